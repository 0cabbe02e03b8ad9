"""Figures in sentences: number, unit, the nearest noun phrase, the period of the sentence. One claim a figure."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from assay.core.numbers import decimals_of
from assay.core.units import unit
from assay.reader.claim import Claim
from assay.reader.decision import How, decision
from assay.reader.figures.cell_values import interval_of, numbers_in, plain_sentence, plain_width
from assay.reader.figures.left_over import amid_words
from assay.reader.figures.prose_asides import likened, of_a_rule, supposed
from assay.reader.figures.prose_changes import as_change
from assay.reader.figures.prose_labels import name_of
from assay.reader.figures.prose_levels import came_from, year_come_to
from assay.reader.figures.prose_numbers import (
    SaidFigure,
    compared_year,
    figures_said,
    last_letter,
    until_next,
    year_of_bracket,
)
from assay.reader.figures.prose_others import continues, of_others
from assay.reader.figures.prose_periods import SaidPeriod, is_ahead, period_of
from assay.reader.figures.prose_skips import dates_in, is_no_figure, is_row_of_figures, names_only
from assay.reader.figures.prose_words import Spoken, spoken
from assay.reader.figures.respectively import paired
from assay.reader.figures.targets_said import target_of
from assay.reader.figures.unit_words import PrintedUnit
from assay.reader.figures.years import years_in
from assay.reader.passages.running_text import fault_of
from assay.reader.passages.sentences import sentences_of
from assay.reader.unplaced import Unplaced

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assay.reader.block import Passage
    from assay.reader.claim import ClaimSource
    from assay.reader.decision import Decision
    from assay.reader.unplaced import UnplacedReason

_DIGIT = re.compile(r"\d")
_NOTHING = re.compile(
    r"\b(?P<no>no|zero|nil|not have any|not receive any|without any"
    r"|not any)\s+(?:\w+[\s-]){0,3}?(?P<what>(?:work[- ]related\s+)?(?:fatalit(?:y|ies)|deaths?)"
    r"|(?:product\s+)?complaints?|(?:product\s+)?recalls?|(?:litigation|legal|corruption"
    r"|concluded legal)\s+cases?|lawsuits?|lost days?)\b(?P<rest>[^,;.。]{0,60})"
    r"|(?P<no2>並無|并无|沒有|没有|未發生|未发生|(?:無|无)(?![害關关論论須须法])|概無|未有|未收到|未接獲)(?P<what2>[^，。；,]{0,24}?(?:死亡|工亡|投訴|投诉|召回|產品回收"
    r"|产品回收|訴訟案件|诉讼案件|貪污案件|贪污案件|貪污訴訟|贪污诉讼)[^，。；,]{0,8})",
    re.IGNORECASE,
)


def figures_of_passage(
    passage: Passage, this_year: int | None, *, sentences: bool = True
) -> Iterator[Claim | Unplaced]:
    """The figures of a paragraph, list item or note: claims, and those of which it cannot be told what they are of.
    Titles, addresses and lines of telephone numbers hold none. ``sentences``: only whole sentences say something."""
    if passage.kind == "heading":
        for printed in amid_words(passage.text) if sentences else ():
            yield _unplaced(passage.text, passage, printed, "no_sentence")
        return
    if not _says_a_figure(passage.text) or names_only(passage.text):
        return
    if is_row_of_figures(passage.text):
        yield from unplaced_in(" ".join(passage.text.split()), passage, "no_sentence")
        return
    carried: SaidPeriod | None = None
    others = False
    spoke_of: int | None = None
    for number, sentence in enumerate(sentences_of(passage.text)):
        fault = sentences and fault_of(
            sentence, first=number == 0 and passage.kind != "list", drawn=passage.box is not None
        )
        if fault:
            yield from unplaced_in(sentence, passage, fault)
            carried, others = None, False
            continue
        goes_on = continues(sentence)
        others = of_others(sentence) or (others and goes_on)
        if goes_on and spoke_of is not None:
            carried = SaidPeriod((spoke_of,), decision(How.YEAR_SAID_BEFORE, year=spoke_of))
        spoke_of = None
        for found in _claims_of_sentence(sentence, passage, this_year, carried):
            if not isinstance(found, Claim):
                yield found
                continue
            unsaid = not found.decided or found.decided[0].how in (How.YEAR_UNSAID, How.YEAR_PERIOD)
            spoke_of = None if unsaid else found.fiscal_year
            spoke_of = None if found.source == "target" and others else spoke_of
            yield replace(found, aside=True, fiscal_year=spoke_of, source="prose") if others else found
        named = [found for found in years_in(sentence[:40]) if not found.date]
        if named and re.match(r"\s*(?:In|During|於|在)?\s*(?:FY)?\d{4}", sentence):
            carried = SaidPeriod((named[0].year,), decision(How.YEAR_SAID_BEFORE, year=named[0].year))


def _says_a_figure(text: str) -> bool:
    """Whether a passage may hold a figure, in digits or as a "none": most hold no such thing, and are soon done."""
    if _DIGIT.search(text) is not None:
        return True
    return any(_NOTHING.search(plain_sentence(sentence)) for sentence in sentences_of(text))


def unplaced_in(quote: str, passage: Passage, reason: UnplacedReason) -> Iterator[Unplaced]:
    """Every figure of words that say nothing of it: they are no sentence, or could not be read."""
    text = plain_width(quote)
    dates = dates_in(text)
    for number in numbers_in(text):
        if not is_no_figure(text, number.start, number.end, dates):
            yield _unplaced(quote, passage, text[number.start : number.end], reason)


def _unplaced(quote: str, passage: Passage, printed: str, reason: UnplacedReason) -> Unplaced:
    return Unplaced(printed=printed, reason=reason, page=passage.page, line=passage.line, box=passage.box, quote=quote)


def _claims_of_sentence(
    sentence: str, passage: Passage, this_year: int | None, carried: SaidPeriod | None
) -> Iterator[Claim | Unplaced]:
    plain = plain_sentence(sentence)
    yield from _nothing_said(plain, sentence, passage, this_year)
    figures, bare = figures_said(plain)
    for printed, reason in bare:
        yield _unplaced(sentence, passage, printed, reason)
    pairs = paired(plain, tuple((figure.start, last_letter(plain, figure)) for figure in figures))
    target = target_of(plain, this_year) if figures else None
    said: list[tuple[str, ...]] = []
    last: Claim | None = None
    start = outer = 0
    for figure, pair in zip(figures, pairs, strict=True):
        if pair is not None:
            start = outer = figure.end
            if not pair.labels:
                yield _unplaced(sentence, passage, figure.printed, "pairs_open")
                continue
            told = (pair.year,) if pair.year else period_of(plain, figure.start, this_year, carried=carried).years
            said.append(pair.labels)
            last = _claim(
                sentence, passage, figure, pair.labels, told[0] if told else None, "prose", decision(How.VALUE_PAIRED)
            )
            last = _of_rule(last) if of_a_rule(plain, figure.start, figure.end) else last
            yield last
            continue
        compared = compared_year(plain, figure.start, this_year)
        if compared is not None and last is not None and _passes_a_figure(plain, outer, figure.start):
            yield _unplaced(sentence, passage, figure.printed, "nothing_named")
            continue
        if compared is not None and last is not None:
            unit_of_last = PrintedUnit(last.unit, last.unit_printed) if last.unit is not None else None
            same = replace(figure, unit=figure.unit if figure.united else unit_of_last)
            yield _claim(sentence, passage, same, said[-1], compared, "prose", decision(How.YEAR_BRACKETS))
            start = max(start, figure.end)
            continue
        outer = figure.end
        after = until_next(plain, figure, figures)
        between = plain[start : figure.start]
        words = spoken(between, after, united=figure.united)
        told_before = _year_before_bracket(between) if said and not _BARE_CHANGE_AFTER.match(after) else None
        if told_before is not None:
            start = figure.end
            note = decision(How.YEAR_BRACKETS)
            yield _claim(sentence, passage, figure, said[-1][:1], told_before, "prose", note)
            continue
        compares = _compares(between) if said else None
        # "Fell by 8% to 20 GJ": what it came to is no change.
        labels = _changed_before(between, said, compares) or _worth_saying(_labels(words, said, figure, after, between))
        labels = labels or _total_of(between, said) or _same_again(between, said, words.label, after)
        start = figure.end + words.taken
        if compares is not None:
            year = _year_compared(compares, after, this_year)
            if year is None or labels[-1] in ("increase", "decrease"):
                yield _unplaced(sentence, passage, figure.printed, "nothing_named")
            else:
                note = decision(How.YEAR_SAID, year=year)
                yield _claim(sentence, passage, figure, labels, year, "prose", note)
            continue
        if not labels:
            last = None
            said.clear()
            yield _unplaced(sentence, passage, figure.printed, "nothing_named")
            continue
        said.append(labels)
        if of_a_rule(plain, figure.start, figure.end) or (_counts(figure) and likened(between)):
            last = _of_rule(_claim(sentence, passage, figure, labels, None, "prose"))
            yield last
            continue
        if target is not None and target.holds(figure.start):
            by = target.year_of(plain, figure.start, figure.end, figure.end + len(after))
            last = replace(
                _claim(sentence, passage, figure, labels, by, "target", decision(How.TARGET_SET)), base_year=target.base
            )
            yield _only_supposed(last) if supposed(plain) else last
            continue
        period = _in_brackets(compared or year_of_bracket(plain, figure.start)) or _year_beside(
            plain, figure, this_year
        )
        period = period or year_come_to(plain, figure.end, changes=labels[-1] in ("increase", "decrease"))
        period = period or period_of(plain, figure.start, this_year, carried=carried)
        period = _where_it_began(period, between, after, plain[figure.end :])
        for year in period.years or (None,):
            ahead = year is not None and this_year is not None and year > this_year and is_ahead(plain, figure.start)
            last = _claim(sentence, passage, figure, labels, year, "target" if ahead else "prose", period.note)
            yield _only_supposed(last) if supposed(plain) else last


def _only_supposed(claim: Claim) -> Claim:
    return replace(claim, aside=True, source="prose")


def _of_rule(claim: Claim) -> Claim:
    return replace(claim, aside=True, fiscal_year=None)


def _counts(figure: SaidFigure) -> bool:
    return figure.unit is not None and figure.unit.unit.family in ("count", "people")


def _passes_a_figure(text: str, outer: int, at: int) -> bool:
    """Whether another figure stands between the last one that was read and the bracket of one: "5 of the staff are
    trainees, 61 (2021: 76) of them at sea"."""
    opened = max(text.rfind(mark, 0, at) for mark in "(（")
    return re.search(r"(?<![\w.,])(?!(?:19|20)\d\d\b)\d", text[outer:opened]) is not None if opened > outer else False


