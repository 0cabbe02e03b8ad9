"""Importing a file that was sent, and making a new book."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from assay.book.evidence import sha256_of
from assay.book.import_file import import_file
from assay.book.load import load_book
from assay.book.new import new_book
from bad_input.folder import ENERGY, GOOD, catalogue, count, registers

if TYPE_CHECKING:
    from pathlib import Path

    from bad_input.folder import Folder


def snapshot(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_import_guesses_the_register_and_is_idempotent(
    folder: Folder, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("sent") / "plant.csv"
    path.write_text("\n".join([ENERGY, GOOD[0], "x" + GOOD[1][5:], GOOD[1], ""]), "utf-8")
    book = folder.read().book
    assert book is not None
    first = import_file(book, path)
    assert (first.register, first.added, first.skipped) == ("energy", 2, 0)
    assert [finding.code for finding in first.findings] == ["record.site_unknown"]
    digest = sha256_of(path)
    assert (folder.root / "evidence" / f"{digest}.csv").read_bytes() == path.read_bytes()
    again = folder.read()
    assert again.findings == ()
    assert again.book is not None
    assert {record.evidence for record in again.book.records["energy"]} == {f"{digest}.csv"}
    before = snapshot(folder.root)
    second = import_file(again.book, path)
    assert (second.added, second.skipped, second.written) == (0, 2, None)
    assert snapshot(folder.root) == before


def test_import_skips_what_is_there_and_reports_what_contradicts(
    folder: Folder, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder.table("energy.csv", ENERGY, *GOOD)
    path = tmp_path_factory.mktemp("sent") / "march.csv"
    other = GOOD[1].replace(",200,", ",250,")
    march = "birch,M1,electricity,2025-03-01,2025-03-31,300,kWh"
    path.write_text("\n".join([ENERGY, GOOD[0], other, march]), "utf-8")
    book = folder.read().book
    assert book is not None
    result = import_file(book, path, "energy")
    assert (result.added, result.skipped) == (1, 1)
    (found,) = result.findings
    assert (found.code, found.place and found.place.file, found.place and found.place.row) == (
        "record.duplicate",
        "march.csv",
        3,
    )
    read = folder.read()
    assert read.findings == ()
    assert count(read) == 3


def test_imported_correction(folder: Folder, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder.table("energy.csv", ENERGY, *GOOD)
    path = tmp_path_factory.mktemp("sent") / "fix.csv"
    path.write_text(f"{ENERGY},supersedes\n{GOOD[1].replace(',200,', ',250,')},energy.csv:3\n", "utf-8")
    book = folder.read().book
    assert book is not None
    assert import_file(book, path).added == 1
    after = folder.read().book
    assert after is not None
    assert [record.values["quantity"] for record in after.records["energy"]] == [Decimal("100.50"), Decimal(250)]


def test_a_file_that_fits_no_register(folder: Folder, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("sent") / "menu.csv"
    path.write_text("dish,price\nsoup,3\n", "utf-8")
    book = folder.read().book
    assert book is not None
    before = snapshot(folder.root)
    result = import_file(book, path)
    assert [finding.code for finding in result.findings] == ["file.unknown_register"]
    assert "'menu.csv'" in result.findings[0].message
    assert import_file(book, path, "menu").findings[0].code == "file.unknown_register"
    assert snapshot(folder.root) == before


def test_new_book_is_clean_and_claims_nothing(tmp_path: Path) -> None:
    root = tmp_path / "O'Hara: 1"
    made = new_book(root, registers(), 2025)
    assert all(path.is_file() for path in made)
    read = load_book(root, catalogue(), registers())
    assert read.book is not None
    assert read.book.group.name.en == "O'Hara: 1"
    assert not any(finding.severity != "note" for finding in read.findings)
    # An empty register of injuries would say that nobody was hurt.
    assert "injuries" not in read.book.records
    assert (root / "templates/injuries.csv").exists()
    assert "energy" in read.book.records
    with pytest.raises(FileExistsError, match="holds a book already"):
        new_book(root, registers(), 2025)
