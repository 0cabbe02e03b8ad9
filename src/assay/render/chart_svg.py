"""Draws charts. The only module that imports vl-convert."""

from __future__ import annotations

import json
import re
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import vl_convert

from assay.render.glyphs import FONT_FOLDER, TEXT_FAMILIES
from assay.render.palette import palette
from assay.render.vega import vega_lite

if TYPE_CHECKING:
    from assay.core.languages import Language
    from assay.report.charts import Chart


# Words are measured with a font of widths only (see ruler/README.md), then drawn in the report's fonts, whose
# Latin letters are as wide or a little narrower.
_RULER = "Assay Ruler"
_RULER_FOLDER = Path(__file__).parent / "ruler"


def chart_svg(chart: Chart, accent: str, language: Language) -> str:
    """The picture of a chart as SVG, its words as text in the fonts of the language.

    The same chart drawn for the web page and for print is drawn once.
    """
    spec = vega_lite(chart, palette(accent), _RULER)
    svg = _drawn(json.dumps(spec, ensure_ascii=False))
    families = ", ".join(f"'{family}'" for family in TEXT_FAMILIES[language])
    return svg.replace(f'font-family="{_RULER}"', f'font-family="{families}, sans-serif"')


def svg_width(svg: str) -> float:
    """The width of a drawn chart in its own pixels; a full-width chart has ``FULL_WIDTH``."""
    found = re.search(r'<svg[^>]* width="([\d.]+)"', svg)
    if found is None:
        raise ValueError("a drawn chart has no width")
    return float(found[1])


@lru_cache(maxsize=64)
def svg_picture(svg: str) -> bytes:
    """A drawn chart as PNG, for documents that take no SVG: sharp in print, in the fonts of this package."""
    _register_fonts()
    return bytes(vl_convert.svg_to_png(svg, scale=2.5))


@cache
def _register_fonts() -> None:
    vl_convert.register_font_directory(str(FONT_FOLDER))


@lru_cache(maxsize=256)
def _drawn(spec: str) -> str:
    _register_ruler()
    return str(vl_convert.vegalite_to_svg(spec))


@cache
def _register_ruler() -> None:
    vl_convert.register_font_directory(str(_RULER_FOLDER))
