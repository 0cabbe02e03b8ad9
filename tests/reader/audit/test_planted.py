"""Errors planted in clean reports: a slice of ``benchmarks/planted_errors.py``, and that clean reports stay clean."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

import pytest

from assay.content import load_content
from assay.reader.reading import Reading

sys.path.insert(0, str(Path(__file__).parents[3] / "benchmarks"))

from planted_errors import LANTERN, TEXTS, Plant, clean, false_findings, judge, planted_in_text, plants

# One of each kind, from different texts.
_SLICE = {
    (plant.kind, plant.text): plant
    for plant in plants()
    if (plant.kind, plant.text)
    in {
        ("sum", "bank_en.txt"),
        ("slip", "developer_hant.txt"),
        ("factor", "restaurants_hans.md"),
        ("intensity", "logistics_en.html"),
        ("swap", "bank_en.txt"),
        ("removal", "textiles_hant.txt"),
        ("prose", "developer_hant.txt"),
        ("percent", "restaurants_hans.md"),
        ("above", "developer_hant.txt"),
        ("waste", "textiles_hant.txt"),
        ("note", "textiles_hant.txt"),
        ("lapsed", "logistics_en.html"),
        ("digit", "textiles_hant.txt"),
    }
}
_NAMES = sorted(path.name for path in TEXTS.iterdir() if path.suffix != ".yaml")


@cache
def original(name: str) -> Reading:
    return clean(name, load_content())


@pytest.mark.parametrize("name", _NAMES)
def test_a_clean_report_has_no_finding_about_its_figures(name: str) -> None:
    assert [str(finding) for finding in false_findings(original(name))] == []


@pytest.mark.parametrize("plant", _SLICE.values(), ids=lambda plant: f"{plant.kind}-{plant.text}")
def test_a_planted_error_is_found_at_its_figure(plant: Plant) -> None:
    outcome = judge(plant, original(plant.text), planted_in_text(plant, load_content()))
    assert outcome.how == "found", [str(finding) for finding in outcome.findings]


def test_each_text_has_errors_to_plant() -> None:
    assert {plant.text for plant in plants()} == {*_NAMES, LANTERN}
