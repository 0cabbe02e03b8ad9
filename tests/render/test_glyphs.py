from __future__ import annotations

import pytest

from assay.core.languages import LANGUAGES, Language
from assay.render.glyphs import missing_glyphs, missing_glyphs_of
from assay.report.document import Paragraph, Run

from .sample import sample_document
from .small import small_document


@pytest.mark.parametrize("language", LANGUAGES)
def test_sample_can_be_shown(language: Language) -> None:
    assert missing_glyphs_of(sample_document(language)) == ""


def test_characters_without_glyph_are_reported_once_in_order() -> None:
    assert missing_glyphs("a ༀ b 한 ༀ\n", "en") == "ༀ한"
    assert missing_glyphs_of(small_document(Paragraph(runs=(Run(text="ༀ"),)))) == "ༀ"


def test_the_other_script_and_hong_kong_characters_are_there() -> None:
    assert missing_glyphs("灯塔 鰂魚涌 深水埗 邨 嘅 CO₂e m³ ≤ × − “” 「」 ①", "zh-Hant") == ""
    assert missing_glyphs("燈塔 灯塔", "zh-Hans") == ""
