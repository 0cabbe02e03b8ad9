"""A copy of the example book that lacks a quarter of one site, so that there is something to ask for."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

from assay.book.book import Book
from assay.book.load import load_book
from assay.content import load_content

LANTERN = Path(__file__).parents[2] / "examples" / "lantern"
SITE, FIRST = "birch", "2025-10-01"


def book_without_a_quarter(folder: Path) -> Book:
    """The book after the rows of the site's energy and waste from October 2025 were taken out."""
    copy = folder / "book"
    shutil.copytree(LANTERN, copy, dirs_exist_ok=True)
    for register in ("energy", "waste"):
        path = copy / "records" / f"{register}.csv"
        with path.open(encoding="utf-8", newline="") as stream:
            rows = list(csv.DictReader(stream))
        with path.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, rows[0].keys(), lineterminator="\n")
            writer.writeheader()
            writer.writerows(row for row in rows if row["site"] != SITE or row["start"] < FIRST)
    return reopened(copy)


def reopened(folder: Path) -> Book:
    content = load_content()
    book = load_book(folder, content.catalogue, content.registers).book
    assert book is not None
    return book
