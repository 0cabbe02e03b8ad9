"""Text lines as passages: headings, paragraphs joined from their lines, items of lists, notes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assay.reader.block import Passage, PassageKind
from assay.reader.grids.cells import is_unit
from assay.reader.pages.markup import plain
from assay.reader.passages.headings import HeadingPath, heading_level, heading_text
from assay.reader.passages.note_marks import is_notes_head, note

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LIST = re.compile(
    r"(?:[-–•●■◆▪‧○✓✔➢➤*□]\s+\S|[•●■◆▪✓✔➢➤]\S|\(?[a-z]\)\s|\(?[ivx]{1,4}\)\s|\(?\d{1,2}[)）]\s?\S|"
    r"\d{1,2}\.\s+\S|[（(][一二三四五六七八九十\d]{1,2}[)）])"
)
_BULLET = re.compile(r"^[-–•●■◆▪‧○✓✔➢➤*□]\s*")
_END = re.compile(r"[.。!?！？:：;；]['\"”’」』)]?$")
_LONG = 160
_HAN = re.compile(r"[\u2e80-\u9fff\uff00-\uffef]")
# A figure in a line of a plain title makes it a statement; years, codes and numbers of clauses do not.
_FIGURE = re.compile(
    r"(?<![A-Za-z\d.])(?!(?:19|20)\d\d(?!\d))\d[\d,]*(?:\.\d+)?\s*(?:%|[A-Za-z]|$)|[\d.]+\s*%|(?:RMB|HK\$|US\$)\s*\d"
)
# "37.5噸", "~64,641.4 千瓦時", "Wood (kg) 8.6 t": an amount with its unit, alone or at the end, is no title.
_AMOUNT = re.compile(
    r"(?:.*[\s)）:：])?[~≈<>≤≥+\-−(（$¥]{0,2}(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+|\d+)(?P<unit>\s?[^\s\d.]\S{0,14})?[)）]?"
)
# The numbers of scopes and categories are names, no figures.
_SCOPES = re.compile(
    r"\bScopes?\s?[1-3](?:(?:\s?[,+&]\s?|\s+and\s+)(?:Scope\s?)?[1-3])*|\bCategory\s\d{1,2}", re.IGNORECASE
)
# "In tonnes": what the table below counts in, and no title of its own.
_STATES_UNIT = re.compile(
    r"\(?\s*(?:(?:all )?(?:figures|amounts|data) )?(?:expressed |stated |shown )?in (?:thousands? |millions? )?(?:of )?"
    r"(?P<unit>(?:metric )?(?:tonnes|tons|kilograms|kg|litres|liters|m3|m³|cubic metres|cubic meters|kilowatt|megawatt"
    r"|gigawatt|kwh|mwh|gwh|gj|tj|gigajoules|megajoules|megalit(?:er|re)s|hours|persons|headcount|%|percent(?:age)?)\b[^.]{0,40})\)?",
    re.IGNORECASE,
)
_DATED = re.compile(r"(?:19|20)\d\d")
_VERB = re.compile(r"\s(?:is|are|was|were|has|have|had|will|shall|reached|includes?|invested)\s")


class PassageReader:
    """Turns gathered lines into passages; knows whether it stands among notes."""

    def __init__(self, path: HeadingPath) -> None:
        self._path = path
        self._among_notes = False

    def close(self) -> None:
        """A table begins: notes above it are over."""
        self._among_notes = False

    def read(self, lines: Sequence[tuple[int, str]], page: int | None) -> Iterator[Passage]:
        for number, text in _joined(lines):
            yield from self._passage(number, text, page)

    def _passage(self, number: int, text: str, page: int | None) -> Iterator[Passage]:
        raw = text.strip()
        clean = plain(heading_text(raw))
        if not clean:
            return
        kind: PassageKind = "paragraph"
        mark = ""
        if is_notes_head(clean):
            self._among_notes = True
            yield Passage(text=clean, kind="note", page=page, line=number, headings=self._path.texts)
            return
        as_note = note(clean, among_notes=self._among_notes)
        level = 0 if as_note else _level(raw, clean)
        if as_note:
            kind, (mark, clean) = "note", as_note
        elif level:
            self._path.add(level, clean)
            self._among_notes = False
            yield Passage(text=clean, kind="heading", page=page, line=number, headings=self._path.texts[:-1])
            return
        elif _LIST.match(clean):
            kind, clean = "list", _BULLET.sub("", clean)
        elif self._among_notes and len(clean) > _LONG:
            self._among_notes = False
        yield Passage(text=clean, kind=kind, page=page, line=number, headings=self._path.texts, mark=mark)


def _level(raw: str, clean: str) -> int:
    if _STATES_UNIT.fullmatch(clean):
        return 0
    level = heading_level(raw if raw.startswith("#") else clean)
    amount = _AMOUNT.fullmatch(clean)
    if amount is not None and amount["unit"] and is_unit(amount["unit"].strip()) and not _DATED.fullmatch(clean):
        return 0
    if level < 5 or raw.startswith("#"):
        return level
    if _FIGURE.search(_SCOPES.sub("Scope", clean)) or _VERB.search(clean) or _LIST.match(clean) or _is_amount(clean):
        return 0
    return level


def _is_amount(text: str) -> bool:
    found = _AMOUNT.fullmatch(text)
    if found is None or _DATED.fullmatch(found["digits"]):
        return False
    return (
        "," in found["digits"] or "." in found["digits"] or (text.startswith(found["digits"]) and bool(found["unit"]))
    )


def _joined(lines: Sequence[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Lines that are one paragraph, joined: until a sentence ends on a short line, a list item or a note begins."""
    start, text = 0, ""
    widest = max((len(line) for _, line in lines), default=0)
    for place, (number, line) in enumerate(lines):
        line = line.strip()
        if text and _breaks(text, line, widest, first=place == 1):
            yield start, text
            text = ""
        if not text:
            start, text = number, line
        else:
            text += line if _glued(text, line) else f" {line}"
    if text:
        yield start, text


def _breaks(text: str, line: str, widest: int, *, first: bool) -> bool:
    clean = plain(line)
    if line.startswith("#") or text.lstrip().startswith("#") or _LIST.match(clean) or note(clean, among_notes=False):
        return True
    if len(line) > _LONG and len(text) > _LONG:
        return True
    if _END.search(text):
        return True
    if is_notes_head(text) or is_notes_head(clean):
        return True
    level = heading_level(text)
    if level and (level < 5 or (first and len(text) < 0.6 * widest and not line[:1].islower() and len(line) > 60)):
        return True
    return bool(heading_level(clean)) and heading_level(clean) < 3


def _glued(text: str, line: str) -> bool:
    """No space between two Han signs, or between a Han sign and a digit."""
    before, after = text[-1], line[:1] or " "
    if _HAN.match(before):
        return bool(_HAN.match(after)) or after.isdigit()
    return before.isdigit() and bool(_HAN.match(after))
