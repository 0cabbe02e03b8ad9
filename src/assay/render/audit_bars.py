"""Small drawings of the audit page, as SVG without words: two intervals on one line, years as bars, coverage."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from assay.render.html import tag

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from assay.core.interval import Interval

_WIDE = Decimal(1000)
_THIN = Decimal(7)  # the narrowest bar that can still be seen
_ROOM = Decimal(60)  # left free at both ends of a line


def interval_bars(intervals: Sequence[Interval]) -> tuple[str, ...]:
    """One drawing for each interval, all to one scale, with the empty space between the first two shaded in each."""
    low = min(interval.low for interval in intervals)
    high = max(interval.high for interval in intervals)
    spread = high - low

    def across(value: Decimal) -> Decimal:
        return _WIDE / 2 if not spread else _ROOM + (value - low) / spread * (_WIDE - 2 * _ROOM)

    gap = _gap(intervals, across) if len(intervals) > 1 else ""
    return tuple(_line(gap + _bar(interval, across, index)) for index, interval in enumerate(intervals))


def _gap(intervals: Sequence[Interval], across: Callable[[Decimal], Decimal]) -> str:
    first, second = intervals[0], intervals[1]
    if first.meets(second):
        return ""
    left, right = sorted((first, second), key=lambda interval: interval.low)
    x0, x1 = across(left.high), across(right.low)
    return tag("rect", x=_px(x0), y="0", width=_px(max(x1 - x0, Decimal(1))), height="30", class_="gap")


def _bar(interval: Interval, across: Callable[[Decimal], Decimal], index: int) -> str:
    x0, x1 = across(interval.low), across(interval.high)
    if x1 - x0 < _THIN:
        middle = (x0 + x1) / 2
        x0, x1 = middle - _THIN / 2, middle + _THIN / 2
    return tag("rect", x=_px(x0), y="7", width=_px(x1 - x0), height="16", class_=f"side-{index}")


def _line(content: str) -> str:
    rule = tag("rect", x="0", y="14.5", width="1000", height="1", class_="rule")
    return tag(
        "svg", rule + content, class_="interval", viewBox="0 0 1000 30", preserveAspectRatio="none", aria_hidden="true"
    )


def year_bars(values: Sequence[Decimal | None]) -> str:
    """Years as bars from left to right, the last one strong; a year without a figure is a gap."""
    there = [value for value in values if value is not None]
    if not there:
        return ""
    high, low = max(*there, Decimal(0)), min(*there, Decimal(0))
    spread = high - low or Decimal(1)
    bars = []
    for place, value in enumerate(values):
        if value is None:
            continue
        y0, y1 = (high - max(value, Decimal(0))) / spread * 20, (high - min(value, Decimal(0))) / spread * 20
        size = max(y1 - y0, Decimal(1))
        name = "now" if place == len(values) - 1 else "past"
        bars.append(tag("rect", x=place * 14, y=_px(min(y0, Decimal(19))), width="10", height=_px(size), class_=name))
    wide = len(values) * 14 - 4
    return tag("svg", bars, class_="years", viewBox=f"0 0 {wide} 20", width=wide, height="20", aria_hidden="true")


def share_bar(counts: Mapping[str, int]) -> str:
    """Counts by name as one bar of a hundred percent; each part has its name as class."""
    total = sum(counts.values())
    parts, x = [], Decimal(0)
    for name, count in counts.items():
        if count:
            width = _WIDE * count / total
            parts.append(tag("rect", x=_px(x), y="0", width=_px(width), height="12", class_=f"fill-{name}"))
            x += width
    return tag("svg", parts, class_="share", viewBox="0 0 1000 12", preserveAspectRatio="none", aria_hidden="true")


def _px(value: Decimal) -> str:
    return f"{value:.1f}"
