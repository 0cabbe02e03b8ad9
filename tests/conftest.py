"""A small fictional book for any test: give it files, get what follows from them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from xdist.scheduler import LoadScopeScheduling

from assay.content import load_content
from assay.draft import Draft, draft
from assay.examine import Examined, examine
from assay.freeze import Frozen, freeze
from assay.publish import Published, publish
from publication.lantern_copy import copied
from small_book import HEAD, SmallBook

EXAMPLES = Path(__file__).parent.parent / "examples"

# Modules that share what takes long to make are run by one worker, so that it is made once; and the longest come first,
# for whoever begins them last waits for them at the end. All others follow, each module on one worker.
LONGEST = (
    ("publication/test_verifier.py", "publication/test_restated.py", "publication/test_factor_update.py"),
    (
        "publish/test_lantern_report.py",
        "publish/test_data_book.py",
        "publish/test_data_files.py",
        "privacy/test_published.py",
        "xbrl/test_files.py",
        "xbrl/test_viewer.py",
        "xbrl/test_defects.py",
        "xbrl/test_gate.py",
        "xbrl/test_official.py",
    ),
    (
        "reader/read/test_read_back.py",
        "reader/read/test_beside.py",
        "render/test_audit_page.py",
        "cli/test_read.py",
    ),
    ("publish/test_published_books.py",),
    ("xbrl/test_sums_apart.py",),
    ("calc/test_bulk.py",),
    ("reader/extract/test_extract_pdf.py",),
    ("publication/test_scores.py",),
    ("collect/test_returned.py",),
    ("privacy/test_withhold.py",),
    ("bad_input/test_large_input.py",),
)
PLACE = {f"tests/{module}": place for place, group in enumerate(LONGEST) for module in group}


def _group(test: str) -> str:
    """What is run by one worker: a group of modules, else the module."""
    module = test.partition("::")[0]
    return str(PLACE.get(module, module))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: PLACE.get(item.nodeid.partition("::")[0], len(LONGEST)))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """With several workers (-n) the groups are handed out in their order, each to whoever is free."""

    class InGroups(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            return _group(nodeid)

    return InGroups(config, log)


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


@pytest.fixture(scope="session")
def frozen_lantern(tmp_path_factory: pytest.TempPathFactory) -> Frozen:
    """The first publication of a copy of the example book: to be read, and copied before anything is changed."""
    return freeze(copied(tmp_path_factory.mktemp("frozen")))
