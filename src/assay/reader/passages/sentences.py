"""Passages to sentences and clauses, English and Chinese."""

from __future__ import annotations

import re

_END = re.compile(r"(?<=[。！？；;!?])|(?<=[a-z)%\d]\.)\s+(?=[A-Z\"“(])")
_NOT_AN_END = re.compile(r"\b(?:approx|No|Nos|Co|Ltd|Inc|Mr|Ms|Dr|vs|etc|e\.g|i\.e|sq|cu)\.$", re.IGNORECASE)


def sentences_of(text: str) -> tuple[str, ...]:
    """The sentences of a passage; semicolons part them too, since each half has its own figures."""
    clean = re.sub(r"\*\*|<[^>]{1,20}>", "", re.sub(r"\s+", " ", text)).strip()
    parts: list[str] = []
    for piece in _END.split(clean):
        if not piece or not piece.strip():
            continue
        if parts and (_NOT_AN_END.search(parts[-1]) or _inside_brackets(parts[-1])):
            parts[-1] = f"{parts[-1]} {piece}".strip()
        else:
            parts.append(piece.strip())
    return tuple(parts)


def _inside_brackets(text: str) -> bool:
    return text.count("(") + text.count("（") > text.count(")") + text.count("）") and len(text) < 400


_LEADS_ON = re.compile(
    r"(?:\b(?:was|were|is|are|about|approximately|around|over|reached|of|totall?ed|totall?ing|amounted to|by|to"
    r"|for|at|RMB|HK\$|US\$)|[:：]|約為|约为|約|约|為|为|共|合共|達|达|達到|达到|是|佔|占|有)\s*$",
    re.IGNORECASE,
)


def leads_on(text: str) -> bool:
    """Whether a passage breaks off before its figure, which stands alone in the next one ("… reached" / "96 %")."""
    return len(text) < 400 and bool(_LEADS_ON.search(text.strip()))