# "較上年的94噸增加5噸", "compared to 40% as at June 2021": a figure of another time, set against the one before it.
_SET_AGAINST = re.compile(
    r"[\s,，、;(（]*(?:(?:and\s+)?(?:as\s+)?(?:compared|comparing)\s+(?:to|with)|versus|vs\.?|against"
    r"|而?(?:較|较|相較|相比|對比|对比)|而(?=[^，。]{0,12}期[^，。]{0,3}$))\s*(?P<when>.{0,32}?)\s*(?:的|之|為|为|則為|则为|約|约)*\s*",
    re.IGNORECASE,
)
_TURNS = re.compile(r"[增減减升降漲涨跌高低]|\b(?:in|de)creas|\brose|\bfell|\bgrew|\breduc", re.IGNORECASE)
_YEAR_BEFORE = re.compile(
    r"\b(?:last|previous|prior) year|the year before|a year earlier|上一?年|去年|前一年", re.IGNORECASE
)


# "Reduced by 15% compared to the previous year, at 2.5": what it came to, and not what it is compared with.
_CAME_TO = re.compile(
    r"[,，]\s*(?:at|to|reaching|standing at|amounting to|達|达|為|为|至)\s*(?:about\s+|約|约)?$", re.IGNORECASE
)


# "… compared to 2017 and 2.1% for women": the next figure is of something else.
_NEXT_CLAUSE = re.compile(r"\b(?:and|but|while)$", re.IGNORECASE)


