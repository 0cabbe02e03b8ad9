"""The taxonomy, generated once."""

from __future__ import annotations

import pytest

from assay.content import load_content
from assay.xbrl.generate import generate
from assay.xbrl.taxonomy import Taxonomy


@pytest.fixture(scope="session")
def taxonomy() -> Taxonomy:
    content = load_content()
    return generate(content.catalogue, content.formulas, [content.framework(name) for name in content.frameworks()])
