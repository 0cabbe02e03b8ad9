"""What one edition answers in others: read, complete, free of codes that are not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assay.content import load_content
from assay.frameworks.crosswalk import load_crosswalk, strangers
from assay.frameworks.load import BadEdition

if TYPE_CHECKING:
    from pathlib import Path

CONTENT = load_content()
EDITIONS = {name: CONTENT.framework(name) for name in CONTENT.frameworks()}
ROWS = """
edition: mine
confidence: recalled
note: by hand
rows:
  - {provision: A1, other: ["GRI 306"], goals: ["SDG 3"], partly: {other: ["305-7"]}}
  - {provision: A2, goals: ["SDG 3", "SDG 6"]}
"""


def written(tmp_path: Path, text: str = ROWS) -> Path:
    path = tmp_path / "mine.yaml"
    path.write_text(text, "utf-8")
    return path


def test_links_are_found_from_both_ends(tmp_path: Path) -> None:
    crosswalk = load_crosswalk(written(tmp_path))
    assert crosswalk.targets == ("other", "goals")
    assert crosswalk.codes("A1", "other") == ("GRI 306", "305-7")
    assert crosswalk.codes("A2", "other") == ()
    assert crosswalk.sources("goals", "SDG 3") == (("A1", False), ("A2", False))
    assert crosswalk.sources("other", "305-7") == (("A1", True),)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("edition: mine", "edition: yours", r"the edition is 'yours'; expected the file's name 'mine'"),
        ("provision: A2, ", "", r"a row names no 'provision'"),
        ('goals: ["SDG 3", "SDG 6"]', "goals: SDG 3", r"A2, goals: expected a list of codes; found 'SDG 3'"),
    ],
)
def test_a_faulty_row_is_refused(tmp_path: Path, old: str, new: str, message: str) -> None:
    with pytest.raises(BadEdition, match=message):
        load_crosswalk(written(tmp_path, ROWS.replace(old, new)))


@pytest.mark.parametrize("name", ["hkex-guide-2020", "hkex-code-2025"])
def test_every_code_of_ours_exists(name: str) -> None:
    crosswalk = CONTENT.crosswalk(name)
    assert list(strangers(crosswalk, EDITIONS[name], EDITIONS)) == []
    assert crosswalk.confidence == "recalled"
    asked = {provision.code for provision in EDITIONS[name].provisions}
    assert {link.provision for link in crosswalk.links} == asked


def test_what_is_not_there_is_named() -> None:
    crosswalk = CONTENT.crosswalk("hkex-code-2025")
    found = list(strangers(crosswalk, EDITIONS["hkex-guide-2020"], {}))
    assert "hkex-guide-2020 has no provision D19" in found
    assert "A1.1: no edition is called gri-2021" in found


def test_every_climate_paragraph_of_the_code_has_its_counterpart() -> None:
    crosswalk = CONTENT.crosswalk("hkex-code-2025")
    part_d = [p.code for p in EDITIONS["hkex-code-2025"].provisions if p.code.startswith("D")]
    assert len(part_d) == 28
    assert all(crosswalk.codes(code, "ifrs-s2") for code in part_d)


def test_an_edition_without_a_file_answers_nothing_elsewhere() -> None:
    assert CONTENT.crosswalk("gri-2021").links == ()
