"""Figures that are seen and are no claims keep their place and a reason; all words are invented."""

from assay.core.languages import LANGUAGES
from assay.reader.block import Passage
from assay.reader.unplaced import REASONS, Unplaced
from reader.figures.drawn import table, unplaced


def seen(text: str) -> list[tuple[str, str]]:
    return [(one.printed, one.reason) for one in unplaced(Passage(text=text, kind="paragraph", page=4, line=9))]


def test_every_reason_has_words_in_three_languages() -> None:
    for reason in REASONS:
        why = Unplaced(printed="1", reason=reason).why
        assert len({why.in_language(language) for language in LANGUAGES}) == len(LANGUAGES)


def test_a_figure_that_nothing_names_keeps_its_place() -> None:
    (one,) = unplaced(Passage(text="The score went to 17 this time.", kind="paragraph", page=4, line=9))
    assert (one.printed, one.reason, one.page, one.line) == ("17", "no_unit", 4, 9)
    assert one.quote == "The score went to 17 this time."


def test_a_row_that_became_words() -> None:
    assert seen("Steam 12 14 15 16") == [(figure, "no_sentence") for figure in ("12", "14", "15", "16")]


def test_dates_standards_and_telephones_are_no_figures() -> None:
    assert seen("On 31 December 2023 the plant held ISO 14001:2015 and GB 8978-1996.") == []
    assert seen("Tel: 2345 6789") == []


def test_the_figures_of_a_chart() -> None:
    axis = table("Steam | 40 | 38 | 12\n | 2020 | 2021 | 2022")
    assert [(one.printed, one.reason, one.quote) for one in unplaced(axis)] == [
        (printed, "chart", "Steam | 40 | 38 | 12") for printed in ("40", "38", "12")
    ]
