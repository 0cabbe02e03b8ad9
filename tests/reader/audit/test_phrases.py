"""What findings say: every phrase in three languages, with the same figures in each; none unknown, none unused."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import assay.reader as reader
from assay.reader.coverage.answer_words import answer_words
from assay.reader.phrases import phrases
from reader.audit.claimed import claim, found

_NAMES = re.compile(r"\{\w+\}")
_SOURCE = "\n".join(path.read_text("utf-8") for path in sorted(Path(reader.__file__).parent.rglob("*.py")))


@pytest.mark.parametrize("name", sorted(phrases()))
def test_a_phrase_says_the_same_in_three_languages(name: str) -> None:
    text = phrases()[name]
    assert not text.missing
    wanted = set(_NAMES.findall(text.en))
    assert set(_NAMES.findall(text.zh_hant)) == set(_NAMES.findall(text.zh_hans)) == wanted


@pytest.mark.parametrize("name", sorted(phrases()))
def test_a_phrase_is_used(name: str) -> None:
    made = name.startswith(("kind-", "way-", "inferred_", "limb-", "unplaced_", "standing_"))
    assert made or f'"{name}"' in _SOURCE


def test_every_limb_of_a_description_has_a_name() -> None:
    assert {f"limb-{name}" for name in answer_words().limbs} <= phrases().keys()


def test_a_finding_is_worded_in_the_language_that_is_asked_for() -> None:
    claims = [
        claim("scope_1", 2024, "1,200", row=1),
        claim("scope_2_location", 2024, "2,300", row=2),
        claim("ghg_emissions", 2024, "3,900", row=3),
    ]
    (finding,) = [f for f in found(*claims) if f.metric == "ghg_emissions"]
    assert finding.message == finding.said("message", "en")
    assert "溫室氣體排放總量" in finding.said("message", "zh-Hant")
    assert "温室气体排放总量" in finding.said("message", "zh-Hans")
    for part, text in finding.in_languages:
        for language in ("zh-Hant", "zh-Hans"):
            assert not re.search(r"\b(the|and|of|is|if)\b", text.in_language(language)), part
