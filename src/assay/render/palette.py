"""The colours of a report, all from its accent."""

from __future__ import annotations

from dataclasses import dataclass

INK = "#1d2529"
GREY = "#66727a"
RULE = "#d5dbde"
PAPER = "#ffffff"


@dataclass(frozen=True, slots=True)
class Palette:
    """``deep`` for dark surfaces, ``accent`` for rules and titles, ``tint`` for the reporting year's column,
    ``series`` for the colour groups of a chart, most telling first."""

    accent: str
    deep: str
    soft: str
    tint: str
    series: tuple[str, ...]


def palette(accent: str) -> Palette:
    """Colours from ``#rrggbb``."""
    return Palette(
        accent=accent,
        deep=mix(accent, "#0c1a1f", 45),
        soft=mix(accent, PAPER, 80),
        tint=mix(accent, PAPER, 93),
        series=(
            accent,
            mix(accent, PAPER, 52),
            "#3f5564",
            "#c8a25a",
            mix(accent, PAPER, 76),
            "#8fa1ac",
            "#a9604a",
            "#d9cdb4",
        ),
    )


def mix(first: str, second: str, percent: int) -> str:
    """``first`` with so many percent of ``second``."""
    pairs = zip(_channels(first), _channels(second), strict=True)
    return "#" + "".join(f"{(a * (100 - percent) + b * percent) // 100:02x}" for a, b in pairs)


def _channels(colour: str) -> tuple[int, int, int]:
    digits = colour.removeprefix("#")
    return int(digits[0:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)
