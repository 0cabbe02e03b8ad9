"""docs/systems.md names what is there: every register, figure, table, passage and file, in the example book."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from assay.content import load_content
from assay.core.languages import LANGUAGES
from assay.examine import Examined

REPOSITORY = Path(__file__).parents[2]
LANTERN = REPOSITORY / "examples" / "lantern"
TOKEN = re.compile(r"`(\w+):([^`]+)`")
TOLD = re.compile(r"(R23|R24|X|J):\d+(–\d+)?")


def rows() -> list[list[str]]:
    lines = (REPOSITORY / "docs" / "systems.md").read_text("utf-8").splitlines()
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("|")]
    return [row for row in cells if row[0] not in ("system", "---")]


ROWS = rows()


def named(kind: str) -> list[str]:
    return sorted({name for row in ROWS for found, name in TOKEN.findall(row[2]) if found == kind})


def test_every_system_of_the_four_reports_is_listed() -> None:
    assert len(ROWS) >= 90
    assert len({row[0] for row in ROWS}) == len(ROWS)
    for report in ("R23", "R24", "X", "J"):
        assert sum(f"{report}:" in row[1] for row in ROWS) >= 10, report


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_a_system_is_told_somewhere_and_done_somewhere_or_it_is_said_why_not(row: list[str]) -> None:
    _, told, done = row
    assert all(TOLD.fullmatch(place) for place in told.split(", ")), told
    assert TOKEN.search(done) or re.match(r"not kept[^:]*: \w", done), done


@pytest.mark.parametrize("name", named("register"))
def test_a_register_is_kept(name: str, lantern: Examined) -> None:
    assert name in load_content().registers
    assert name in lantern.book.records
    empty = {"legal_cases", "data_incidents"}  # kept, and nothing happened
    assert bool(lantern.book.records[name]) != (name in empty)


@pytest.mark.parametrize("name", named("metric"))
def test_a_figure_of_the_year_is_there(name: str, lantern: Examined) -> None:
    year = lantern.book.reporting_year
    assert [fact for fact in lantern.calculation.facts.of(name, year) if fact.known]


@pytest.mark.parametrize("name", named("table"))
def test_a_table_stands_in_the_report(name: str) -> None:
    assert name in {table.id for layout in load_content().layouts for table in layout.tables}


@pytest.mark.parametrize("name", named("passage"))
def test_a_passage_is_told_in_three_languages(name: str) -> None:
    for language in LANGUAGES:
        assert (LANTERN / "narrative" / f"{name}.{language}.md").read_text("utf-8").strip()


@pytest.mark.parametrize("name", named("file"))
def test_a_file_of_the_book_says_something(name: str) -> None:
    assert len((LANTERN / name).read_text("utf-8").splitlines()) > 5


@pytest.mark.parametrize("code", named("check"))
def test_a_finding_is_explained(code: str) -> None:
    assert f"| `{code}` |" in (REPOSITORY / "docs" / "findings.md").read_text("utf-8")


def test_the_page_names_all_that_it_may() -> None:
    kinds = {kind for row in ROWS for kind, _ in TOKEN.findall(row[2])}
    assert kinds == {"register", "metric", "table", "passage", "file", "check"}


@pytest.mark.parametrize(
    "word", sorted({w for row in ROWS if row[2].startswith("not kept") for w in re.findall(r"`(\w+)`", row[2])})
)
def test_what_is_not_kept_has_its_place(word: str) -> None:
    content = load_content()
    certificates = content.catalogue.dimensions["certificate"].members
    assert word in content.registers or word in content.catalogue.metrics or word in certificates
