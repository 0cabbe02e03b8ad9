"""``factors/citations.yaml``: the titles of a group's own sources in other languages, by the words that it noted."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assay.book.nodes import Node
    from assay.core.languages import Text

FILE = "factors/citations.yaml"


def read_book_citations(node: Node | None) -> Mapping[str, Text]:
    """Documents and publishers of the group's own factors, each by its ``en``; one without it is left out with a
    finding, and of two the first is used."""
    found: dict[str, Text] = {}
    for entry in node.items() if node is not None else ():
        words = entry.words()
        if not words.en:
            entry.wrong(
                "citations.no_source",
                "a citation does not say which source it names.",
                "Expected `en` with the words of the column `document` or `publisher`.",
                "Add it; the citation is not used.",
            )
        elif words.en in found:
            entry.wrong(
                "citations.twice",
                f"'{words.en}' is named twice.",
                "Expected each source once.",
                "Remove one; the first is used.",
            )
        else:
            found[words.en] = words
    return found
