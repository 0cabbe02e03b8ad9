"""Figures that were seen and are no claims: what they are of could not be told. They are listed, never lost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

from assay.reader.phrases import phrase

if TYPE_CHECKING:
    from assay.core.languages import Text
    from assay.reader.page import Box

UnplacedReason = Literal[
    "no_sentence",
    "other_language",
    "digits_open",
    "no_unit",
    "nothing_named",
    "pairs_open",
    "no_label",
    "chart",
    "fault",
    "no_year",
    "no_year_no_unit",
    "no_name_no_unit",
]
REASONS: tuple[UnplacedReason, ...] = get_args(UnplacedReason)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unplaced:
    """A printed figure with its place, the words it stands in and why it became no claim.

    ``no_sentence``: in words that are no sentence (a caption, a torn piece, a row of an index). ``other_language``:
    the sentence is neither English nor Chinese. ``digits_open``: its point or comma can be read in two ways.
    ``no_unit``: neither a unit nor a counted noun, in a sentence or in a table of a page. ``nothing_named``: the
    sentence does not name what it is of. ``pairs_open``: the sentence pairs names with figures in a way that cannot be
    told. ``no_label``: a cell of a table that neither row nor column names. ``chart``: part of a drawing. ``fault``: an
    error of ours, see `kept_going`. ``no_year``: a cell of which it cannot be told which of several years it is of.
    ``no_year_no_unit``: one for which neither a year nor a unit is printed. ``no_name_no_unit``: one without a unit,
    whose row has no label of its own.
    """

    printed: str
    reason: UnplacedReason
    page: int | None = None
    line: int | None = None
    box: Box | None = None
    quote: str = ""

    @property
    def why(self) -> Text:
        """The reason in words."""
        return phrase(f"unplaced_{self.reason}")
