"""Changes from one level to another: "由2022年的500噸下降20%至2023年的400噸". The change is of the later year."""

from __future__ import annotations

import re

from assay.reader.decision import How, decision
from assay.reader.figures.prose_periods import SaidPeriod
from assay.reader.figures.years import years_in

# What may stand between a change and the level it led to: the same change in other words.
_TO = re.compile(
    r"\s*(?:[，、,]?\s*(?:或|即)?\s*(?:約|约)?\s*\d[\d,.]*\s*(?:[%％]|[\u3400-\u9fff]{1,6}?))?\s*[，,]?\s*(?:至|到)(?:約|约)?\s*(?=\d{4})"
)
# "… from 94,432 t in 2022 to 78,462 t in 2023", "… from 2022 to 2023".
_FROM_TO = re.compile(
    r"\bfrom\b[^.;，。]{0,60}?\b(?:FY\s?)?(?:19|20)\d\d(?:/\d\d)?\b[^.;，。]{0,6}?\bto\b(?:[^;，。\d]|\d(?!\d{3}\b)|[\d,.]{5,}){0,60}?\b(?:FY\s?)?20\d\d(?:/\d\d)?\b"
)
_BEGAN = re.compile(r"(?:由|從|从|自)\s*(?:約|约)?\s*$")
_CHANGED = re.compile(
    r"\s*(?:同比|按年)?(?:增加|增長|增长|上升|提升|提高|減少|减少|下降|降低|下跌)(?:了|約|约)*\s*\d[\d,.]*\s*"
    r"(?:[%％]|[\u3400-\u9fff]{1,6}?)?\s*[，,]?\s*(?:至|到)"
)
_NEAR = 60


def year_come_to(text: str, end: int, *, changes: bool) -> SaidPeriod | None:
    """The year of the level to which a change led, if a figure that ends at ``end`` is a change and a year is
    named."""
    spanned = _FROM_TO.search(text, end) if changes else None
    if spanned is not None:
        ends = years_in(spanned[0])
        if len(ends) > 1 and ends[-1].year > ends[0].year:
            return SaidPeriod((ends[-1].year,), decision(How.YEAR_SAID, year=ends[-1].year))
    led = _TO.match(text, end) if changes else None
    named = years_in(text[led.end() : led.end() + _NEAR]) if led is not None else ()
    if not named or named[0].start > 0:
        return None
    return SaidPeriod((named[0].year,), decision(How.YEAR_SAID, year=named[0].year))


def came_from(before: str, after: str) -> bool:
    """Whether a figure between these words is the level at which a change began."""
    return bool(_BEGAN.search(before) and _CHANGED.match(after))
