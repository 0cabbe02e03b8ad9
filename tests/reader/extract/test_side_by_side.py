"""Passages side by side on a page; the pages are invented."""

from __future__ import annotations

from assay.reader.block import Passage
from assay.reader.layout.blocks import blocks_of_pages
from assay.reader.page import Box, Page, Word

SIZE = 10.0
LETTER = 5.0


def words(text: str, x: float, y: float) -> list[Word]:
    made: list[Word] = []
    for word in text.split(" "):
        made.append(Word(text=word, box=Box(x, y, x + LETTER * len(word), y + SIZE), size=SIZE, bold=False))
        x += LETTER * len(word) + 2.8
    return made


def texts(*placed: tuple[str, float, float]) -> list[str]:
    page = Page(
        number=1,
        width=600.0,
        height=800.0,
        words=tuple(word for item in placed for word in words(*item)),
        source="text",
    )
    blocks, _ = blocks_of_pages([page], [()], lambda _: None)
    return [block.text for block in blocks if isinstance(block, Passage)]


def test_two_short_columns_are_read_one_after_the_other() -> None:
    read = texts(
        ("The mill has fewer than 240 people", 40, 100),
        ("and uses little water.", 40, 112),
        ("We measure the steam of our boilers", 320, 100),
        ("and publish what they burn.", 320, 112),
    )
    assert read == [
        "The mill has fewer than 240 people and uses little water.",
        "We measure the steam of our boilers and publish what they burn.",
    ]


def test_columns_whose_lines_do_not_stand_level() -> None:
    read = texts(
        ("The mill has fewer than 240 people", 40, 100),
        ("and uses little water in summer and", 40, 112),
        ("none in the winter months.", 40, 124),
        ("We measure the steam of our boilers", 320, 105),
        ("and publish what they burn.", 320, 117),
    )
    assert read[0].endswith("none in the winter months.")
    assert "We measure the steam of our boilers and publish what they burn." in read


def test_names_beside_their_figures_stay_together() -> None:
    read = texts(("Steam bought by the mill", 40, 100), ("800 GJ", 320, 100))
    assert read == ["Steam bought by the mill 800 GJ"]
