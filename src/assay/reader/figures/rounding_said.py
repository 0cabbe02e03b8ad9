"""What a page says of its own rounding: "headcounts are rounded to the nearest thousand". Else a count is exact."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from assay.core.interval import Interval
from assay.reader.decision import How, decision

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assay.reader.block import Extract
    from assay.reader.claim import Claim

_STEPS = {
    "ten": 10,
    "10": 10,
    "hundred": 100,
    "100": 100,
    "thousand": 1000,
    "1,000": 1000,
    "1000": 1000,
    "'000": 1000,
    "million": 1_000_000,
    "十": 10,
    "百": 100,
    "千": 1000,
    "萬": 10_000,
    "万": 10_000,
    "百萬": 1_000_000,
    "百万": 1_000_000,
}
_SAID = re.compile(
    r"round(?:ed|ing)\b[^.;]{0,40}\bnearest\s+(?P<en>ten|hundred|thousand|million|10{1,2}\b|1,?000\b|'000)"
    r"|(?:四捨五入|四舍五入|約整|取整)[^。；]{0,8}?(?:至|到)[^。；]{0,6}?(?P<zh>百萬|百万|十|百|千|萬|万)",
    re.IGNORECASE,
)


def with_said_rounding(claims: Sequence[Claim], extract: Extract) -> tuple[Claim, ...]:
    """The claims of pages that say how they rounded, each standing for all that rounds to it.

    A figure that is no multiple of the step was not rounded so, and stays as it is.
    """
    steps: dict[int | None, int] = defaultdict(int)
    for block in extract.blocks:
        text = getattr(block, "text", "")
        for said in _SAID.finditer(text):
            step = _STEPS[(said["en"] or said["zh"]).lower()]
            steps[block.page] = max(steps[block.page], step)
    return tuple(_widened(claim, steps.get(claim.page, 0)) for claim in claims) if steps else tuple(claims)


def _widened(claim: Claim, step: int) -> Claim:
    if not step or claim.interval is None or not isinstance(claim.value, Decimal) or claim.value % step:
        return claim
    half = Decimal(step) / 2
    wide = Interval(min(claim.interval.low, claim.value - half), max(claim.interval.high, claim.value + half))
    return replace(claim, interval=wide, decided=(*claim.decided, decision(How.VALUE_ROUNDED, step=f"{step:,}")))
