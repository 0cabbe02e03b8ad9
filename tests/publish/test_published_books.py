"""The four published reports as books: each makes a report in its languages, whatever is wrong with its figures."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from assay.content import load_content
from assay.examine import Examined, examine
from assay.publish import publish

FOLDER = Path(__file__).parents[2] / "examples" / "published"
BOOKS = ("jlmag-2022", "remt-2023", "remt-2024", "ximei-2023")


@pytest.mark.parametrize("name", BOOKS)
def test_it_is_published_in_its_languages(name: str, tmp_path: Path) -> None:
    found = examine(FOLDER / name, load_content())
    assert isinstance(found, Examined)
    done = publish(found, tmp_path / name)
    made = {path.name for path in done.files}
    assert {f"report.{language}.pdf" for language in found.book.languages} <= made
    assert {f"databook.{language}.xlsx" for language in found.book.languages} <= made
    own = [f for f in done.findings if f.code.startswith(("prose.", "index.", "render.", "framework.unknown"))]
    assert own == []
    # Totals that were recorded beside parts that are known to lack something: a warning and no error.
    tags = [f for f in done.findings if f.code.startswith("xbrl.")]
    assert {(f.code, f.severity) for f in tags} <= {("xbrl.inconsistent", "warning")}
    assert name.startswith(("jlmag", "ximei")) or not tags
    with (tmp_path / name / "facts.csv").open(encoding="utf-8", newline="") as stream:
        facts = list(csv.DictReader(stream))
    assert len(facts) > 40
    assert all(row["page"] and row["value"] for row in facts)
