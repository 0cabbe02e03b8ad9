"""A book written to a folder and read again is the same book."""

from __future__ import annotations

import io
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import duckdb
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from assay.book.dates import parse_date
from assay.book.dump import dump_book
from assay.book.load import load_book
from assay.book.tables_out import cell_of
from assay.book.targets import Milestone
from assay.core.missing import Missing
from assay.core.numbers import parse_number
from assay.core.units import known_units, unit
from bad_input.folder import ENERGY, FIGURES, GOOD, catalogue, registers

if TYPE_CHECKING:
    from bad_input.folder import Folder

HEAD = """\
group: {name: {en: Lantern, zh-Hant: 燈塔}, short_name: {en: L}, stock_code: "00000"}
currency: HKD
fiscal_year: {first_month: 4, years: [2024, 2025]}
languages: [zh-Hant, en]
frameworks: [hkex-guide-2020]
entities:
  metals: {name: {en: Metals}, ownership: [{since: 2010-01-01, share: "51.5%"}, {since: 2024-07-01, share: "100%"}]}
sites:
  birch: {name: {en: Birch}, entity: metals, country: CN, region: CN-JL, grid: CN-NORTHEAST, since: 2010-01-01}
  office: {name: {en: Office}, entity: metals, until: 2025-01-31, headcount_only: yes}
members: {product: {ingot: {en: Ingot, zh-Hans: 镁锭}}}
settings: {turnover_denominator: period_end, age_bands: [30_and_below, 31_to_40, 41_to_50, 51_and_above], records_as_printed: yes, consolidation: equity_share}
factor_sets: [first, second]
presentation: {hours_worked: {unit: 1000h, decimals: 2}}
report: {title: {en: "Report: 2025"}, published_on: 2026-04-20, accent: "#0b6e63"}
"""
FILES = {
    "book.yaml": HEAD,
    "records/energy.csv": "\n".join(
        [
            ENERGY + ",id,supersedes,void,evidence,page,line,note",
            GOOD[0] + ',jan,,,bill.txt,3,7,"two\nlines, and ""quotes"""',
            GOOD[0].replace("100.50", "bad") + ",worse,,,,,,",
            "birch,M1,electricity,2025-01-01,2025-01-31,101.500,kWh,jan2,jan,,,,,",
            GOOD[1] + ",feb,,entered twice,,,,",
            "birch,M9,electricity,2025-03,2025-03,7,kWh,again,worse,,,,,",
        ]
    ),
    "records/figures.csv": f"{FIGURES}\nleavers,,2025-01,2025-03,not collected,person,female\nleavers,,2024-05,2024-05,3,人,\n",
    "records/injuries.csv": "case,date,site,severity,lost_days,cause,status\n",
    "assertions.csv": 'metric,year,site,dimensions,value,unit,document,page,line,quote,note\nleavers,2025,,gender=female,"1,037",人,r.pdf,12,4,Leavers 1,\n',
    "explanations.yaml": "changes: [{metric: leavers, year: 2025, text: {en: moved}}]\nprovisions: [{framework: f, provision: B6.1, reason: {en: none}}]\n",
    "governance.yaml": "bodies: [{id: board, name: Board, composition: {en: five}, duties: [{en: a}, b]}]\nmeetings: [{body: board, date: 2025-03-20, subject: S, decision: D}]\n",
    "stakeholders.yaml": "- {group: Staff, concerns: [pay], channels: [talks], frequency: often}\n",
    "materiality.yaml": "thresholds: {high: 4.5, moderate: 2}\ntopics: [{id: energy, name: E, aspect: A2, stakeholders: 4.6, business: 4.40}]\n",
    "targets.yaml": '- {id: t, name: T, metric: leavers, dimensions: gender=female, base_year: 2023, target_year: 2030, change: "-20%", milestones: [{year: 2026, change: "-5%"}], provision: A1.5, steps: go}\n- {id: u, name: U, metric: leavers, base_year: 2023, target_year: 2030, no_faster_than: employees}\n',
    "narrative/A1.GD.zh-Hant.md": "## 標題\n\n{leavers 2025}\n",
    "factors/own.csv": "id\n",
    "evidence/bill.txt": "a bill",
}  # fmt: skip


