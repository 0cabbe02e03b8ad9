"""Whether words name what a figure is of: they hold a noun of their own and are no torn end of a clause."""

from __future__ import annotations

import re

_HAN = re.compile(r"[\u3400-\u9fff]")
_DANGLES = re.compile(
    r"[\s,;:–—-]+(?:the|an?|of|to|in|on|and|for|with|by|our|its|their|as|than|or|that|which|who|where|through|from|at"
    r"|per|via|such|between|into|about|amounting|totall?ing|previous|prior|preceding|last|financial|fiscal|compared|not"
    r"|including|following|using|plus|minus|respective|only|also|was|were|is|are|has|have|had|will|be|been|up|down"
    r"|approximately|around|over|under|nearly|almost|respectively|we|it|they|can|may|could|would|so|but|while|if"
    r"|in the amount|in an amount|a total|at least|at most|more|less|fewer|therefore|thus|another|year[- ]on[- ]year)$",
    re.IGNORECASE,
)
_NO_HEAD = re.compile(
    r"(?:in|on|at|to|from|by|over|across|under|within|between|following|compared|including|minus|plus|up|down|than|as"
    r"|where|when|whereas|which|that|who|based on|according|due|because|since|until|among|after|before|than|versus|vs"
    r"|against|through|during|into|towards?|for|with|of (?:this|which|these|them|that)|so|but|if|whose|per|via|thereof"
    r"|around|account(?:s|ing)? of|the (?:following|previous|prior)|respectively)\b(?!-)",
    re.IGNORECASE,
)
# Words that say how much and not what of.
_GENERAL = re.compile(
    r"amount|amounts|value|values|total|totals|figure|figures|increase|decrease|level|levels|range|change"
    r"|changes|sum|number|year|years|period|previous|following|prior|match|goal|goals|target|targets|rate"
    r"|rates|share|shares|percentage|percent|result|results|part|rest|remainder|half|third|which|this|that"
    r"|these|those|them|it|they|the|and|for|with|our|its|their|was|were|has|have|had|been|are|not|other"
    r"|others|one|two|three|new|all|both|each|own|same|more|less|than|from|into|also|only|about|up|down"
    r"|out|per|cent|respectively|respective|accounting|representing|corresponding|equal|equivalent"
    r"|still|however|just|even|last|amounting|average|note|notes|table|section|page|financial|fiscal|significant|slightly|significantly"
    r"|compared|again|already|currently|approximately|growth|reduction|improvement|additional|further"
    r"|first|second|quarter|month|months|day|days|end|start|plus|minus|achieve|achieved|reach|reached"
    r"|reaching|maintain|maintained|came|made|stood|saw|remain|remained|ranges|ranging|between|least|most"
    r"|resulted|could|would|will|can|may|should|must|producing|x|approximate|rise|fall|drop|decline",
    re.IGNORECASE,
)
# The subject stands in an earlier sentence: "these remain below the levels of".
_POINTS_BACK = re.compile(
    r"(?:these|those|they|this|it)\s+(?:remains?|represents?|includes?|corresponds?|consists?|means)\b"
    r"|(?:this|these|that|those)\s+\w+\s+(?:has|had|have|was|were|is|are)\b",
    re.IGNORECASE,
)
# A multiple of something else, or a date, names nothing: "times lower than the average", "December 2008".
_ONLY_WHEN = re.compile(
    r"(?:more|less|higher|lower|fewer)\s+than\b.*"
    r"|[FC]Y\s?\d\d(?:\d\d)?"
    r"|(?:reduction|decrease|increase|growth|improvement)\s+(?:from|over|against|compared)\b.*|times\s+(?:lower|higher|more|less|greater|larger|smaller|the)\b.*"
    r"|(?:as\s+(?:of|at)\s+)?(?:(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|percentages?|totals?|due\s+to\s+rounding)[\s\d,]*)+",
    re.IGNORECASE | re.DOTALL,
)
# What somebody did without saying with what: "managed to maintain it".
_ONLY_DONE = re.compile(
    r"(?:managed|been able|able|continued|sought|tried|worked|aimed) to \w+(?:\s(?:it|them|this|that))?", re.IGNORECASE
)
_BRACKETS = (("(", ")"), ("（", "）"), ("[", "]"), ("“", "”"), ("「", "」"))
# A unit, a time that others are compared with, or the way to another figure is no name.
_HAN_NOTHING = re.compile(
    r"(?:人民[幣币]|港[幣币])?[百千十]?[萬万億亿]?(?:元|人|股|噸|吨|戶|户|家|件|宗|次|畝|亩|小時|小时|平方米|立方米|千瓦[時时]|港元|美元|歐元|欧元)+"
    r"|[較较比]?[上去]?一?年?度?同期|(?:上|期)?年?[末初]|[增減减升降][加少至到長长低]*[至到]"
)
_LONGEST_HAN = 60


def name_of(label: str) -> str:
    """The label without what dangles at its end; ``""`` where no noun in it says what the figure is of.

    >>> name_of("net sales compared to the previous")
    'net sales'
    >>> name_of("to 2025"), name_of("the amount of")
    ('', '')
    """
    words = re.sub(r"^(?:Ltd|Inc|Co|LLC)\b\.?\s*", "", label.strip(" ,;:–—-…"))
    while (shorter := _DANGLES.sub("", words).strip(" ,;:–—-…")) != words:
        words = shorter
    if _HAN_NOTHING.fullmatch(words):
        return ""
    if _HAN.search(words):
        if any(words.count(one) != words.count(other) for one, other in _BRACKETS[:2]):
            # "第二級)": cut out of a bracket.
            return ""
        return words if len(re.sub(r"[\W\d_]", "", words)) > 1 and len(words) <= _LONGEST_HAN else ""
    if _NO_HEAD.match(words) or any(words.count(one) != words.count(other) for one, other in _BRACKETS):
        return ""
    if _ONLY_WHEN.fullmatch(words) or _ONLY_DONE.fullmatch(words) or _POINTS_BACK.match(words):
        return ""
    if re.search(r"[a-z)]\.\s+[A-Z]|[a-z]{4,}\.\s|\bthis figure\b|\|", words):
        return ""
    own = [word for word in re.findall(r"[^\W\d_]{2,}", words) if not _GENERAL.fullmatch(word)]
    return words if any(len(word) > 2 or word.isupper() for word in own) else ""
