"""How far a claim stands by itself: are its year, its unit and its name printed for it, or taken from elsewhere?

A figure whose column names a year and whose row names a unit can be used as it is. One whose year is that of the
document, or whose unit is what such things are usually counted in, is true only if the page means what pages usually
mean. One of which year, unit or name could not be told is shown, but nothing certain can be built on it. All of it
follows from `Claim.decided` and from what the claim says; nothing is weighed.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING, Literal, get_args

from assay.reader.decision import How
from assay.reader.phrases import joined, phrase

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assay.core.languages import Text
    from assay.reader.claim import Claim

Standing = Literal["printed", "taken", "open"]
STANDINGS: tuple[Standing, ...] = get_args(Standing)
Part = Literal["year", "unit", "name"]
PARTS: tuple[Part, ...] = get_args(Part)

# The year is that of the document, or of the order in which tables usually print their years.
_YEAR_TAKEN = frozenset(
    {
        How.YEAR_DOCUMENT,
        How.YEAR_UNSAID,
        How.YEAR_ONLY,
        How.YEAR_NEWEST_FIRST,
        How.YEAR_USUAL,
        How.YEAR_OPEN,
        How.YEAR_MIXED,
        How.YEAR_OTHER_SIDE,
        How.YEAR_BY_SUMS,
    }
)
# What such things are counted in, or what the arithmetic of the table bears out.
_UNIT_TAKEN = frozenset(
    {
        How.UNIT_PERCENTAGE,
        How.UNIT_HOURS,
        How.UNIT_DAYS,
        How.UNIT_PEOPLE,
        How.UNIT_COUNT,
        How.UNIT_PEOPLE_BESIDE,
        How.UNIT_BLANK,
        How.UNIT_HUNDRED,
        How.UNIT_OF_CHANGE,
        How.UNIT_COUNTED,
        How.UNIT_RELATIONS,
    }
)
# Rows that are years have their names over the columns.
_ROWS_OF_YEARS = frozenset({How.YEAR_ROW, How.YEAR_LABEL})


def standing(claim: Claim) -> Standing:
    """``printed``: year and unit are printed for the figure, in its cell, row, column, table or sentence, under a name
    of its own. ``taken``: one of them is that of the document, or what is usual. ``open``: one could not be told."""
    parts = {how_told(claim, part) for part in PARTS}
    return "open" if "open" in parts else "taken" if "taken" in parts else "printed"


def by_standing(claims: Iterable[Claim]) -> Counter[Standing]:
    """How many claims there are of each standing; all three are there, the best first."""
    counted: Counter[Standing] = Counter(dict.fromkeys(STANDINGS, 0))
    counted.update(standing(claim) for claim in claims)
    return counted


def how_told(claim: Claim, part: Part) -> Standing:
    """Whether year, unit or name of a claim is printed for it, taken from elsewhere, or open."""
    if part == "name":
        return "printed" if has_name(claim) else "open"
    if part == "year":
        return _told(claim, _YEAR_TAKEN) if claim.fiscal_year is not None else "open"
    if not claim.unit_printed and claim.unit is None:
        return "open"
    # A unit without a word of its own is one that was supposed.
    return _told(claim, _UNIT_TAKEN) if claim.unit_printed or _told_of_unit(claim) else "taken"


def _told(claim: Claim, taken: frozenset[How]) -> Standing:
    return "taken" if any(each.how in taken for each in claim.decided) else "printed"


def _told_of_unit(claim: Claim) -> bool:
    return any(each.how.about == "unit" for each in claim.decided)


def rests_on(claim: Claim) -> Text:
    """What of a claim is not printed for it, in words; empty where it stands by itself."""
    told = ((part, how_told(claim, part)) for part in PARTS)
    return joined((phrase(f"standing_{part}_{how}") for part, how in told if how != "printed"), " ")


def has_name(claim: Claim) -> bool:
    """Whether the words that name a figure are whole and its own.

    What has a metric and no words was named by its code. No name are words that break off ("of new recruits to total
    number of"). In a table nor are words that end in a figure of the row ("Kilns fired 7,623"), or the heading of the
    rows ("Leavers by age") where the row itself, whose words are in ``quote``, has lost its label.
    """
    last = claim.labels[-1] if claim.labels else ""
    if not last:
        return bool(claim.metric)
    return not _BREAKS_OFF.search(last) and not lost_its_label(claim)


def lost_its_label(claim: Claim) -> bool:
    """Whether a row of a table says nothing of what it is of: its label is one of its figures, or the heading above."""
    last = claim.labels[-1] if claim.labels else ""
    if not last or claim.source != "table" or any(each.how in _ROWS_OF_YEARS for each in claim.decided):
        return False
    if _ENDS_IN_FIGURE.search(last) and not _LIMIT.search(last):
        return True
    words = _words(last)
    return bool(words and claim.quote) and not any(word in _letters(claim.quote) for word in words)


# Words after which something must follow.
_BREAKS_OFF = re.compile(r"\b(?:of|and|the|for|in|to|by|per|from|with|or)\s*$|[,，、]\s*$", re.IGNORECASE)
# Thousands, but no limit ("over 10,000", "<1,000", "501–1,000").
_ENDS_IN_FIGURE = re.compile(r"(?:^|[^\W\d]\s?|\)\s?|\d\s)\d{1,3}(?:,\d{3})+(?:\.\d+)?$")
_LIMIT = re.compile(r"(?:\b(?:above|over|under|below|than|to)|至|超過|超过|逾|於|于)\s*[\d,.]+$", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")


def _words(label: str) -> list[str]:
    """The words of a label; of Han characters, which nothing parts, each two beside each other."""
    words: list[str] = []
    for word in map(_letters, _WORD.findall(label)):
        pairs = [word[at : at + 2] for at in range(len(word) - 1)] if _HAN.search(word) else []
        words += pairs or [word]
    return words


_HAN = re.compile("[\u3400-\u9fff]")


def _letters(text: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFKC", text).casefold() if letter.isalpha())
