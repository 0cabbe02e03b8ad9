"""Corrections that lead nowhere, and those that settle a bad row."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bad_input.folder import ENERGY, GOOD, check, count, only

if TYPE_CHECKING:
    from bad_input.folder import Folder

HEADER = ENERGY + ",id,supersedes,void"


def line(month: int, name: str = "", supersedes: str = "", void: str = "", quantity: str = "5") -> str:
    return f"birch,M1,electricity,2025-{month:02},2025-{month:02},{quantity},kWh,{name},{supersedes},{void}"


def test_supersedes_unknown(folder: Folder) -> None:
    folder.table("energy.csv", HEADER, line(1, "jan"), line(2, "feb2", "fbe"), line(3, "mar"))
    read = folder.read()
    check(only(read, "record.supersedes_unknown"), "records/energy.csv", 3, "supersedes", "fbe")
    assert count(read) == 2


def test_supersedes_twice(folder: Folder) -> None:
    folder.table("energy.csv", HEADER, line(1, "a"), line(1, "b", "a"), line(1, "c", "a"))
    read = folder.read()
    found = only(read, "record.supersedes_twice")
    check(found, "records/energy.csv", 4, "supersedes", "a")
    assert "row 3" in found.message
    assert count(read) == 1


def test_supersedes_cycle(folder: Folder) -> None:
    folder.table("energy.csv", HEADER, line(1, "a", "b"), line(1, "b", "a"), line(2, "c"))
    read = folder.read()
    found = [finding for finding in read.findings if finding.code == "record.supersedes_cycle"]
    assert [finding.place and finding.place.row for finding in found] == [2, 3]
    assert "a <- b <- a" in found[0].message
    assert read.book is not None
    assert [record.id for record in read.book.records["energy"]] == ["c"]
    assert [record.id for record in read.book.superseded["energy"]] == ["a", "b"]


def test_supersedes_itself(folder: Folder) -> None:
    folder.table("energy.csv", HEADER, line(1, "a", "a"), line(2, "b"))
    read = folder.read()
    check(only(read, "record.supersedes_cycle"), "records/energy.csv", 2, "supersedes", "a")
    assert count(read) == 1


@pytest.mark.parametrize("word", ["x", "yes", "是", "作废"])
def test_void_without_reason(folder: Folder, word: str) -> None:
    folder.table("energy.csv", HEADER, line(1, "a"), line(2, "b", void=word))
    read = folder.read()
    check(only(read, "record.void_reason"), "records/energy.csv", 3, "void", word)
    assert count(read) == 1


def test_duplicate_id(folder: Folder) -> None:
    folder.table("energy.csv", HEADER, line(1, "a"), line(2, "a"), line(3, "c"))
    read = folder.read()
    check(only(read, "record.id_duplicate"), "records/energy.csv", 3, "id", "a")
    assert count(read) == 2


def test_a_bad_row_that_was_replaced_is_only_a_note(folder: Folder) -> None:
    folder.table("energy.csv", HEADER, line(1, quantity="lots"), line(1, "again", "energy.csv:2"), line(2))
    read = folder.read()
    found = only(read, "record.number")
    check(found, "records/energy.csv", 2, "quantity", "lots")
    assert found.severity == "note"
    assert count(read) == 2


def test_a_bad_row_that_was_withdrawn_is_only_a_note(folder: Folder) -> None:
    folder.table("energy.csv", HEADER, line(1), line(2, void="typed twice", quantity="lots"))
    read = folder.read()
    assert only(read, "record.number").severity == "note"
    assert count(read) == 1


def test_a_replacement_is_no_duplicate_and_the_old_row_is_kept_aside(folder: Folder) -> None:
    folder.table(
        "energy.csv", HEADER, line(1), line(1, supersedes="records/energy.csv:2", quantity="6"), GOOD[1] + ",,,"
    )
    read = folder.read()
    assert read.findings == ()
    assert read.book is not None
    assert [str(record.values["quantity"]) for record in read.book.records["energy"]] == ["6", "200"]
    assert [record.id for record in read.book.superseded["energy"]] == ["energy.csv:2"]
