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


def not_newer_than_named(extract: Extract, editions: Sequence[Edition]) -> Sequence[Edition]:
    """The editions without those newer than the newest one that the report names; all where it names none.

    A name tells no more than that: rules keep their name for years, and a new name is used before its rules hold.
    """
    text = simplified(" ".join(_words(extract))).casefold()
    dates = [edition.since for edition in editions if any(name in text for name in _names(edition))]
    return [edition for edition in editions if edition.since <= max(dates)] if dates else editions


def follows(extract: Extract, editions: Sequence[Edition]) -> bool:
    """Whether a report says that it follows the listing rules, in any edition: by their name, or by the exchange's."""
    text = simplified(" ".join(_words(extract))).casefold()
    return any(name in text for edition in editions for name in (*_names(edition), *_EXCHANGE))


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
