"""Codes of indicators as tables print them: ``KPI A1.2``, ``B3.1``, ``GRI 305-1``."""

from __future__ import annotations

import re

from assay.reader.remembered import remembered

_HKEX = re.compile(
    r"(?:HKEX\s*)?(?:ESG\s*)?(?:KPI|Aspect|關鍵績效指標|关键绩效指标|層面|层面|指標"
    r"|指标)?\s*[:：]?\s*(?P<code>[AB]\s?\d{1,2}(?:\s?\.\s?\d{1,2})?)",
    re.IGNORECASE,
)
_GRI = re.compile(
    r"(?:GRI\s*)?(?:GRI\s?\d{1,3}\s?(?:[-–:.]\s?\d{1,2})?|\d{3}\s?[-–]\s?\d{1,2})(?:\s*[a-z])?", re.IGNORECASE
)
_IN_LABEL = re.compile(
    r"[(（\[]?\s*\b(?:HKEX\s*)?(?:KPI|關鍵績效指標|关键绩效指标)\s*(?P<code>[AB]\d{1,2}\.\d{1,2})\s*[:：]?\s*[)）\]]?",
    re.IGNORECASE,
)


@remembered
def hkex_code(text: str) -> str:
    """``A1.2`` of a cell that holds nothing but the code of an HKEX indicator or aspect; else ``""``."""
    match = _HKEX.fullmatch(text.strip())
    return re.sub(r"\s", "", match["code"]).upper() if match else ""


@remembered
def kpi_code(text: str) -> str:
    """The code, HKEX or GRI, that a cell holds and nothing else; of several the first."""
    first = re.split(r"[,，、;；/\n]|\s+and\s+", text.strip())[0]
    code = hkex_code(first)
    return code or (re.sub(r"\s+", " ", first.strip()) if _GRI.fullmatch(first.strip()) else "")


@remembered
def code_in_label(text: str) -> tuple[str, str]:
    """The code that a label carries (``KPI A1.2: Total emissions``), and the label without it."""
    match = _IN_LABEL.search(text)
    if match is None:
        return "", text
    rest = (text[: match.start()] + " " + text[match.end() :]).strip(" :：-–—")
    return match["code"].upper(), re.sub(r"\s+", " ", rest)


def is_gri_number(text: str) -> bool:
    """A bare number of a GRI standard: 101 to 103, 201 to 207, 301 to 308, 401 to 418."""
    if not re.fullmatch(r"[1-4]\d\d", text.strip()):
        return False
    series, number = divmod(int(text), 100)
    return 1 <= number <= {1: 3, 2: 7, 3: 8, 4: 19}[series]
