"""An error of ours in one table, sentence or check takes nothing else of a document with it, and is told."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from assay.reader.audit import audit as audit_module
from assay.reader.figures import figures as figures_module
from assay.reader.kept_going import ReadingFault, kept_going
from assay.reader.naming import assign as assign_module
from assay.reader.read import read_document
from reader.read.made import CONTENT

if TYPE_CHECKING:
    from assay.reader.reading import Reading

REPORT = """Orchard Holdings Limited

Environmental, Social and Governance Report 2023

\tUnit\t2023\t2022
Scope 1 emissions\ttCO2e\t120\t110
Scope 2 emissions\ttCO2e\t80\t90

The Group used 4,100 tonnes of water in 2023.

\tUnit\t2023\t2022
Hazardous waste\ttonnes\t31\t32
"""


def failing(function: Any, where: str) -> Any:
    """The function, but that it fails where ``where`` stands in what it is given."""

    def tried(*given: Any, **named: Any) -> Any:
        if where in repr(given[0]):
            raise KeyError("site")
        return function(*given, **named)

    tried.__name__ = getattr(function, "__name__", "tried")
    return tried


def read(folder: Path) -> Reading:
    path = folder / "report.txt"
    path.write_text(REPORT, "utf-8")
    with pytest.warns(ReadingFault, match="KeyError: 'site'"):
        return read_document(path, CONTENT, processes=1)


def told(reading: Reading) -> list[str]:
    return [finding.message for finding in reading.findings if finding.code == "read.fault"]


def test_a_table_that_cannot_be_read_is_not_placed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(figures_module, "claims_of_grid", failing(figures_module.claims_of_grid, "Hazardous"))
    reading = read(tmp_path)
    assert {str(c.value) for c in reading.claims} == {"120", "110", "80", "90", "4100"}
    assert [(u.printed, u.reason) for u in reading.unplaced] == [("31", "fault"), ("32", "fault")]
    assert len(told(reading)) == 1
    assert "2 figures on" in told(reading)[0]


def test_a_sentence_that_cannot_be_read_is_not_placed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(figures_module, "figures_of_passage", failing(figures_module.figures_of_passage, "4,100"))
    reading = read(tmp_path)
    assert ("4,100", "fault") in [(u.printed, u.reason) for u in reading.unplaced]
    assert {c.metric for c in reading.claims} >= {"scope_1", "scope_2_location", "hazardous_waste"}


def test_a_label_that_cannot_be_read_names_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assign_module, "meaning_of", failing(assign_module.meaning_of, "Scope 2"))
    reading = read(tmp_path)
    assert {str(c.value): c.metric for c in reading.claims}["80"] == ""
    assert {str(c.value): c.metric for c in reading.claims}["120"] == "scope_1"
    assert "2 figures" in told(reading)[0]


def test_a_check_that_fails_is_said_to_be_not_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def check_parts(*_: object) -> object:
        raise KeyError("site")

    monkeypatch.setattr(audit_module, "CHECKS", (check_parts, *audit_module.CHECKS))
    assert any("the check parts" in message for message in told(read(tmp_path)))


def test_what_a_document_does_wrong_is_not_kept_back() -> None:
    def interrupted() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        kept_going(interrupted, lambda: None, "a table")