def _compares(between: str) -> str | None:
    """What a figure that another is set against is said to be of: a time, or nothing."""
    match = _SET_AGAINST.fullmatch(between)
    if match is None or _TURNS.search(match["when"]) or _CAME_TO.search(between) or _NEXT_CLAUSE.search(match["when"]):
        return None
    return match["when"]


def _year_before_bracket(between: str) -> int | None:
    """The year of a figure that stands alone in a bracket behind it: "since 2015 (93%)"."""
    opened = re.search(r"\s*[(（]\s*$", between)
    if opened is None:
        return None
    return next((one.year for one in years_in(between) if between[one.end : opened.start()] in ("", "年")), None)


def _year_compared(when: str, after: str, this_year: int | None) -> int | None:
    if this_year is not None and _YEAR_BEFORE.search(when + after[:40]):
        return this_year - 1
    named = years_in(when) or tuple(one for one in years_in(after[:60]) if one.start < _SOON)
    return named[0].year if named else None


_SOON = 40
_OF_NOW = (How.YEAR_UNSAID, How.YEAR_PERIOD)


def _labels(
    words: Spoken, said: list[tuple[str, ...]], figure: SaidFigure, after: str, between: str
) -> tuple[str, ...]:
    """The label of a figure; a change or a share is one of what the sentence spoke of before."""
    subject = next(
        (labels[0] for labels in reversed(said) if not re.match(r"(?:from|in|across|over|involving)\b", labels[0])), ""
    )
    bracket = between.rstrip().endswith(("(", "（")) and bool(said) and figure.united
    bare = _BARE_CHANGE_AFTER.match(after) if bracket else None
    if bare is not None:
        return (subject, "decrease" if bare["down"] else "increase")
    if bracket and len(between.strip()) == 1 and not words.change:
        # "173 t (144 t without the north)": the same, but for what the bracket says.
        return (*said[-1], words.label) if words.label else ()
    if said and said[-1][-1] in ("increase", "decrease") and not words.change and _BY.search(between) and figure.united:
        # "A rose by 3%, and B by 5%".
        return (words.label, said[-1][-1]) if words.label else ()
    if words.change:
        return tuple(filter(None, (subject if _bare_change(words.label) else words.label, words.change)))
    if words.part or (said and len(said[-1]) > 1 and _HAN_PART.fullmatch(between)):
        return tuple(filter(None, (words.whole or subject, words.label)))
    return (words.label,) if words.label else ()


