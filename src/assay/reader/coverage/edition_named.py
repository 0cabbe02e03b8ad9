"""Which edition of the listing rules a report says it follows, by the name it gives them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assay.reader.block import Grid
from assay.reader.naming.label_words import simplified

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assay.frameworks.edition import Edition
    from assay.reader.block import Extract

_SPACE = re.compile(r"\s+")
# The exchange whose rules they are; a company that is listed there follows them, whether or not it names them.
_EXCHANGE = ("stock exchange of hong kong", "hkex", "sehk", "联交所", "香港交易所", "港交所")


def words_said(extract: Extract) -> str:
    """All that a document says, in small letters and simplified characters, as names are looked for in it."""
    return simplified(" ".join(_words(extract))).casefold()


def not_newer_than_named(said: str, editions: Sequence[Edition]) -> Sequence[Edition]:
    """The editions without those newer than the newest one that the report names; all where it names none.

    ``said`` is what `words_said` gives. A name tells no more than that: rules keep their name for years, and a new name
    is used before its rules hold.
    """
    dates = [edition.since for edition in editions if any(name in said for name in _names(edition))]
    return [edition for edition in editions if edition.since <= max(dates)] if dates else editions


def follows(said: str, editions: Sequence[Edition]) -> bool:
    """Whether a report says that it follows the listing rules, in any edition: by their name, or by the exchange's."""
    return any(name in said for edition in editions for name in (*_names(edition), *_EXCHANGE))


def _names(edition: Edition) -> tuple[str, ...]:
    """What an edition is called whatever stands before it: "reporting guide", "报告指引"."""
    title = edition.title
    english = " ".join(title.en.casefold().split()[-2:])
    return (english, simplified(title.zh_hant).rstrip("》」")[-4:])


def _words(extract: Extract) -> Iterator[str]:
    for block in extract.blocks:
        if isinstance(block, Grid):
            texts = (*block.headings, *(cell.text for row in block.rows for cell in row.cells))
        else:
            texts = (block.text,)
        for text in texts:
            yield _SPACE.sub(" ", text)
