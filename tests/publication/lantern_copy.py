"""The example book in a folder of its own, that a test may publish and change."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

from assay.content import load_content
from assay.examine import Examined, examine
from assay.freeze import Frozen

LANTERN = Path(__file__).parents[2] / "examples" / "lantern"
FACTOR = (
    "id,parameter,level,area,member,value,unit,from,to,document,publisher,at,url,licence,confidence,reviewed_on,note"
)
OWN = "own-grid,grid_factor,own,,,{},tCO2e/MWh,2020-01-01,,A letter of the grid,The grid,page 1,,,verified,2026-01-01,"


def copied(
    folder: Path, *, again: bool = False, revenue: str = "", electricity: str = "", grid_factor: str = ""
) -> Examined:
    """Examine a copy of the book. ``again``: as it lies there. ``revenue``, ``electricity``: another first value.

    ``grid_factor``: one factor of the group's own for all its electricity, in tCO2e/MWh.
    """
    book = folder / "lantern"
    if not again:
        shutil.copytree(LANTERN, book, dirs_exist_ok=True)
    for register, value in (("revenue", revenue), ("energy", electricity)):
        if value:
            _change(book / "records" / f"{register}.csv", value)
    if electricity:  # what others stated of it, and what earlier reports printed, no longer agrees
        for name in ("assertions.csv", "first_reported.csv", "restatements.yaml"):
            (book / name).unlink()
    if grid_factor:
        (book / "factors" / "grid.csv").write_text(f"{FACTOR}\n{OWN.format(grid_factor)}\n", encoding="utf-8")
    found = examine(book, load_content())
    assert isinstance(found, Examined)
    return found


def copy_of_frozen(frozen: Frozen, root: Path) -> Path:
    """The whole book of a publication, with that publication, in a folder that a test may change."""
    assert frozen.folder is not None
    return shutil.copytree(frozen.folder.parents[1], root)


def _change(path: Path, value: str) -> None:
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    rows[0]["quantity"] = value
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, rows[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