_BY = re.compile(
    r"(?:,|\band\b|\bwhile\b)[^,;]*\bby\s+(?:about\s+|approximately\s+|around\s+|over\s+|nearly\s+)?$", re.IGNORECASE
)
_BARE_CHANGE_AFTER = re.compile(
    r"\s*(?:year[- ]on[- ]year\s+)?(?:(?P<down>reduction|decrease|decline|drop|fall)|increase|growth|rise)\b"
    r"(?!\s+(?:in|of)\b)",
    re.IGNORECASE,
)
# "其中男性3人，女性1人": the second is a part of the same whole.
_HAN_PART = re.compile(r"[，、,]\s*[\u3400-\u9fff]{1,6}")


_SAYS_HOW = re.compile(
    r"(?:followed|amounted|totall?ed|resulted|related|compared|estimated|adjusted|expected|increased|decreased|exceeded)",
    re.IGNORECASE,
)


def _worth_saying(labels: tuple[str, ...]) -> tuple[str, ...]:
    """Labels that name something, without what dangles at their ends; of a change or a share, what changed."""
    if not labels or not (first := name_of(labels[0])) or _SAYS_HOW.fullmatch(first):
        return ()
    return (first, *(name_of(label) or label for label in labels[1:]))


def _same_again(between: str, said: list[tuple[str, ...]], label: str, after: str) -> tuple[str, ...]:
    """ "1,200 MWh in 2023 and 1,100 MWh in 2022": the second figure is of what the first one was."""
    joined = _JOINS.fullmatch(between) and not re.match(r"(?:more|less|higher|lower|times)\b", label)
    joined = joined and not re.match(r"\s*(?:as|with|of|was|were|is|are)\b", after)
    return said[-1] if joined and said else ()


