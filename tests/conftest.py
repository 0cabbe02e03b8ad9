"""A small fictional book for any test: give it files, get what follows from them."""

from __future__ import annotations

from pathlib import Path

import pytest

from assay.content import load_content
from assay.draft import Draft, draft
from assay.examine import Examined, examine
from assay.publish import Published, publish
from small_book import HEAD, SmallBook

EXAMPLES = Path(__file__).parent.parent / "examples"


@pytest.fixture
def book(tmp_path: Path) -> SmallBook:
    """An empty book of a group with two plants and an office; ``book.write({...})`` adds files."""
    folder = tmp_path / "book"
    folder.mkdir()
    return SmallBook(folder).write({"book.yaml": HEAD})


@pytest.fixture(scope="session")
def lantern() -> Examined:
    """The example group, read, calculated and checked."""
    found = examine(EXAMPLES / "lantern", load_content())
    assert isinstance(found, Examined)
    return found


@pytest.fixture(scope="session")
def lantern_draft(lantern: Examined) -> Draft:
    """Its report in three languages, composed."""
    return draft(lantern)


@pytest.fixture(scope="session")
def lantern_report(lantern: Examined, tmp_path_factory: pytest.TempPathFactory) -> Published:
    """Its report in three languages and all formats, with the data files, in a folder."""
    return publish(lantern, tmp_path_factory.mktemp("lantern"))


@pytest.fixture(scope="session")
def lantern_pages(lantern: Examined, tmp_path_factory: pytest.TempPathFactory) -> Published:
    """The same report as PDF and page only, which nobody validates: what the reader needs, sooner."""
    return publish(lantern, tmp_path_factory.mktemp("pages"), formats=("pdf", "xhtml"))
