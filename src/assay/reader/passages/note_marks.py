"""Notes below a table or page: where they begin and which mark they carry."""

from __future__ import annotations

import re

_FROM_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_HEAD = re.compile(
    r"(?:foot)?\s*(?:notes?|remarks?)\s*[:：]?|(?:附註|附注|註釋|注释|備註|备注|註|注)\s*[:：]?", re.IGNORECASE
)
_HEAD_WITH_TEXT = re.compile(
    r"(?:(?:foot)?notes?|remarks?|附註|附注|註釋|注释|備註|备注|註|注)\s*(\d{0,2})\s*[:：.]\s*(\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_RAISED = re.compile(r"([¹²³⁴⁵⁶⁷⁸⁹⁰]{1,3})\s*[.)]?\s*(\S.*)", re.DOTALL)
_SIGN = re.compile(r"([*#†‡§△▲^]{1,3})\s*(\S.*)", re.DOTALL)
_NUMBERED = re.compile(r"(?:[-•]\s*)?[(（\[]?(\d{1,2}|[a-z]|[ivx]{1,4})\s*[.)）\]、]\s*(\D.*)", re.DOTALL)
_MARKDOWN = re.compile(r"\[\^(\w+)\]:\s*(.*)", re.DOTALL)


def is_notes_head(text: str) -> bool:
    """A line such as "Notes:" that opens a list of notes."""
    return bool(_HEAD.fullmatch(text.strip()))


def note(text: str, *, among_notes: bool) -> tuple[str, str] | None:
    """The mark and the words of a note, ``None`` where the text is none. A numbered line is a note only among notes."""
    text = text.strip()
    for form in (_MARKDOWN, _RAISED):
        found = form.fullmatch(text)
        if found and any(sign.isalpha() for sign in found[2]):
            return found[1].translate(_FROM_RAISED), found[2].strip()
    headed = _HEAD_WITH_TEXT.fullmatch(text)
    if headed:
        inner = _NUMBERED.fullmatch(headed[2])
        return (inner[1], inner[2].strip()) if inner else (headed[1], headed[2].strip())
    found = _SIGN.fullmatch(text)
    if found and len(found[2]) > 12:
        return found[1], found[2].strip()
    if among_notes:
        found = _NUMBERED.fullmatch(text)
        if found:
            return found[1], found[2].strip()
    return None
