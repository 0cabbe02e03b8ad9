from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assay.cli import opening
from assay.examine import Examined, Unreadable, examine
from cli.run import assay

EXAMPLES = Path(__file__).parents[2] / "examples"
XIMEI = EXAMPLES / "published" / "ximei-2023"
LANTERN = EXAMPLES / "lantern"


@pytest.fixture(scope="module", autouse=True)
def examined_once() -> Iterator[None]:
    """Many questions are put to the same two books, which no test here changes: each is examined for the first."""
    known: dict[Path, Examined | Unreadable] = {}

    def once(folder: Path, *more: Any) -> Examined | Unreadable:
        if folder not in known:
            known[folder] = examine(folder, *more)
        return known[folder]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(opening, "examine", once)
        yield


def test_it_prints_sum_factor_document_rung_record_and_place() -> None:
    ran = assay("explain", XIMEI, "scope_2_location", "--period", "2023")
    assert ran.code == 0
    for part in (
        "37,027",
        "60,689.457 MWh × 0.6101",
        "Document: ESG report 2023",
        "the group's own factor, in force on the day",
        "records/figures.csv, row",
        "60689457 kWh",
        "page 50, line 716",
    ):
        assert part in ran.out, part


def test_json_says_the_same() -> None:
    data = assay("explain", XIMEI, "scope_2_location", "--period", "2023", "--json").data
    assert data["printed"].startswith("37,027")
    assert data["value"] == "37026.6377157"
    part = data["inputs"][0]["parts"][0]
    (factor,) = part["factors"]
    assert factor["value"] == "0.6101"
    assert "ESG report 2023" in factor["document"]
    assert factor["rung"] == "the group's own factor, in force on the day"
    (record,) = part["inputs"][0]["records"]
    assert record["entered"] == "60689457 kWh"
    assert (record["file"], record["page"], record["line"]) == ("records/figures.csv", 50, 716)


def test_the_year_is_the_reporting_year_unless_said() -> None:
    assert assay("explain", LANTERN, "employees", "--json").data["year"] == 2025


def test_one_part_at_one_site() -> None:
    data = assay("explain", LANTERN, "employees", "--by", "gender=female", "--site", "birch", "--json").data
    assert data["dimensions"] == "gender=female;site=birch"
    assert assay("explain", LANTERN, "employees", "--by", "gender=female;site=birch", "--json").data == data


@pytest.mark.parametrize(("language", "word"), [("zh-Hant", "公式："), ("zh-Hans", "代入数值：")])
def test_other_languages(language: str, word: str) -> None:
    assert word in assay("explain", XIMEI, "ghg_emissions", "--lang", language).out


def test_all_lists_every_record() -> None:
    short = assay("explain", LANTERN, "output", "--period", "2024")
    full = assay("explain", LANTERN, "output", "--period", "2024", "--all")
    assert "more (--all lists them)" in short.out
    assert "more (--all" not in full.out
    assert full.out.count("records/output.csv") > short.out.count("records/output.csv")


def test_an_unknown_metric_names_near_ones() -> None:
    ran = assay("explain", LANTERN, "employes")
    assert ran.code == 2
    assert "employees" in ran.err
    assert "assay catalogue" in ran.err
    assert assay("explain", LANTERN, "employes", "--json").data["error"]


def test_no_such_figure_says_why() -> None:
    ran = assay("explain", LANTERN, "fuel_consumed")
    assert ran.code == 1
    assert "--by carrier=diesel" in ran.out
    data = assay("explain", LANTERN, "scope_1", "--period", "1999", "--json").data
    assert data["fact"] is None
    assert "1999" in data["reasons"][0]


@pytest.mark.parametrize("name", ["energy.csv:12", "records/energy.csv:12", "EN-CED-G2-2023-01"])
def test_a_record_lists_the_facts_it_feeds(name: str) -> None:
    data = assay("explain", LANTERN, "--record", name, "--json").data
    (record,) = data["records"]
    assert record["id"] == "EN-CED-G2-2023-01"
    metrics = {fact["metric"] for fact in record["facts"]}
    assert {"fuel_consumed", "fuel_emissions", "scope_1", "ghg_emissions"} <= metrics
    assert "feeds" in assay("explain", LANTERN, "--record", name).out


def test_an_unknown_record_is_refused() -> None:
    ran = assay("explain", LANTERN, "--record", "energy.csv:999999")
    assert ran.code == 2
    assert "energy.csv:999999" in ran.err


@pytest.mark.parametrize(
    "words",
    [
        ("explain", LANTERN),
        ("explain", LANTERN, "employees", "--record", "x"),
        ("explain", LANTERN, "employees", "--by", "female"),
        ("explain", LANTERN, "employees", "--by", "gender=male", "--by", "gender=female"),
        ("explain", LANTERN, "employees", "--period", "last"),
        ("explain", LANTERN, "employees", "--lang", "fr"),
    ],
)
def test_wrong_usage_is_2(words: tuple[object, ...]) -> None:
    ran = assay(*words)
    assert ran.code == 2
    assert ran.err
