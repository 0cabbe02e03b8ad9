"""Figures in sentences that are none of the reporter's: what a rule demands, and what something may be likened to, both
of no year; and what is only supposed. They are of no metric."""

from __future__ import annotations

import re

from assay.reader.figures.prose_words import separators_in

_RULE = re.compile(
    r"\b(?:shall|must|should|may)\s+not\s+(?:exceed|be\s+(?:more|less))"
    r"|(?:法定|法例|法規|法规|條例|条例|國家標準|国家标准|主管機關|监管)[^，。；]{0,12}(?:上限|下限|限值|最低|最高|要求|規定|规定|應|应|須|须|不得)"
    r"|(?:最低|最少|最高|至少)(?:應|应|須|须)|(?:不得|不應|不应|不可|須不|须不|應不|应不|應當|应当|不會|不会)(?:超過|超过|高於|高于|低於|低于|少於|少于|多於|多于|大於|大于|小於|小于)",
    re.IGNORECASE,
)
_DEMANDED = re.compile(
    r"\b(?:statutory|legal|regulatory|legally\s+required)\s+(?:minimum|maximum|limits?|requirements?|thresholds?)\s+(?:of|at)\s+"
    r"(?:about\s+|at\s+least\s+|not\s+more\s+than\s+)?$"
    r"|\bnational\s+standards?\s+of\s+(?:[\d,.]+\s?[^\s\d]+\s+and\s+)?$"
    r"|(?:國家|国家|地方|法定)(?:排放)?(?:標準|标准|限值)(?:為|为|的)?\s*$",
    re.IGNORECASE,
)
_SUPPOSED = re.compile(r"^\W*(?:倘|假設|假设|假如|若(?!干)|assuming\b|suppose\b)", re.IGNORECASE)
_LIKENED = re.compile(
    r"(?:\b(?:equivalent\s+(?:of|to)|equal\s+to|equivalent|enough\b[^.;,]{0,80}?\s+to\s+\w+|sufficient\s+(?:\w+\s+)?to|the\s+same\s+as|comparable\s+to|as\s+much\s+as)\b"
    r"|相當於|相当于|等同|等於|等于|足以)[^.;。；，,]{0,60}$|[=≈]\s*$",
    re.IGNORECASE,
)


def of_a_rule(text: str, start: int, end: int) -> bool:
    """Whether the figure from ``start`` to ``end`` is what a rule demands.

    >>> of_a_rule("該稅項不得超過股息的10%。", 9, 12), of_a_rule("排放量為10噸。", 4, 6)
    (True, False)
    """
    cuts = [match for match in separators_in(text) if match[0].strip() not in ("、", "-", "–", "—")]
    first = max((match.end() for match in cuts if match.end() <= start), default=0)
    last = min((match.start() for match in cuts if match.start() >= end), default=len(text))
    return bool(_RULE.search(text, first, last) or _DEMANDED.search(text[:start]))


def supposed(text: str) -> bool:
    """Whether a sentence only supposes what it says: its figures are of the years that it says, and of no metric.

    >>> supposed("若維持不變，預估2050年有4家超過。"), supposed("2023年有4家。")
    (True, False)
    """
    return bool(_SUPPOSED.match(text))


def likened(before: str) -> bool:
    """Whether a count of things is only what the figure before it may be likened to: "enough to fill 1,400 pools".

    >>> likened("933 million litres, enough to fill nearly "), likened("We planted ")
    (True, False)
    """
    return bool(_LIKENED.search(before))
