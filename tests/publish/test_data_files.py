"""The files beside the report: every figure once, exact, with the page and the row in which it stands."""

from __future__ import annotations

import csv
import json
import re
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path

import pypdfium2
import pytest

from assay.catalogue.dimension import parse_dimensions
from assay.core.units import unit
from assay.draft import Draft
from assay.examine import Examined
from assay.facts.fact import FactKey
from assay.publish import Published
from assay.report.figures import figures_in

CONTRACT = {
    "facts.csv": "kpi,metric,label,dimensions,fiscal_year,period_start,period_end,value,unit,decimals,page,line,quote",
    "findings.csv": "code,severity,kpi,metric,fiscal_year,message,evidence,page,line",
    "coverage.csv": "framework,provision,status,where,reason",
}


@pytest.fixture(scope="session")
def folder(lantern_report: Published) -> Path:
    return lantern_report.files[0].parent


@cache
def rows(path: Path) -> tuple[dict[str, str], ...]:
    with path.open(encoding="utf-8", newline="") as stream:
        return tuple(csv.DictReader(stream))


@cache
def page_texts(path: Path) -> tuple[str, ...]:
    with pypdfium2.PdfDocument(path) as pdf:
        return tuple("".join(page.get_textpage().get_text_range().split()) for page in pdf)


def key_of(row: dict[str, str]) -> FactKey:
    return FactKey(row["metric"], int(row["fiscal_year"]), parse_dimensions(row["dimensions"]))


def grouped(digits: str) -> str:
    """As it is printed: commas every three digits, and a true minus."""
    whole, point, fraction = digits.lstrip("-").partition(".")
    return ("−" if digits.startswith("-") else "") + f"{int(whole):,}" + point + fraction


@pytest.mark.parametrize("name", sorted(CONTRACT))
def test_headers_are_the_contract(name: str, folder: Path) -> None:
    content = (folder / name).read_bytes()
    assert not content.startswith(b"\xef\xbb\xbf")
    assert content.decode("utf-8").splitlines()[0] == CONTRACT[name]
    assert b"\r" not in content
    assert len(rows(folder / name)) > 0


def test_every_printed_figure_is_listed_once(folder: Path, lantern_draft: Draft) -> None:
    listed = [str(key_of(row)) for row in rows(folder / "facts.csv")]
    assert len(listed) == len(set(listed)) > 700
    known = {str(fact.key) for fact in lantern_draft.facts if fact.known}
    printed = {figure.fact_key for figure in figures_in(lantern_draft.composed["en"].document)}
    assert set(listed) == printed & known
    assert "water_withdrawn@2025" in listed


def test_values_are_the_exact_facts_rounded_half_away_from_zero(folder: Path, lantern: Examined) -> None:
    """Computed again with fractions."""
    for row in rows(folder / "facts.csv"):
        fact = lantern.calculation.facts.facts[key_of(row)]
        assert isinstance(fact.value, Decimal)
        exact = Fraction(fact.value) * fact.unit.scale / unit(row["unit"]).scale
        step = Fraction(10) ** -int(row["decimals"])
        whole = int(abs(exact) / step + Fraction(1, 2)) * step
        assert Fraction(row["value"]) == (whole if exact >= 0 else -whole), row
        assert re.fullmatch(r"-?\d+(\.\d+)?", row["value"])
        assert len(row["value"].partition(".")[2]) == max(0, int(row["decimals"]))


def test_a_quote_holds_its_value(folder: Path) -> None:
    for row in rows(folder / "facts.csv"):
        assert grouped(row["value"]) in row["quote"], row


def test_every_figure_stands_on_its_page_with_its_quote(folder: Path) -> None:
    """Read from the PDF: every figure of the quote stands on the page that is named."""
    texts = page_texts(folder / "report.en.pdf")
    for row in rows(folder / "facts.csv"):
        page = texts[int(row["page"]) - 1]
        assert grouped(row["value"]) in page, row
        figures = [word for word in row["quote"].split() if re.fullmatch(r"−?[\d,]+(\.\d+)?", word)]
        assert all(figure in page for figure in figures), row


def test_kpis_labels_and_periods(folder: Path, lantern: Examined) -> None:
    provisions = {p.code for p in lantern.content.framework("hkex-code-2025").provisions}
    metrics = lantern.book.catalogue.metrics
    for row in rows(folder / "facts.csv"):
        assert row["kpi"] in provisions | {""}
        metric = metrics[row["metric"]]
        assert row["label"] == metric.label.en
        assert row["period_end"] == f"{row['fiscal_year']}-12-31"
        month = "-12-31" if metric.period == "instant" else "-01-01"
        assert row["period_start"] == row["fiscal_year"] + month
    by_metric = {row["metric"]: row["kpi"] for row in rows(folder / "facts.csv")}
    expected = {
        "scope_1": "D28(a)",
        "carbon_cost": "D34",
        "energy_consumed": "A2.1",
        "employees": "B1.1",
        "suppliers": "B5.1",
        "fatalities": "B2.1",
    }
    assert {name: by_metric[name] for name in expected} == expected


def test_the_trace_holds_every_listed_figure(folder: Path) -> None:
    trace = json.loads((folder / "trace.json").read_text("utf-8"))
    known = {(f["metric"], f["year"], f.get("dimensions", "") or "") for f in _flat(trace["facts"])}
    for row in rows(folder / "facts.csv"):
        assert (row["metric"], int(row["fiscal_year"]), row["dimensions"]) in known


def _flat(facts: list[dict[str, object]]) -> list[dict[str, object]]:
    made = []
    for fact in facts:
        cut = fact.get("dimensions", "")
        text = ";".join(f"{name}={member}" for name, member in cut.items()) if isinstance(cut, dict) else cut
        made.append({**fact, "dimensions": text})
    return made
