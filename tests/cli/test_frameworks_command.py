"""`assay frameworks`: editions, their obligations by class and year, their changes, their counterparts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cli.run import assay

if TYPE_CHECKING:
    from small_book import SmallBook

LANTERN = Path(__file__).parents[2] / "examples" / "lantern"


def duty(*options: str) -> dict[str, str]:
    shown = assay("frameworks", "show", "hkex-code-2025", *options, "--json").data
    return {row["code"]: row["obligation"] for row in shown["provisions"]}


def test_editions_are_listed_with_how_far_they_were_seen() -> None:
    listed = assay("frameworks", "--json").data["editions"]
    assert {"gri-2016", "gri-2021", "hkex-code-2025", "hkex-guide-2020", "ifrs-s2"} <= {e["id"] for e in listed}
    assert "recalled" in assay("frameworks").out


def test_class_and_year_decide_what_is_mandatory() -> None:
    assert duty()["D20"] == "comply_or_explain"
    assert duty("--large-cap", "--year", "2025")["D20"] == "comply_or_explain"
    assert duty("--large-cap", "--year", "2026")["D20"] == "mandatory"
    assert duty("--market", "gem", "--large-cap", "--year", "2026")["D20"] == "voluntary"


def test_a_book_brings_its_own_class_and_year(book: SmallBook) -> None:
    book.head("currency:", "listing: {market: gem}\ncurrency:")
    assert duty(str(book.root))["D20"] == "comply_or_explain"  # its year begins before the phase
    book.head("years: [2023, 2024]", "years: [2024, 2025]")
    assert duty(str(book.root))["D20"] == "voluntary"


def test_text_names_each_provision_with_what_it_asks_for() -> None:
    out = assay("frameworks", "show", "hkex-code-2025").out
    assert "  D28(a)  mandatory: Gross Scope 1 emissions  (recalled)\n      scope_1\n" in out
    assert "  D26  comply or explain: " in out


def test_diff_says_what_moved_and_what_is_new() -> None:
    out = assay("frameworks", "diff", "hkex-guide-2020", "hkex-code-2025").out
    assert "  D28(a) (was A1.2)  Gross Scope 1 emissions  [mandatory, before comply or explain]\n" in out
    assert "      + risks/scenarios in the book\n" in out
    assert "No longer asked for" not in out


def test_diff_with_a_book_says_what_that_book_must_add(book: SmallBook) -> None:
    ran = assay("frameworks", "diff", "hkex-guide-2020", "hkex-code-2025", book.root)
    assert ran.code == 0
    assert "part of the book: risks/scenarios (risks.yaml)" in ran.out
    assert "words: narrative/D26.<language>.md" in ran.out
    data = assay("frameworks", "diff", "hkex-guide-2020", "hkex-code-2025", book.root, "--json").data
    lacks = {row["provision"]: row for row in data["to_add"]}
    assert lacks["D28(a)"]["obligation"] == "mandatory"
    assert lacks["D28(a)"]["lacks"] == ["scope_1, 2024"]
    assert len(lacks) == 76


def test_map_names_counterparts() -> None:
    rows = {row["provision"]: row for row in assay("frameworks", "map", "hkex-code-2025", "--json").data["rows"]}
    assert rows["D28(a)"]["ifrs-s2"][0] == "29(a)(i)(1)"
    assert rows["D28(a)"]["gri-2021"] == ["305-1"]
    assert rows["B4.1"]["un-sdg-2015"] == ["SDG 8"]
    only = assay("frameworks", "map", "hkex-code-2025", "--to", "ifrs-s2").out
    assert "ifrs-s2: 29(a)(i)(1)" in only
    assert "gri-2021:" not in only


def test_an_unknown_edition_is_refused_with_the_known_ones() -> None:
    for words in (("show", "gri-1999"), ("diff", "gri-1999", "gri-2021"), ("map", "gri-1999")):
        ran = assay("frameworks", *words)
        assert ran.code == 2
        assert "gri-2021" in ran.err
    ran = assay("frameworks", "map", "gri-2021")
    assert ran.code == 2
    assert "No correspondence" in ran.err