def test_load_of_dump_of_load(folder: Folder, tmp_path_factory: pytest.TempPathFactory) -> None:
    for name, text in FILES.items():
        folder.write(name, text)
    (folder.root / "records/water").mkdir()
    duckdb.execute(
        "COPY (SELECT 'birch' AS site, 'withdrawn' AS flow, DATE '2025-01-01' AS \"start\", DATE '2025-01-31' AS \"end\", "
        f"1.50::DECIMAL(9,2) AS quantity, 'm3' AS unit) TO '{folder.root}/records/water/a.parquet' (FORMAT parquet)"
    )
    first = folder.read()
    assert first.book is not None
    assert {finding.severity for finding in first.findings} == {"note"}, [str(f) for f in first.findings]
    target = tmp_path_factory.mktemp("copy") / "book"
    dump_book(first.book, target)
    second = load_book(target, catalogue(), registers())
    assert second.book == first.book
    assert second.book is not None
    assert second.book.own_factor_files == (target / "factors/own.csv",)
    assert not any(finding.severity == "error" for finding in second.findings)


def test_dump_does_not_write_over_its_source(folder: Folder) -> None:
    book = folder.read().book
    assert book is not None
    with pytest.raises(ValueError, match="choose another"):
        dump_book(book, folder.root)


def test_what_a_book_holds(folder: Folder) -> None:
    for name, text in FILES.items():
        folder.write(name, text)
    book = folder.read().book
    assert book is not None
    assert (book.years, book.reporting_year, book.currency) == ((2024, 2025), 2025, "HKD")
    assert book.languages == ("en", "zh-Hant")
    assert book.period(2025).start == date(2024, 4, 1)
    assert book.catalogue.metrics["revenue"].unit.family == "money_hkd"
    shares = book.organisation.entities["metals"].ownership
    assert [(item.value, item.until) for item in shares] == [(Decimal("0.515"), date(2024, 6, 30)), (Decimal(1), None)]
    assert [record.id for record in book.records["energy"]] == ["jan2", "again"]
    assert str(book.records["energy"][0].values["quantity"]) == "101.500"
    assert [record.id for record in book.superseded["energy"]] == ["jan", "feb"]
    assert book.records["figures"][0].values["quantity"] == Missing("not_collected")
    assert book.records["figures"][0].values["gender"] == "female"
    assert "gender" not in book.records["figures"][1].values
    assert book.records["injuries"] == ()
    assert "training" not in book.records
    stated = book.assertions[0]
    assert (stated.printed, stated.value, stated.dimensions) == ("1,037", Decimal(1037), (("gender", "female"),))
    assert book.targets[0].change == Decimal("-0.20")
    assert book.targets[0].milestones == (Milestone(2026, Decimal("-0.05")),)
    assert (book.targets[1].change, book.targets[1].no_faster_than) == (None, "employees")
    found = book.evidence.find("bill.txt")
    assert found is not None
    assert found.size == 6


def test_workbook_csv_and_parquet_say_the_same(folder: Folder) -> None:
    data = io.BytesIO()
    with xlsxwriter.Workbook(data, {"in_memory": True}) as made:
        page = made.add_worksheet()
        for number, line in enumerate((ENERGY, GOOD[0].replace("100.50", "100.5"))):
            page.write_row(number, 0, line.split(","))
    forms: dict[str, bytes | str] = {"energy.xlsx": data.getvalue(), "energy.csv": f"{ENERGY}\n{GOOD[0]}\n"}
    seen = []
    for name, content in forms.items():
        path = folder.write(f"records/{name}", content)
        book = folder.read().book
        assert book is not None
        seen.append(book.records["energy"][0].values)
        path.unlink()
    assert seen[0] == seen[1]


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-(10**15), max_value=10**15))
def test_numbers_survive_a_cell(value: Decimal) -> None:
    again = parse_number(cell_of(value))
    assert (again, again.as_tuple().exponent) == (value, value.as_tuple().exponent)


@given(st.dates(min_value=date(1000, 1, 1)))
@settings(max_examples=50)
def test_days_survive_a_cell(day: date) -> None:
    assert parse_date(cell_of(day)) == day


@pytest.mark.parametrize("name", [*known_units(), "tCO2e/10000CNY", "1000h", "kWh/t", "count/1000000h"])
def test_units_survive_a_cell(name: str) -> None:
    assert unit(cell_of(unit(name))) == unit(name)


def test_month_sides() -> None:
    assert parse_date("2024-02", "start") == date(2024, 2, 1)
    assert parse_date("2024年2月", "end") == date(2024, 2, 29)
    assert parse_date("2025-12", "end") == date(2025, 12, 31)
    assert parse_date("2025-12-01 00:00:00") == date(2025, 12, 1)
