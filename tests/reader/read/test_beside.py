"""What copies of the process read is what one process reads, page for page and figure for figure."""

from __future__ import annotations

import os
import threading
from typing import TYPE_CHECKING

import pytest

from assay.reader.beside import begun, processes_of
from assay.reader.figures import figures
from assay.reader.layout import pdf
from assay.reader.read import read_document
from reader.read.made import CONTENT

if TYPE_CHECKING:
    from assay.publish import Published


def test_the_same_reading_with_any_number_of_processes(
    lantern_pages: Published, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun_in: list[int] = []

    def counted(task, processes):  # type: ignore[no-untyped-def]
        begun_in.append(processes)
        return begun(task, processes)

    monkeypatch.setattr("assay.reader.read.begun", counted)
    monkeypatch.setattr(figures, "begun", counted)
    monkeypatch.setattr(pdf, "begun", counted)
    monkeypatch.setattr(pdf, "_LONG", 2)
    monkeypatch.setattr(pdf, "_AT_A_TIME", 3)
    report = next(path for path in lantern_pages.files if path.name == "report.zh-Hant.pdf")
    alone = read_document(report, CONTENT, processes=1)
    assert set(begun_in) == {1}
    begun_in.clear()
    together = read_document(report, CONTENT, processes=3)
    many = processes_of(3)
    assert begun_in == [many] * (many - 1 + 2)  # all but one for pages, one for sentences, one for what is left out
    assert together == alone
    assert len(alone.claims) > 500


def test_a_task_is_done_in_a_copy() -> None:
    assert begun(os.getpid, 1)() == os.getpid()
    if processes_of(2) == 2:
        assert begun(os.getpid, 2)() != os.getpid()


def test_what_a_copy_left_undone_is_done_here() -> None:
    here = os.getpid()

    def dies_elsewhere() -> int:
        if os.getpid() != here:
            os._exit(1)
        return 7

    def fails() -> int:
        raise ValueError("of the task")

    assert begun(dies_elsewhere, 2)() == 7
    with pytest.raises(ValueError, match="of the task"):
        begun(fails, 2)()


def test_a_process_with_other_threads_is_not_copied() -> None:
    gone = threading.Event()
    other = threading.Thread(target=gone.wait)
    other.start()
    try:
        assert processes_of(4) == 1
    finally:
        gone.set()
        other.join()
