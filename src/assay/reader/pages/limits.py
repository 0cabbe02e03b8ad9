"""Limits against documents that are made to overwhelm their reader: streams that expand out of all proportion."""

from __future__ import annotations

import re
import zlib

MOST_PAGES = 20_000
_MOST_BYTES = 400 * 1024 * 1024
_SMALLEST = 100 * 1024
_CHUNK = 1 << 20
_RATIO = 120
_STREAM = re.compile(rb"stream\r?\n")
_FLATE = re.compile(rb"/(?:FlateDecode|Fl)\b")
_DEEPEST = 4


def expands_too_far(data: bytes) -> bool:
    """Whether a compressed stream would grow beyond what any page needs. Nothing is kept of what is unpacked."""
    for found in _STREAM.finditer(data):
        head = data[max(found.start() - 600, 0) : found.start()]
        head = head[head.rfind(b" obj") + 1 :]
        filters = len(_FLATE.findall(head))
        if not filters:
            continue
        end = data.find(b"endstream", found.end())
        end = len(data) if end < 0 else end
        worth = end - found.end() >= _SMALLEST or filters > 1
        if worth and _grows(memoryview(data)[found.end() : end], min(filters, _DEEPEST)):
            return True
    return False


def _grows(packed: memoryview, layers: int) -> bool:
    """Whether unpacking goes over the limit, and out of proportion to the packed size."""
    unpackers = [zlib.decompressobj() for _ in range(layers)]
    limit = max(_MOST_BYTES, 0)
    size = 0
    try:
        for start in range(0, len(packed), _CHUNK // 4):
            size += _through(unpackers, bytes(packed[start : start + _CHUNK // 4]), limit - size)
            if size >= limit:
                return size > _RATIO * len(packed)
    except zlib.error:
        return False
    return False


def _through(unpackers: list[zlib._Decompress], piece: bytes, limit: int) -> int:
    """The bytes that come out of the last unpacker for a piece given to the first."""
    if not unpackers:
        return len(piece)
    first, rest = unpackers[0], unpackers[1:]
    size = 0
    # Bytes after the end of the packed part are none of it; an unpacker would be given them again and again.
    while piece and size < limit and not first.eof:
        size += _through(rest, first.decompress(piece, _CHUNK), limit - size)
        piece = first.unconsumed_tail
    return size
