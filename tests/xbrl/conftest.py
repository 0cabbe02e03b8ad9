"""The taxonomy, generated once."""

from __future__ import annotations

import pytest

from assay.content import load_content
from assay.xbrl.release import taxonomy_of
from assay.xbrl.taxonomy import Taxonomy
from xbrl.small_report import SmallReport, small_report


@pytest.fixture(scope="session")
def taxonomy() -> Taxonomy:
    return taxonomy_of(load_content())


@pytest.fixture(scope="session")
def small(taxonomy: Taxonomy, tmp_path_factory: pytest.TempPathFactory) -> SmallReport:
    """A report of few figures, tagged in three languages."""
    return small_report(tmp_path_factory.mktemp("small"), taxonomy)
