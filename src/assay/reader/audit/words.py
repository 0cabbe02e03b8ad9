"""What the words of a document say about a figure: whether a change is explained, and by which passage."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from assay.reader.block import Passage
from assay.reader.phrases import place_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assay.core.languages import Text
    from assay.facts.fact import FactKey
    from assay.reader.audit.sheet import Figure, Sheet

_SENTENCE = re.compile(r"(?<=[.!?;])\s+(?=[A-Z(“\"])|(?<=[。！？；])|\n+")
RISE = re.compile(
    r"\b(increas\w*|rise[sn]?|rose|rising|grew|growth|grown|higher|expan\w+|surge\w*|up by)\b"
    r"|增加|上升|增長|增长|上漲|上涨|提升|提高|攀升|擴大|扩大",
    re.IGNORECASE,
)
FALL = re.compile(
    r"\b(decreas\w*|reduc\w+|declin\w+|drop\w*|fell|fall\w*|lower\w*|less|shrink\w*|shrank|replaced?|down by)\b"
    r"|減少|减少|下降|降低|下跌|減低|减低|回落|縮減|缩减",
    re.IGNORECASE,
)
_CAUSE = re.compile(
    r"\b(due to|because|as a result|resulted? (?:from|in)|owing to|attribut\w+|thanks to|caused by|driven by|reflect\w*"
    r"|following|since|mainly|primarily|replaced?|commence\w*|acqui\w+|dispos\w+|consolidat\w+|resum\w+|expan\w+"
    r"|first (?:full |whole )?year|newly|connected|commissioned|opened|closed|scope|boundary|restat\w+)\b"
    r"|由於|由于|因為|因为|所致|原因|主要是|主要因|歸因|归因|受.{0,8}影響|受.{0,8}影响|投產|投产|新增|收購|收购|擴大|扩大"
    r"|範圍|范围|納入|纳入|恢復|恢复|重述|首個|首个|接入|接通|啟用|启用|關閉|关闭",
    re.IGNORECASE,
)

_IN_BRACKETS = re.compile(r"\s*[（(][^（()）]*[)）]")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


class Said(NamedTuple):
    """A sentence that accounts for something, and where it stands. ``at_figure``: it is in the figure's own note and
    names its year, so that nobody who sees the figure misses it."""

    text: str
    passage: Passage
    at_figure: bool = False

    @property
    def at(self) -> Text:
        return place_of(self.passage.page, self.passage.line)


@lru_cache(maxsize=65536)
def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a passage, in both kinds of writing."""
    return tuple(part.strip() for part in _SENTENCE.split(text) if part and part.strip())


def passages(sheet: Sheet) -> Iterator[Passage]:
    return (block for block in sheet.extract.blocks if isinstance(block, Passage))


def names_of(sheet: Sheet, key: FactKey) -> tuple[str, ...]:
    """Labels and aliases of a key's metric in all languages, or of the amount that it is a share of."""
    metric = sheet.metric(key.metric)
    base = sheet.metric(metric.derived.of) if metric.derived is not None else metric
    label = base.label
    found = [label.en, label.zh_hant, label.zh_hans, *(w for each in base.aliases.values() for w in each)]
    return tuple(dict.fromkeys(word.casefold() for word in found if _telling(word)))


def words_for(sheet: Sheet, figure: Figure) -> tuple[str, ...]:
    """What a document may call a figure: the metric's labels and aliases, the member of a fuel, the row's own label."""
    metric = sheet.metric(figure.key.metric)
    if metric.unit_dimension:
        labels = [
            sheet.material.catalogue.member_label(name, member)
            for name, member in figure.key.dimensions
            if name == metric.unit_dimension
        ]
        found = [word for label in labels for word in (label.en, label.zh_hant, label.zh_hans)]
    else:
        own = " ".join(figure.claim.labels[-1:])
        found = [*names_of(sheet, figure.key), own, _IN_BRACKETS.sub("", own).strip()]
    return tuple(dict.fromkeys(word.casefold() for word in found if _telling(word)))


def _telling(word: str) -> bool:
    """Whether a word is long enough to mean one thing: ``水`` also stands in ``水平``."""
    return len(word) >= 2 if re.search(r"[\u4e00-\u9fff]", word) else len(word) >= 4


def mentions(text: str, words: tuple[str, ...]) -> bool:
    """Whether a text holds one of the words, as a whole word where words are set apart."""
    lowered = text.casefold()
    return any(word in lowered and _whole_word(lowered, word) for word in words)


def _whole_word(text: str, word: str) -> bool:
    if not word.isascii():
        return True
    return re.search(rf"(?<![a-z]){re.escape(word)}(?![a-z])", text) is not None


@lru_cache(maxsize=32768)
def _causes(text: str) -> tuple[tuple[str, frozenset[bool]], ...]:
    """The sentences of a passage that give a cause, and whether they speak of a rise (``True``), a fall or neither."""
    moves = ((True, RISE), (False, FALL))
    return tuple(
        (sentence, frozenset(rising for rising, said in moves if said.search(sentence)))
        for sentence in sentences(text)
        if _CAUSE.search(sentence)
    )


def explanation(sheet: Sheet, figure: Figure, *, rising: bool) -> Said | None:
    """A sentence that says why a figure rose or fell against the year before.

    Notes speak of all columns of their table, the text of the reporting year unless it names another.
    """
    words = words_for(sheet, figure)
    latest = sheet.extract.year or max(sheet.years, default=figure.key.year)
    for passage in passages(sheet):
        if passage.kind == "heading":
            continue
        marked = bool(passage.mark) and any(passage.mark in mark.translate(_RAISED) for mark in figure.claim.note_marks)
        noted = passage.kind in ("note", "list") or bool(passage.mark)
        for sentence, moves in _causes(passage.text):
            # A note to the row itself need not say again that the figure rose: that it names the year is enough.
            of_year = marked and str(figure.key.year) in sentence
            if not (rising in moves or of_year):
                continue
            timely = noted or figure.key.year == latest or str(figure.key.year) in sentence
            if marked or (timely and mentions(sentence, words)):
                return Said(sentence, passage, of_year and _own_note(sheet, figure, passage))
    return None


def _own_note(sheet: Sheet, figure: Figure, note: Passage) -> bool:
    """Whether a note with a mark of the figure is the one that it leads to: on its page, and the next with that mark
    below its line; or, where lines are not known, the only one there."""
    claim = figure.claim
    near = [each for each in passages(sheet) if each.mark == note.mark and each.page == claim.page]
    if claim.line is not None:
        near = [each for each in near if each.line is not None and each.line >= claim.line][:1]
    return len(near) == 1 and near[0] is note
