"""A small fictional book for any test: give it files, get what follows from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from small_book import HEAD, SmallBook

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def book(tmp_path: Path) -> SmallBook:
    """An empty book of a group with two plants and an office; ``book.write({...})`` adds files."""
    folder = tmp_path / "book"
    folder.mkdir()
    return SmallBook(folder).write({"book.yaml": HEAD})
