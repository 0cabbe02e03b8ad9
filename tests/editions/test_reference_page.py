"""The page on reference data says what the files say."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import assay
from assay.frameworks.load import load_edition

EDITIONS = Path(assay.__file__).parent / "editions"
PAGE = (Path(__file__).parents[2] / "docs" / "reference-data.md").read_text("utf-8")


def table_row(name: str) -> list[str]:
    (line,) = [line for line in PAGE.splitlines() if line.startswith(f"| `{name}` |")]
    return [cell.strip() for cell in line.strip("|").split("|")]


def test_every_factor_set_stands_there_with_its_counts() -> None:
    for folder in sorted(path for path in (EDITIONS / "factors").iterdir() if path.is_dir()):
        with (folder / "factors.csv").open(encoding="utf-8", newline="") as stream:
            counted = Counter(row["confidence"] for row in csv.DictReader(stream))
        assert table_row(folder.name)[-2:] == [str(counted["verified"]), str(counted["recalled"])], folder.name


def test_every_framework_stands_there_with_its_counts() -> None:
    for folder in sorted((EDITIONS / "frameworks").iterdir()):
        counted = Counter(provision.confidence for provision in load_edition(folder).provisions)
        assert table_row(folder.name)[-2:] == [str(counted["verified"]), str(counted["recalled"])], folder.name
