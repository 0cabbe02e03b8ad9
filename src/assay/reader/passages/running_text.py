"""Whether words are running text: a sentence that begins and ends, has a verb and was not torn out of columns."""

from __future__ import annotations

import re
from typing import Literal

Fault = Literal["", "no_sentence", "other_language"]

_HAN = re.compile(r"[\u3400-\u9fff]")
_BEGIN = re.compile(r"[\"'“‘「『(\[（《*•>\-–—]*\s*(?:[^\W_a-z]|[€$£¥%~≈<>±+])")
# Finite verbs of reports, beside the auxiliaries and what ends in -ed.
_VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|can|could|may|might|must|shall|should|does|do|did"
    r"|\w{2,}ed|made|held|sold|rose|fell|grew|met|led|built|spent|paid|won|took|gave|kept|saw|came|went|began|became|ran|set|cut|put|hit|burnt|felt|heard|knew|threw|told|thought|runs"
    r"|bought|brought|drove|found|got|lost|sent|stood|taught|undertook|overcame|sought|understood"
    r"|arose|drew|chose|wrote|left|dealt|lent|amounts to|amount to"
    r"|represents?|remains?|includes?|provides?|comprises?|consists?|stands?|employs?|operates?|reaches|reach|offers"
    r"|accounts? for|covers|contains?|holds|owns?|serves|uses|generates?|produces?|corresponds?|equals?|means|makes?"
    r"|gives?|takes?|shows|aims?|expects?|intends?|strives?|commits?|achieves?|reduces?|grows?|relates?|refers?|requires?|saves?"
    r"|maintains?|keeps?|ensures?|invests?|meets?|earns?|contributes?|exceeds?|applies|apply|receives?|affects?"
    r"|consumes?|emits?|follows?|helps?|lives|continues?|allows?|enables?|donates?|recycles?|becomes?|pays?|arises?|depends?|comes?"
    r"|goes|delivers?|handles?|installs?|manages?|conducts?|organi[sz]es?|hires?|adds?|spends?|brings?|aligns?|builds?"
    r"|enjoys?|join(?:s|ing)?|plans? to|participate)\b"
    r"|^\W*(?:[A-Z][a-z]+ing|Reduce|Increase|Achieve|Decrease|Source|Maintain|Recycle|Train|Reach|Cut|Save|Ensure|Invest|Use"
    r"|Complete|Improve|Lower|Raise|Keep|Make|Support|Plant|Install|Set)\b",
    re.IGNORECASE,
)
_VERB_HAN = re.compile(
    r"[是為为有達达至了於于共佔占獲获較较減减增實实進进開开成錄录產产用使供參参超約约計计設设投節节排回收處处發发無无降升舉举辦办聘接支持購购持完採采合維维保保涵覆蓋盖含包括提捐培訓训受未]"
)
_ENGLISH = (
    "the of and to in a an is are was were for with by on as at from that this which our we it its their has have had"
    " been be will or not than all more also during per"
)
_OTHERS = (
    "der das und von mit für im den dem eine einer einem einen eines zu auf ist wurde wurden sowie als nicht werden bei"
    " aus nach durch sich wird über zum zur le les la et du une est dans pour par sur au aux avec sont el los las y una"
    " del para che il di della dei och het een van voor"
)
_FUNCTION, _FOREIGN = frozenset(_ENGLISH.split()), frozenset(_OTHERS.split())
# Two words that never follow one another in a sentence: the end of one column beside the beginning of another.
_BROKEN = re.compile(
    r"\b(?:the|an?|our|their|its)\s+(?:the|an?|is|are|was|were|has|have|of|to|in|and|for|with|by|will|from|our|we|which)\b"
    r"|\b(?:of|with|from|at|into)\s+(?:is|are|was|were|has|had|will|of|by|we)\b"
    r"|\b(?:is|are|was|were)\s+(?:is|are|was|were|has|have|will|of)\b|\bhas\s+have\b|\bhave\s+has\b|\band\s+and\b"
    r"|\b(?:will|can|may|must|should|would|could)\s+(?:the|an?|of|\w{4,}(?:tions?|ments?|ities|ness))\b"
    r"|\b(?:to|and|or|of|the)\s*[,;.](?=\s|$)",
)
_ROW = re.compile(
    r"\s[|\t]\s|\d\s?[%％]\)?\s+(?:[(]?\d(?!\d{3}\s?[:：)])|[A-Z][a-z]+\b(?!\s*(?:[-–]|'s)))|\(\d[\d.,]*\s?%?\)\s+[A-Z][a-z]"
    r"|(?:[A-Z]{4,}\s+){2}[A-Z]{3,}|\b(?:19|20)\d\d\s+(?:19|20)\d\d\b|(?:^|\s)\d\s\d\s\d|\b[1-4]\d\d-\d{1,2}\b\s+[A-Z]|\b[A-Z]{2}-[A-Z]{2}-\d{3}|\s\d{1,3}(?:[.,]\d+)?\s+\d[\d.,]*\s+\d"
)
# Signs of two columns read across: a sentence that begins within another, a full stop that stands apart.
_ACROSS = re.compile(
    r"[\w)%]\s(?:We|The|Our|This|These|It|There)\s+[a-z]"
    r"|\b[a-z]+\s(?:In|To|For|As|At|By|On|If|When|All|While|With|From|However|Each|Its)\s+(?:[a-z]|FY|20\d\d)"
    r"|[a-z]\s[.,;]\s|\[[A-Z]|\([%％]\)\s+[A-Z]"
)
_UNENDED = re.compile(r"\b(?:by|of|to|the|and|in|with|for|from|at|a|an|our|or|on|per)$", re.IGNORECASE)
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
# A percentage of something that is written with a capital.
_CAPITAL = re.compile(r"[%％]\)?\s+(?:Scope|CO|GHG|ESG|FSC|RSPO|EU|UK|US|Group|Board|I|Women|Black|Hispanic|Asian)\b")
# A line that names one figure and says nothing more: "Treatment rate of waste gas: 100%".
_MEASURE = (
    r"(?:rate|percentage|proportion|share|number|amount|total|ratio|coverage|investment|expenses?|output|consumption"
    r"|emissions?|intensity|capacity|hours|days|revenue|value|score)"
)
_FIGURE = r"(?:[A-Z]{2,3}\s?|[€$£¥])?\d[\d,.]*\s?(?:[%％]|[a-z]{1,9})?"
_NAMED_FIGURE = re.compile(
    rf"(?=.*\b{_MEASURE}\b)[A-Z][^\d.!?;|]{{6,120}}?[:：]?\s{_FIGURE}\.?|{_FIGURE}\s[A-Z][^\d.!?;|]{{2,120}}\b{_MEASURE}",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_FEWEST_WORDS = 4
_SHORT = 12
_LONGEST_RUN = 6


def fault_of(sentence: str, *, first: bool = True, drawn: bool = True) -> Fault:
    """Why a sentence of a passage is no running text, or ``""``. ``first``: it begins its passage, where it may be torn
    off; ``drawn``: it was taken from a page, where columns may be read across. A missing full stop is no fault: words
    set apart often have none.

    >>> fault_of("Steam use was 800 GJ")
    ''
    >>> fault_of("Steam of the north 800 GJ")
    'no_sentence'
    """
    text = sentence.strip()
    if len(_HAN.findall(text)) > len(re.findall(r"[A-Za-z]+", text)):
        return _fault_of_han(text, torn=first and drawn and bool(_HAN_TORN.match(text)), drawn=drawn)
    words = [word.casefold() for word in _WORD.findall(text)]
    foreign = sum(word in _FOREIGN for word in words)
    if foreign > 1 and foreign > sum(word in _FUNCTION for word in words):
        return "other_language"
    if _NAMED_FIGURE.fullmatch(text):
        return ""
    torn = (
        len(words) < _FEWEST_WORDS
        or not _VERB.search(text)
        or (first and drawn and not _BEGIN.match(text))
        or (drawn and bool(_BROKEN.search(text) or _ACROSS.search(_QUOTED.sub("it", text))))
        or (drawn and len(words) < _SHORT and bool(_UNENDED.search(text)))
        or bool(_ROW.search(_QUOTED.sub("it", _CAPITAL.sub("% of ", text))))
        or _stutters(text.casefold().split())
    )
    return "no_sentence" if torn else ""


# The end of a sentence, or of a figure, that begins on another page or in another column.
_HAN_TORN = re.compile(
    r"\d[\d,.]*\s*(?:[百千]?[萬万億亿][元股噸吨]?|[元股噸吨]|[%％])\s*(?:[、，,。及和]|減少|减少|增加|下降|上升)"
    r"|[百千]?[萬万億亿](?:元|股|噸|吨)?(?:[，、。及和]|调整|調整)|元[，、。]"
)


def _fault_of_han(text: str, *, torn: bool, drawn: bool) -> Fault:
    apart = len(re.findall(r"[\u3400-\u9fff]\s+(?=[\u3400-\u9fff])", text))
    torn = torn or (drawn and bool(re.search(r"\d\s+\d[\d,.]*\s*[%％]", text)))
    torn = torn or not _VERB_HAN.search(text) or apart > max(2, len(text) // 30) or bool(re.search(r"\s[|\t]\s", text))
    return "no_sentence" if torn else ""


def _stutters(words: list[str]) -> bool:
    """Whether words come twice at once, as where two columns that say the same were read across."""
    return any(
        words[at : at + size] == words[at + size : at + 2 * size]
        for size in range(1, _LONGEST_RUN + 1)
        for at in range(len(words) - 2 * size + 1)
    )
