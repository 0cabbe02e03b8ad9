"""The styles of the document: what an editor changes once to change it everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from assay.render.palette import GREY, INK, RULE, palette
from assay.render.word.elements import made

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docx.document import Document as WordDocument
    from docx.oxml.xmlchemy import BaseOxmlElement

    from assay.core.languages import Language
    from assay.render.palette import Palette

# Fonts that word processors in Hong Kong and the Mainland have; the report's own are not on an editor's machine.
_EAST_ASIAN: Mapping[Language, str] = {
    "en": "Microsoft JhengHei",
    "zh-Hant": "Microsoft JhengHei",
    "zh-Hans": "Microsoft YaHei",
}
_SPELLING: Mapping[Language, tuple[str, str]] = {
    "en": ("en-GB", "zh-HK"),
    "zh-Hant": ("en-GB", "zh-HK"),
    "zh-Hans": ("en-GB", "zh-CN"),
}
_LATIN = "Calibri"

# name -> (size, colour, bold, space before, space after), in points; colours by their name in the palette.
_PARAGRAPHS: Mapping[str, tuple[float, str, bool, float, float]] = {
    "Cover Organisation": (14, "accent", True, 60, 6),
    "Cover Line": (11, "grey", False, 0, 4),
    "Standfirst": (13, "accent", False, 0, 14),
    "Table Title": (10, "ink", True, 12, 4),
    "Table Text": (9, "ink", False, 1.5, 1.5),
    "Table Heading": (8.5, "deep", True, 2, 2),
    "Table Note": (8, "grey", False, 2, 0),
    "Callout Title": (10.5, "accent", True, 0, 3),
    "Callout Text": (10, "ink", False, 0, 4),
    "Key Figure": (18, "accent", True, 4, 0),
    "Key Figure Label": (8.5, "grey", False, 0, 2),
    "Contents 1": (11, "ink", True, 6, 1),
    "Contents 2": (10, "ink", False, 0, 1),
    "Contents Title": (20, "accent", True, 0, 12),
}
_HEADINGS = ((20.0, 0.0, 10.0), (14.0, 18.0, 6.0), (11.5, 12.0, 4.0), (10.5, 10.0, 3.0))

TABLE = "ReportTable"
KEY_UNIT = "Key Unit"


def style_id(name: str) -> str:
    return name.replace(" ", "")


def prepare(word: WordDocument, language: Language, accent: str) -> None:
    """Page, fonts, headings, and the styles of tables, notes and callouts."""
    colours = palette(accent)
    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(22)
    section.top_margin, section.bottom_margin = Mm(24), Mm(22)
    _text_style(word, "Normal", language, 10.5, INK)
    normal = word.styles["Normal"].paragraph_format
    normal.space_after, normal.line_spacing = Pt(7), 1.2
    _text_style(word, "Title", language, 30, colours.deep, bold=True)
    _without_border(word.styles["Title"].element)
    for level, (size, before, after) in enumerate(_HEADINGS, 1):
        name = f"Heading {level}"
        _text_style(word, name, language, size, colours.accent if level < 3 else INK, bold=True)
        form = word.styles[name].paragraph_format
        form.space_before, form.space_after, form.keep_with_next = Pt(before), Pt(after), True
    named = {"accent": colours.accent, "deep": colours.deep, "grey": GREY, "ink": INK}
    for name, (size, colour, bold, before, after) in _PARAGRAPHS.items():
        style = word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = word.styles["Normal"]
        _text_style(word, name, language, size, named[colour], bold=bold)
        form = style.paragraph_format
        form.space_before, form.space_after, form.line_spacing = Pt(before), Pt(after), 1.05
    for name in ("Table Title", "Table Heading", "Callout Title", "Key Figure"):
        word.styles[name].paragraph_format.keep_with_next = True
    word.styles["Callout Text"].paragraph_format.line_spacing = 1.15
    unit = word.styles.add_style(KEY_UNIT, WD_STYLE_TYPE.CHARACTER)
    unit.font.size, unit.font.bold = Pt(10), False
    word.styles.element.append(_table_style(colours))


def _text_style(
    word: WordDocument, name: str, language: Language, size: float, colour: str, *, bold: bool = False
) -> None:
    font = word.styles[name].font
    font.name, font.size, font.bold = _LATIN, Pt(size), bold
    font.color.rgb = RGBColor.from_string(colour.removeprefix("#").upper())
    properties = word.styles[name].element.get_or_add_rPr()
    fonts = properties.get_or_add_rFonts()
    for kind in list(fonts.attrib):
        if "heme" in kind:  # a font of the theme would win over the one named here
            del fonts.attrib[kind]
    fonts.set(qn("w:eastAsia"), _EAST_ASIAN[language])
    fonts.set(qn("w:cs"), _LATIN)
    latin, asian = _SPELLING[language]
    for old in properties.findall(qn("w:lang")):
        properties.remove(old)
    properties.append(made("lang", val=latin if language == "en" else asian, eastAsia=asian))


def _without_border(style: BaseOxmlElement) -> None:
    properties = style.find(qn("w:pPr"))
    border = properties.find(qn("w:pBdr")) if properties is not None else None
    if properties is not None and border is not None:
        properties.remove(border)


def _table_style(colours: Palette) -> BaseOxmlElement:
    """Fine rules between rows, a strong one under the header, as the printed report has them."""
    rule, strong = RULE.removeprefix("#"), colours.accent.removeprefix("#")
    borders = made(
        "tblBorders",
        [
            made("top", val="single", sz="8", color=strong),
            made("bottom", val="single", sz="8", color=strong),
            made("insideH", val="single", sz="4", color=rule),
        ],
    )
    margins = made("tblCellMar", [made("left", w="60", type="dxa"), made("right", w="60", type="dxa")])
    head = made(
        "tblStylePr",
        [
            made("tblPr"),
            made(
                "tcPr",
                [
                    made("tcBorders", [made("bottom", val="single", sz="8", color=strong)]),
                    made("shd", val="clear", color="auto", fill=colours.tint.removeprefix("#")),
                ],
            ),
        ],
        type="firstRow",
    )
    return made(
        "style",
        [
            made("name", val="Report Table"),
            made("basedOn", val="TableNormal"),
            made("uiPriority", val="59"),
            made("qFormat"),
            made("tblPr", [borders, margins]),
            head,
        ],
        type="table",
        customStyle="1",
        styleId=TABLE,
    )
