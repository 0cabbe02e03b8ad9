"""The gate says why when there is no verdict, and never takes silence for consent."""

from __future__ import annotations

import dataclasses
import subprocess
from pathlib import Path

import pytest

from assay.xbrl import gate, release
from assay.xbrl.gate import Subject, ValidatorFailed, Verdict, validate
from assay.xbrl.release import judge
from xbrl.small_report import SmallReport


def test_a_file_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    (verdict,) = validate([Subject(str(tmp_path / "nothing.xhtml"))])
    assert "ERROR" in {message.level for message in verdict.messages}
    assert verdict.facts == 0


@pytest.mark.parametrize(
    ("code", "out", "err", "why"),
    [(1, "", "no module", "no module"), (3, "", "", "exit code 3"), (0, "not json", "", "cannot be read")],
)
def test_a_validator_without_an_answer_has_failed(
    code: int, out: str, err: str, why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = subprocess.CompletedProcess(["x"], code, out, err)
    monkeypatch.setattr(gate.subprocess, "run", lambda *_, **__: done)
    with pytest.raises(ValidatorFailed, match=why):
        validate([Subject("report.en.xhtml")])


def test_a_validator_that_hangs_has_failed(monkeypatch: pytest.MonkeyPatch) -> None:
    def hang(*_: object, **__: object) -> None:
        raise subprocess.TimeoutExpired("arelle", 600)

    monkeypatch.setattr(gate.subprocess, "run", hang)
    with pytest.raises(ValidatorFailed, match="600 seconds"):
        validate([Subject("report.en.xhtml")])


def test_a_failed_validator_is_a_finding(small: SmallReport, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: object) -> None:
        raise ValidatorFailed("out of memory")

    monkeypatch.setattr(release, "validate", fail)
    (finding,) = judge(small.folder, small.pages)
    assert (finding.code, finding.severity) == ("xbrl.not_validated", "error")
    assert "out of memory" in finding.message


def test_a_fact_that_is_lost_is_a_finding(small: SmallReport, monkeypatch: pytest.MonkeyPatch) -> None:
    page = small.pages[0]
    for lost, codes in ((0, []), (1, ["xbrl.lost"])):
        verdict = Verdict((), page.tagging.tags - lost)
        monkeypatch.setattr(release, "validate", lambda _, verdict=verdict: (verdict,))
        assert [finding.code for finding in judge(small.folder, [dataclasses.replace(page)])] == codes
