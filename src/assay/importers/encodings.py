"""Which encoding a text file is in, and its text. Chinese files come in four."""

from __future__ import annotations

import codecs

_BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 65536


def decode(data: bytes) -> tuple[str, str]:
    """The text and the name of its encoding.

    What is in no known encoding comes back as UTF-8 with ``\ufffd`` for every unreadable byte, so that the
    readable rows survive.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace"), encoding
    plain = _utf_16_without_mark(data)
    if plain:
        return data.decode(plain, errors="replace"), plain
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _chinese(data)


def _utf_16_without_mark(data: bytes) -> str:
    """Plain text has no zero bytes; in UTF-16 every separator and line end has one, before it in BE, after it in LE."""
    if b"\0" not in data[:_SAMPLE] or len(data) % 2:
        return ""
    for encoding in ("utf-16-le", "utf-16-be"):
        text = data[:_SAMPLE].decode(encoding, errors="replace")
        written = sum(1 for character in text if character.isprintable() or character in "\t\r\n")
        if "\n" in text and any(mark in text for mark in ",;\t") and written * 50 > len(text) * 49:
            return encoding
    return ""


def _chinese(data: bytes) -> tuple[str, str]:
    """GB18030 or Big5. Most bytes are valid in both; the right one gives mostly common characters."""
    read: list[tuple[float, str, str]] = []
    for encoding, narrow, last in (("gb18030", "gb2312", 0xD7), ("big5", "big5", 0xC6), ("big5hkscs", "big5", 0xC6)):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        read.append((_share_of_common(text, narrow, last), text, encoding))
    if not read:
        return data.decode("utf-8", errors="replace"), "unknown"
    best = max(read, key=lambda candidate: candidate[0])
    return best[1], best[2]


def _share_of_common(text: str, narrow: str, last: int) -> float:
    """How many of the non-ASCII characters lie in the first, everyday level of a national code table."""
    found = [character for character in text[:_SAMPLE] if ord(character) > 127]
    common = 0
    for character in found:
        try:
            common += character.encode(narrow)[0] <= last
        except UnicodeEncodeError:
            continue
    return common / len(found) if found else 0.0
