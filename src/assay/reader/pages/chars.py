"""Characters of a PDF page into words: by gaps and baselines, small raised and lowered letters attached to what they
belong to, rotated text left out."""

from __future__ import annotations

import ctypes
import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pypdfium2.raw as pdfium

from assay.reader.page import Box, Word
from assay.reader.pages.markup import SUBSCRIPTS, SUPERSCRIPTS

if TYPE_CHECKING:
    from collections.abc import Sequence

_LIGATURES = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}
# A line break may be put round a mark set high; where a word ends is told from places.
_SKIPPED = frozenset("\r\n\u200b\u200c\u200d\ufeff\u2060\u00ad\x00\x02")
_SPACES = frozenset(" \t\f\v\u00a0\u2002\u2003\u2009\u200a\u202f\u3000\u2028\u2029")
_HYPHEN_AT_END = "\ufffe"
_NO_LETTERS = _SKIPPED | _SPACES | {_HYPHEN_AT_END}
_GAP = 0.22
_TURNED = 5
_SMALL = 0.82
_SMALL_FORM = 0.52
_RAISED_FORM = 0.4
_LOWERED_FORM = 0.16
_BEFORE_MARK = frozenset(")）]'’⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉")
_BOLD = 600
_STRAIGHT = 0.1
_QUARTER = 1.5708
_EDGES = struct.Struct("4f")  # of FS_RECTF: left, top, right, bottom


def _direct(function: Any, returns: Any) -> Any:
    """A function of the library for a few microseconds each: its arguments are not looked at, which takes twice as long
    as the call, and no other thread gets a turn. Handles are to be given as `ctypes.c_void_p`."""
    return ctypes.PYFUNCTYPE(returns)(ctypes.cast(function, ctypes.c_void_p).value or 0)


_LOOSE_BOX = _direct(pdfium.FPDFText_GetLooseCharBox, ctypes.c_int)
_TIGHT_BOX = _direct(pdfium.FPDFText_GetCharBox, ctypes.c_int)
_WEIGHT = _direct(pdfium.FPDFText_GetFontWeight, ctypes.c_int)
_ANGLE = _direct(pdfium.FPDFText_GetCharAngle, ctypes.c_float)
_MATRIX = _direct(pdfium.FPDFText_GetMatrix, ctypes.c_int)


@dataclass(slots=True)
class _Open:
    """A word being gathered; y from the bottom of the page, as PDF counts."""

    start: int
    text: list[str]
    x0: float
    y0: float
    x1: float
    y1: float
    size: float


@dataclass(frozen=True, slots=True)
class Words:
    """The upright words of a page, and how many letters it has in all."""

    words: tuple[Word, ...]
    letters: int


def words_of(textpage: Any, count: int, text: str, left: float, top: float) -> Words:
    """The words of a page; ``left`` and ``top`` are its corner in PDF coordinates."""
    handle = ctypes.c_void_p(ctypes.cast(textpage, ctypes.c_void_p).value)
    found: list[Word] = []
    letters = 0
    for part in _gathered(handle, count, text):
        inner = "".join(part.text)
        letters += len(inner)
        # Letters of a turned word stand above each other, so that only short pieces can be turned.
        if len(inner) < _TURNED and _is_turned(handle, part.start):
            continue
        box = Box(part.x0 - left, top - part.y1, part.x1 - left, top - part.y0)
        found.append(Word(inner, box, part.size, _WEIGHT(handle, part.start) >= _BOLD))
    return Words(tuple(found), letters)


class _SmallForms:
    """Digits that a font draws small and high, or small and low, without being set in another size."""

    def __init__(self, handle: ctypes.c_void_p) -> None:
        self._page = handle
        self._edges = [ctypes.c_double() for _ in range(4)]
        self._refs = [ctypes.byref(edge) for edge in self._edges]

    def shown(self, index: int, sign: str, bottom: float, top: float) -> str:
        """The digit in the sign of its form; ``bottom`` and ``top`` are those of the line."""
        height = top - bottom
        if height <= 0 or not _TIGHT_BOX(self._page, index, *self._refs):
            return sign
        low, high = self._edges[2].value, self._edges[3].value
        if high - low > _SMALL_FORM * height:
            return sign
        if low - bottom > _RAISED_FORM * height:
            return sign.translate(SUPERSCRIPTS)
        return sign.translate(SUBSCRIPTS) if low - bottom < _LOWERED_FORM * height else sign


def _is_turned(handle: ctypes.c_void_p, index: int) -> bool:
    """Whether a letter is turned; asked once a word. One that leans, as fonts without an italic are made to, is not."""
    angle = _ANGLE(handle, index)
    if angle < _STRAIGHT or angle > 4 * _QUARTER - _STRAIGHT:
        return False
    matrix = pdfium.FS_MATRIX()
    return not _MATRIX(handle, index, ctypes.byref(matrix)) or matrix.a <= 0 or abs(matrix.b) > _STRAIGHT * matrix.a


