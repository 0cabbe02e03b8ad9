"""Numbers of pages at the sides of pages, amid the rows of a table."""

from __future__ import annotations

from assay.reader.layout.lines import lines_of
from assay.reader.layout.margins import margins_of, without_margins
from assay.reader.page import Box, Page, Word


def page(number: int, printed: str) -> Page:
    rows = [(200.0, "Home", "11"), (220.0, "Abroad", "19")]
    words = [
        *[Word(text, Box(x0, y, x0 + 40, y + 10), 10.0) for y, a, b in rows for text, x0 in ((a, 100.0), (b, 400.0))],
        *[Word(printed, Box(20, 219, 34, 231), 10.0)] * 2,
    ]
    return Page(number=number, source="text_layer", width=600, height=800, words=tuple(words))


def test_they_are_told_by_running_with_the_pages() -> None:
    pages = [(one, lines_of(one.words)) for one in (page(n, str(n - 2)) for n in range(44, 48))]
    margins = margins_of(pages)
    lines, printed = without_margins(*pages[0], margins)
    assert [line.text for line in lines] == ["Home 11", "Abroad 19"]
    assert printed == 42


def test_a_column_of_figures_at_the_side_stays() -> None:
    pages = [(one, lines_of(one.words)) for one in (page(n, figure) for n, figure in ((1, "7"), (2, "31"), (3, "5")))]
    lines, printed = without_margins(*pages[0], margins_of(pages))
    assert lines[1].text.startswith("7")
    assert printed is None
