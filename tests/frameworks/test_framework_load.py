"""Reading an edition's folder, and the faults that are refused or found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assay.core.strict_yaml import UnreadableYaml
from assay.frameworks.edition import Requirement
from assay.frameworks.lint import lint_edition
from assay.frameworks.load import BadEdition, load_edition

if TYPE_CHECKING:
    from pathlib import Path

HEAD = """
id: made-up
kind: framework
title: {en: Made up, zh-Hant: 虛構, zh-Hans: 虚构}
publisher: nobody
applies: {since: 2020-07-01, until: 2025-01-01}
"""
BODY = """
aspects:
  - {code: A, title: {en: Air, zh-Hant: 空氣, zh-Hans: 空气}}
provisions:
  - code: A1
    aspect: A
    kind: quantitative
    obligation: comply_or_explain
    title: {en: One, zh-Hant: 一, zh-Hans: 一}
    requires:
      - {metric: scope_1, dimensions: [gender], years: 3}
      - {any_of: [water, waste]}
    appropriate: [water_per_output]
    confidence: verified
"""


def folder(tmp_path: Path, head: str = HEAD, body: str = BODY) -> Path:
    path = tmp_path / "made-up"
    path.mkdir()
    (path / "edition.yaml").write_text(head, "utf-8")
    (path / "provisions.yaml").write_text(body, "utf-8")
    return path


def test_reads_what_stands_there(tmp_path: Path) -> None:
    edition = load_edition(folder(tmp_path))
    assert edition.title.zh_hant == "虛構"
    assert str(edition.until) == "2025-01-01"
    (provision,) = edition.provisions
    assert provision.requires == (Requirement(("scope_1",), ("gender",), 3), Requirement(("water", "waste")))
    assert provision.appropriate == ("water_per_output",)
    assert edition.provision("A1") is provision
    assert edition.provision("Z9") is None


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("    confidence: verified", "    colour: red", r"made-up/provisions.yaml, provision A1: unknown key 'colour'"),
        ("kind: quantitative", "kind: numeric", r"provision A1, kind: 'numeric' is not one of narrative"),
        ("obligation: comply_or_explain", "obligation: maybe", r"obligation: 'maybe' is not one of mandatory"),
        ("years: 3", "years: three", r"years is a count such as 3; found 'three'"),
        ("{any_of: [water, waste]}", "{dimensions: [age]}", r"expected either 'metric' or 'any_of'"),
        ("    aspect: A\n", "", r"provision A1: 'aspect' is missing"),
        ("zh-Hans: 一}", "zh-CN: 一}", r"provision A1, title: unknown key 'zh-CN'"),
    ],
)
def test_refuses_unknown_words(tmp_path: Path, old: str, new: str, message: str) -> None:
    assert old in BODY
    with pytest.raises(BadEdition, match=message):
        load_edition(folder(tmp_path, body=BODY.replace(old, new)))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("id: made-up", "id: other", r"made-up/edition.yaml: the id is 'other'; expected the folder's name 'made-up'"),
        ("2020-07-01", "July 2020", r"expected a day such as 2025-01-01; found 'July 2020'"),
        ("publisher: nobody\n", "", r"'publisher' is missing"),
        ("publisher: nobody", "printer: nobody\npublisher: nobody", r"unknown key 'printer'"),
    ],
)
def test_refuses_a_faulty_head(tmp_path: Path, old: str, new: str, message: str) -> None:
    with pytest.raises(BadEdition, match=message):
        load_edition(folder(tmp_path, head=HEAD.replace(old, new)))


def test_a_key_given_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableYaml, match="stands twice"):
        load_edition(folder(tmp_path, head=HEAD + "publisher: somebody\n"))


def test_lint_finds_what_loading_cannot_see(tmp_path: Path) -> None:
    body = BODY.replace(", zh-Hans: 一}", "}").replace("aspect: A\n", "aspect: B\n")
    twice = body + body.partition("provisions:\n")[2]
    found = lint_edition(load_edition(folder(tmp_path, body=twice)), {"scope_1", "water", "water_per_output"})
    assert {finding.code for finding in found} == {
        "framework.aspect",
        "framework.duplicate",
        "framework.language",
        "framework.metric",
    }
    metric = next(finding for finding in found if finding.code == "framework.metric")
    assert "'waste'" in metric.message


def test_lint_is_silent_on_a_sound_edition(tmp_path: Path) -> None:
    known = {"scope_1", "water", "waste", "water_per_output"}
    assert lint_edition(load_edition(folder(tmp_path)), known) == ()