def _gathered(handle: ctypes.c_void_p, count: int, text: str) -> list[_Open]:  # noqa: C901 - one pass over the letters is quickest
    out: list[_Open] = []
    small = _SmallForms(handle)
    rect = pdfium.FS_RECTF()
    ref = ctypes.byref(rect)
    box_of = _LOOSE_BOX
    edges_of = _EDGES.unpack
    word: _Open | None = None
    last_x0 = start_y0 = start_y1 = near = back = 0.0
    for index, sign in enumerate(text[:count]):
        if sign in _NO_LETTERS:
            if sign in _SPACES:
                word = None
            if sign != _HYPHEN_AT_END:
                continue
            sign = "-"
        if not box_of(handle, index, ref):
            continue
        x0, y1, x1, y0 = edges_of(rect)
        if word is not None and y0 == start_y0 and y1 == start_y1 and x0 - word.x1 <= near and x0 >= last_x0 - back:
            # The next letter of the word, as high as its first: nearly all letters are.
            last_x0 = x0
            if "0" <= sign <= "9" and (word.text[-1].isalpha() or word.text[-1] in _BEFORE_MARK):
                sign = small.shown(index, sign, y0, y1)
            word.text.append(_LIGATURES.get(sign, sign) if sign > "\ufaff" else sign)
            if x1 > word.x1:
                word.x1 = x1
            continue
        if word is not None:
            size = word.size
            new = y1 - y0
            gap = x0 - word.x1
            # The letters of a ligature share one box.
            if gap > _GAP * size or x0 < last_x0 - 0.2 * size or y0 > word.y1 or y1 < word.y0:
                word = None
            elif new < _SMALL * size and not sign.isalnum():
                # Some fonts give points and dashes no more height than their ink has.
                word.text.append(sign)
                if x1 > word.x1:
                    word.x1 = x1
                last_x0 = x0
                continue
            elif new < _SMALL * size and size > 0:
                # Smaller than the word before it: a note's mark, a power, or the figure of a formula.
                raised = y0 - word.y0
                if raised > 0.18 * size:
                    word.text.append(sign.translate(SUPERSCRIPTS))
                elif raised < 0.06 * size and y1 < word.y1 - 0.25 * size:
                    word.text.append(sign.translate(SUBSCRIPTS))
                else:
                    word.text.append(sign)
                word.x1 = max(word.x1, x1)
                last_x0 = x0
                continue
            elif size < _SMALL * new and len(word.text) < 4:
                # Larger than what stands before it: that was a mark set high, a word by itself.
                if word.y0 - y0 > 0.18 * new:
                    word.text[:] = [one.translate(SUPERSCRIPTS) for one in word.text]
                word = None
        last_x0 = x0
        if word is None:
            if x1 <= x0 and y1 <= y0:
                continue
            size = y1 - y0
            word = _Open(index, [_LIGATURES.get(sign, sign)], x0, y0, x1, y1, size)
            out.append(word)
            start_y0, start_y1, near, back = y0, y1, _GAP * size, 0.2 * size
            continue
        if "0" <= sign <= "9" and (word.text[-1].isalpha() or word.text[-1] in _BEFORE_MARK):
            sign = small.shown(index, sign, y0, y1)
        word.text.append(_LIGATURES.get(sign, sign) if sign > "\ufaff" else sign)
        if x1 > word.x1:
            word.x1 = x1
        if y1 > word.y1:
            word.y1 = y1
        if y0 < word.y0:
            word.y0 = y0
    return out


def marked(words: Sequence[Word]) -> tuple[Word, ...]:
    """Words of digits that stand alone, small and high after a word, in superscript signs: marks of notes. Points and
    dashes that are only as high as their ink get the height of the word beside them."""
    out: list[Word] = []
    for place, word in enumerate(words):
        before = out[-1] if out else None
        if not any(sign.isalnum() for sign in word.text):
            beside = next((one for one in (before, *words[place + 1 : place + 2]) if one and _within(word, one)), None)
            if beside is not None:
                box = Box(word.box.x0, beside.box.y0, word.box.x1, beside.box.y1)
                word = Word(word.text, box, beside.size, word.bold, word.sure)
        if (
            before is not None
            and len(word.text) <= 5
            and word.size < _SMALL * before.size
            and 0 <= word.box.x0 - before.box.x1 < 0.6 * before.size
            and before.box.y0 - 0.3 * before.size <= word.box.y0
            and before.box.y1 - word.box.y1 > 0.18 * before.size
            and word.box.y1 > before.box.y0
            and all(sign.isdigit() or sign in ",()" for sign in word.text)
        ):
            word = Word(word.text.translate(SUPERSCRIPTS), word.box, word.size, word.bold, word.sure)
        out.append(word)
    return tuple(out)


def _within(word: Word, beside: Word) -> bool:
    middle = (word.box.y0 + word.box.y1) / 2
    return word.size < 0.7 * beside.size and beside.box.y0 <= middle <= beside.box.y1