_JOINS = re.compile(
    r"\s*(?:(?:in|for)\s+\S*\d{4})?\s*,?\s*(?:and|及|和|,|、|to|至)\s*(?:about|approximately|around|over|nearly|約|约)?\s*",
    re.IGNORECASE,
)


# "from 40% to 45%": the second figure is of what the first one was, which is of a time before.
_ON_TO = re.compile(
    r"\s*(?:(?:in|for|during)\s+(?:the\s+)?(?:(?:financial|fiscal)\s+)?(?:year|period)\s+ended\s+"
    r"[\w ,]{0,20}?(?:19|20)\d\d\s*,?\s*)?"
    r"(?:\S+\s+){0,3}to\s*(?:about|approximately|around)?\s*"
    r"|[\u3400-\u9fff]{0,4}(?:至|到)(?:約|约)?\s*(?:\d{4}(?:財政|财政|會計|会计)?年度?[末底]?)?的?(?:約|约)?\s*",
    re.IGNORECASE,
)
# "45 tonnes in 2021 from 47 tonnes in 2020": the second is of the year that follows it.
_FROM_BEFORE = re.compile(
    r"\s*(?:in|for)\s+\S*\d{4}\s*,?\s*(?:up\s+|down\s+)?from\s*(?:about\s+|approximately\s+)?", re.IGNORECASE
)
# "Fell by 5 t or 20%", "grew by 20% from 10 t": the same change, and where it began.
_IN_OTHER_WORDS = re.compile(r"[\s,，、]*(?:或|即|or)\s*(?:約|约|about|approximately|around)?\s*", re.IGNORECASE)
_FROM_THERE = re.compile(r"\s*,?\s*from\s+(?:about\s+|approximately\s+|around\s+)?", re.IGNORECASE)
_FROM = re.compile(r"(?:\bfrom|由|從|从|自)\s*(?:about|approximately|around|約|约)?\s*$", re.IGNORECASE)


_UP_FROM = re.compile(
    r"\b(?:up|down|compared\s+(?:to|with))\s+from\s+(?:about\s+|approximately\s+|around\s+)?$|\b(?:up|down)\s+from\s*$",
    re.IGNORECASE,
)


def _changed_before(between: str, said: list[tuple[str, ...]], compares: str | None) -> tuple[str, ...]:
    """What a figure is of that is another level of the figure before it, or the same change in other words."""
    if not said:
        return ()
    if said[-1][-1] in ("increase", "decrease") and _IN_OTHER_WORDS.fullmatch(between):
        return said[-1]
    came = said[-1][-1] in ("increase", "decrease") and _SET_AGAINST.match(between) and _CAME_TO.search(between)
    level = came or _ON_TO.fullmatch(between) or _FROM_THERE.fullmatch(between) or _FROM_BEFORE.fullmatch(between)
    return said[-1][:1] if level or compares is not None else ()


def _where_it_began(period: SaidPeriod, between: str, after: str, rest: str) -> SaidPeriod:
    """The period of a figure; none where a change began at it and no year is named, for it is not of this one."""
    if period.note is None or period.note.how is How.YEAR_SAID_BESIDE:
        return period
    if _UP_FROM.search(between) or (_FROM.search(between) and _ON_TO.match(after)) or _FROM_THERE.fullmatch(between):
        return SaidPeriod((), None)
    if not came_from(between, rest) or period.note.how not in _OF_NOW:
        return period
    # "较上年同期由500吨下降20%至400吨": of the year before, where that is said.
    before = period.years[0] - 1 if period.years and _YEAR_BEFORE.search(between) else None
    return SaidPeriod((before,), decision(How.YEAR_SAID, year=before)) if before else SaidPeriod((), None)


def _in_brackets(year: int | None) -> SaidPeriod | None:
    """The year that stands in brackets before a figure whose first mention had no words of its own."""
    return SaidPeriod((year,), decision(How.YEAR_BRACKETS)) if year is not None else None


