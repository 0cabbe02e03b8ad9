from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bad_input.folder import BOOK, Folder

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    made = Folder(tmp_path)
    made.write("book.yaml", BOOK)
    return made
