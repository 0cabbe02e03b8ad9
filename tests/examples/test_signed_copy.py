"""A signed copy of the example book: three tiers, from the lowest up, over exactly its figures and texts."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from assay.content import load_content
from assay.draft import Draft, draft
from assay.examine import Examined, examine
from assay.report.document import PlainTable, Section

SCRIPT = Path(__file__).parents[2] / "examples" / "make_lantern.py"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Draft:
    folder = tmp_path_factory.mktemp("signed") / "lantern"
    subprocess.run([sys.executable, str(SCRIPT), str(folder), "--sign"], check=True, capture_output=True)
    found = examine(folder, load_content())
    assert isinstance(found, Examined)
    return draft(found, ["en"])


def test_all_three_signatures_hold(made: Draft) -> None:
    assert [each.body for each in made.signed.held] == ["workgroup", "committee", "board"]
    assert made.signed.stale == ()
    assert not [each for each in made.findings if each.code.startswith("governance.sign_off")]


def test_the_report_shows_who_signed(made: Draft) -> None:
    (table,) = [block for block in blocks(made.composed["en"].document.sections) if block.id == "t-signed"]
    names = ["".join(run.text for cell in row for run in cell) for row in table.rows]
    assert len(names) == 3
    assert any("Yip Kwok Leung" in name for name in names)


def test_it_refuses_to_sign_the_book_itself() -> None:
    done = subprocess.run([sys.executable, str(SCRIPT), "--sign"], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "name another FOLDER" in done.stderr


def blocks(sections: tuple[Section, ...]) -> list[PlainTable]:
    found: list[PlainTable] = []
    for section in sections:
        found += [block for block in section.blocks if isinstance(block, PlainTable)]
        found += blocks(section.sections)
    return found