def _year_beside(text: str, figure: SaidFigure, this_year: int | None) -> SaidPeriod | None:
    """The year that follows a figure at once: "1,200 MWh in 2023"."""
    after = text[figure.end : figure.end + 70]
    found = years_in(after, this_year)
    if not found or not _BESIDE.fullmatch(after[: found[0].start]):
        return None
    return SaidPeriod((found[0].year,), decision(How.YEAR_SAID_BESIDE, year=found[0].year))


_BESIDE = re.compile(
    r"\s*(?:\w+\s+)?(?:in|for|during|(?:by|at|as\s+of)(?=\s+the\s+end)|as\s+(?:of|at)\s+(?:\d{1,2}\s+)?(?=[A-Z][a-z]{2,8}\s))\s+(?:the\s+)?(?:end\s+of\s+)?(?:[A-Z][a-z]{2,8}\s+)?"
    r"(?:(?:(?:financial|fiscal)\s+)?(?:year|period)\s+(?:ended\s+(?:\d{1,2}\s+\w+\s+|\w+\s+\d{1,2},?\s+)?)?)?"
)


def _total_of(before: str, said: list[tuple[str, ...]]) -> tuple[str, ...]:
    """ "totalling 64 tonnes": the sum of what the sentence spoke of before."""
    if not said or not re.search(r"\btotal|合共|合計|合计|共計|共计|總計|总计", before, re.IGNORECASE):
        return ()
    return ("total of " + ", ".join(labels[-1] for labels in said),)


def _bare_change(label: str) -> bool:
    return not re.sub(
        r"\b(?:year[- ]on[- ]year|increase[ds]?|decrease[ds]?|reduction|growth|reduced|about|a|an|of|by|rate"
        r"|compared|with|the|previous|last|year|representing)\b|\d[\d,.]*\s?[\u3400-\u9fff]{0,2}|[較较][^，。]{0,8}期[間间]|[較较比]\s?[末初底]|同比|按年|增加|增長|增长|減少|减少|下降|上升|較上年|较上年|提升",
        "",
        label,
        flags=re.IGNORECASE,
    ).strip(" ,-")


def _claim(
    sentence: str, passage: Passage, figure: SaidFigure, labels: tuple[str, ...], year: int | None, source: ClaimSource,
    *notes: Decision | None,
) -> Claim:  # fmt: skip
    claim = Claim(
        id=0,
        labels=(*passage.headings, *labels),
        printed=figure.printed,
        value=figure.value,
        interval=interval_of(figure.value, figure.qualifier, figure.unit, figure.high, in_words=True),
        decimals=decimals_of(figure.value),
        qualifier=figure.qualifier,
        unit_printed=figure.unit.printed if figure.unit else "",
        unit=figure.unit.unit if figure.unit else None,
        fiscal_year=year,
        source=source,
        page=passage.page,
        line=passage.line,
        box=passage.box,
        quote=sentence,
        decided=tuple(filter(None, notes)),
    )
    return as_change(claim, plain_width(sentence), figure.start, figure.end)


def _nothing_said(plain: str, sentence: str, passage: Passage, this_year: int | None) -> Iterator[Claim]:
    """ "No fatalities in the past three years": zero, said in words, for each of the years."""
    for match in _NOTHING.finditer(plain):
        words = match["what"] or match["what2"]
        label = f"{words}{match['rest'] or ''}".strip() if match["what"] else words
        period = period_of(plain, match.start(), this_year)
        counted = unit("person") if re.search(r"fatal|death|死亡|工亡", words, re.IGNORECASE) else unit("count")
        figure = SaidFigure(
            value=Decimal(0),
            start=match.start(),
            end=match.end(),
            printed=match["no"] or match["no2"],
            unit=PrintedUnit(counted, ""),
            qualifier="",
        )
        for year in period.years or (None,):
            yield _claim(
                sentence,
                passage,
                figure,
                (label,),
                year,
                "prose",
                period.note,
                decision(How.VALUE_NONE_SAID),
            )
