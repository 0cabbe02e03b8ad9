"""Pieces of WordprocessingML: properties, runs, bookmarks, links and fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docx.oxml.xmlchemy import BaseOxmlElement

# Word refuses longer names of bookmarks.
_BOOKMARK_LENGTH = 40


def made(name: str, children: Iterable[BaseOxmlElement] = (), /, **attributes: str) -> BaseOxmlElement:
    """An element ``w:name`` with attributes of the same namespace."""
    one = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        one.set(qn(f"w:{key.rstrip('_')}"), value)
    one.extend(list(children))
    return one


def run(
    text: str, *, bold: bool = False, italic: bool = False, raised: bool = False, style: str = ""
) -> BaseOxmlElement:
    """Words in one form. A line break inside is ``\\n``."""
    properties = [
        *([made("rStyle", val=style)] if style else []),
        *([made("b")] if bold else []),
        *([made("i")] if italic else []),
        *([made("vertAlign", val="superscript")] if raised else []),
    ]
    one = made("r", [made("rPr", properties)] if properties else [])
    for number, line in enumerate(text.split("\n")):
        if number:
            one.append(made("br"))
        one.append(_text(line))
    return one


def _text(words: str) -> BaseOxmlElement:
    one = made("t")
    one.text = words
    one.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return one


def paragraph(style: str, children: Iterable[BaseOxmlElement] = (), *, align: str = "") -> BaseOxmlElement:
    """A paragraph in a style, by its id. ``align`` is ``right`` or ``center`` where it differs from the style's."""
    properties = made("pPr", [made("pStyle", val=style)])
    if align and align != "left":
        properties.append(made("jc", val=align))
    return made("p", [properties, *children])


def keep_with_next(one: BaseOxmlElement) -> BaseOxmlElement:
    """The paragraph, or the paragraphs of a row of a table, on one page with what follows."""
    for words in [one] if one.tag == qn("w:p") else one.iter(qn("w:p")):
        words.get_or_add_pPr().get_or_add_keepNext()
    return one


def link(anchor: str, children: Iterable[BaseOxmlElement]) -> BaseOxmlElement:
    """A link to a bookmark of the document."""
    return made("hyperlink", children, anchor=anchor, history="1")


def field(instruction: str, shown: str, *, style: str = "") -> list[BaseOxmlElement]:
    """A field that the word processor fills in when the document is opened; ``shown`` stands there until then."""
    return [
        made("r", [made("fldChar", fldCharType="begin", dirty="true")]),
        made("r", [_instruction(instruction)]),
        made("r", [made("fldChar", fldCharType="separate")]),
        run(shown, style=style),
        made("r", [made("fldChar", fldCharType="end")]),
    ]


def _instruction(words: str) -> BaseOxmlElement:
    one = made("instrText")
    one.text = f" {words} "
    one.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return one


class Bookmarks:
    """Names for the anchors of a document that Word takes: short, and each with a number of its own."""

    def __init__(self, anchors: Iterable[str]) -> None:
        self._names: dict[str, str] = {}
        taken: set[str] = set()
        for anchor in anchors:
            letters = "".join(sign if sign.isascii() and sign.isalnum() else "_" for sign in anchor)
            name, count = f"a_{letters}"[:_BOOKMARK_LENGTH], 2
            while name in taken:
                tail = f"_{count}"
                name, count = f"a_{letters}"[: _BOOKMARK_LENGTH - len(tail)] + tail, count + 1
            taken.add(name)
            self._names[anchor] = name
        self._numbers = {anchor: str(number) for number, anchor in enumerate(self._names, 1)}

    def __contains__(self, anchor: str) -> bool:
        return anchor in self._names

    def name(self, anchor: str) -> str:
        return self._names[anchor]

    def around(self, anchor: str, children: Iterable[BaseOxmlElement]) -> list[BaseOxmlElement]:
        """The children as the place that an anchor names; plain children for an anchor that is not known."""
        if anchor not in self._names:
            return list(children)
        number = self._numbers[anchor]
        start = made("bookmarkStart", id=number, name=self._names[anchor])
        return [start, *children, made("bookmarkEnd", id=number)]
