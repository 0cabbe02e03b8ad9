"""The four published reports as books: each makes a report in its languages, whatever is wrong with its figures."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from assay.content import load_content
from assay.core.languages import LANGUAGES
from assay.draft import draft
from assay.examine import Examined, examine
from assay.publish import FORMATS, publish
from assay.xbrl.release import judge, release, tagged_page, taxonomy_of, untagged

FOLDER = Path(__file__).parents[2] / "examples" / "published"
# Figures that each report has a tag for: one that is lost on the way is lost silently.
FACTS = {"jlmag-2022": 308, "remt-2023": 45, "remt-2024": 50, "ximei-2023": 294}
BOOKS = tuple(FACTS)


@pytest.mark.parametrize("name", BOOKS)
def test_it_is_published_in_its_languages(name: str, tmp_path: Path) -> None:
    found = examine(FOLDER / name, load_content())
    assert isinstance(found, Examined)
    done = publish(found, tmp_path / name, formats=[each for each in FORMATS if each != "xbrl"])  # validated below
    made = {path.name for path in done.files}
    assert {f"report.{language}.pdf" for language in found.book.languages} <= made
    assert {f"databook.{language}.xlsx" for language in found.book.languages} <= made
    own = [f for f in done.findings if f.code.startswith(("prose.", "index.", "render.", "framework.unknown"))]
    assert own == []
    assert not [f for f in done.findings if f.code.startswith("xbrl.")]
    with (tmp_path / name / "facts.csv").open(encoding="utf-8", newline="") as stream:
        facts = list(csv.DictReader(stream))
    assert len(facts) > 40
    assert all(row["page"] and row["value"] for row in facts)


@pytest.mark.parametrize("name", BOOKS)
def test_its_tags_are_valid_in_every_language(name: str, tmp_path: Path) -> None:
    """Nothing is said of any page, not even that a total is not its parts, though two of these publications print
    totals beside parts of which something is not disclosed."""
    content = load_content()
    found = examine(FOLDER / name, content)
    assert isinstance(found, Examined)
    made = draft(found, LANGUAGES)
    taxonomy = taxonomy_of(content)
    pages = [tagged_page(made.materials[language], one, taxonomy) for language, one in made.composed.items()]
    for page in pages:
        (tmp_path / page.name).write_bytes(page.content)
    for file, data in release(pages, taxonomy).items():
        (tmp_path / file).write_bytes(data)
    assert untagged(pages) == judge(tmp_path, pages) == ()
    assert [len(page.tagging.facts()) for page in pages] == [FACTS[name]] * len(LANGUAGES)
    apart = {page.tagging.extension is not None for page in pages}
    assert apart == {name in ("jlmag-2022", "ximei-2023")}
    said = [f for f in made.findings if f.code == "total.parts_apart"]
    assert {f.metric for f in said} <= {"scope_1"}
    assert bool(said) == (name in ("jlmag-2022", "ximei-2023"))
