"""The figures of a sentence: number, unit or counted noun, and the words of size around them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from assay.core.units import unit
from assay.reader.figures.cell_values import numbers_in, qualifier_after, qualifier_before
from assay.reader.figures.prose_skips import dates_in, has_decimal_commas, is_no_figure, is_open, names_something
from assay.reader.figures.unit_labels import MONEY_BEFORE, leading_unit, money_of
from assay.reader.figures.unit_words import PrintedUnit
from assay.reader.figures.years import years_in

if TYPE_CHECKING:
    from assay.reader.claim import Qualifier
    from assay.reader.unplaced import UnplacedReason

_PEOPLE_NOUN = re.compile(
    r"(?:\w+[\s-]){0,3}?(?:employees|staff|people|persons|workers|participants|learners|trainees|engineers"
    r"|directors|members|attendees|volunteers|fatalities|deaths|injuries|students|trainers|technicians)\b",
    re.IGNORECASE,
)
_COUNT_NOUN = re.compile(
    r"(?:(?:Level|Tier|Class|Type)\s\d\s+(?=[A-Z]{2}|[a-z]))?(?:[A-Za-z][\w'’-]*\s+){0,4}?[A-Za-z][\w'’-]*(?:(?<![sui])s|people|staff)\b",
    re.IGNORECASE,
)


# "160 learning hours", "5 lost working days": what is counted is a unit.
_TIME_NOUN = re.compile(
    r"(?:(?!and|or|of|in|by|to|with|for|hours?|days?)[a-z-]+\s+){1,3}?(?P<noun>hours?|days?)\b"
    r"(?=\s*(?:$|[^\sa-z]|(?:of|in|for|per|on|by|to|and|or|during|was|were|with|from|at|as|have|has|across|through|\w+ing|\w+ed)\b))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidFigure:
    """A figure found in a sentence: where it stands with all its words, and what they say."""

    value: Decimal
    start: int
    end: int
    printed: str
    unit: PrintedUnit | None
    qualifier: Qualifier
    high: Decimal | None = None
    united: bool = True


def figures_said(text: str) -> tuple[tuple[SaidFigure, ...], tuple[tuple[str, UnplacedReason], ...]]:
    """The figures of a sentence, and those, as printed, that have neither a unit nor a counted noun or whose point or
    comma can be read in two ways."""
    dates = dates_in(text)
    found: list[SaidFigure] = []
    bare: list[tuple[str, UnplacedReason]] = []
    commas = has_decimal_commas(text)
    skip_to = 0
    for number in numbers_in(text):
        if number.start < skip_to or is_no_figure(text, number.start, number.end, dates):
            continue
        if is_open(text, number.start, number.end, commas=commas):
            bare.append((text[number.start : number.end], "digits_open"))
            skip_to = number.end + 3
            continue
        figure = _figure(text, number.value, number.start, number.end)
        if figure is not None:
            found.append(figure)
            skip_to = figure.end
        else:
            bare.append((text[number.start : number.end], "no_unit"))
    return tuple(found), tuple(bare)


def _figure(text: str, value: Decimal, start: int, end: int) -> SaidFigure | None:
    before, after = text[:start], text[end:]
    qualifier, cut = qualifier_before(before)
    if not qualifier or start - cut > 24:
        qualifier, cut = "", start
    money = money_of(before, after) or money_of(before[:cut], after)
    if money is not None:
        currency = MONEY_BEFORE.search(before) or MONEY_BEFORE.search(before[:cut])
        first = currency.start() if currency else start
        stop = len(text) - len(money[1])
        most, stop = _range_of_money(text, value, start, stop)
        leading, led = qualifier_before(text[:first])
        return SaidFigure(
            value=value, start=led if leading else first, end=stop, printed=text[first:stop].strip(), unit=money[0],
            qualifier="range" if most is not None else qualifier or leading or qualifier_after(money[1])[0], high=most,
        )  # fmt: skip
    high, end = _range_end(text, value, start, end)
    after = text[end:]
    tail, length = qualifier_after(after)
    kind: Qualifier = "range" if high is not None else qualifier or tail
    found = leading_unit(after[length:])
    if found is not None and not _false_unit(found[0], before, after[length:], found[1]):
        stop = len(text) - len(found[1])
        # A counted noun belongs to the label as well: "20 employees with a degree".
        noun = found[0].unit.family in ("people", "count") and found[0].printed.isascii()
        return SaidFigure(
            value=value, start=cut, end=end + length if noun else stop, printed=text[start:stop].strip(), unit=found[0],
            qualifier=kind or qualifier_after(found[1])[0], high=high, united=not noun,
        )  # fmt: skip
    if names_something(text, start):
        return None
    scale = re.match(r"\s*(?:million|thousand|billion)\s+", after[length:], re.IGNORECASE)
    counted = _scaled_noun(after[length:]) or _noun(after[length:], value)
    if scale is not None and counted is not None:
        length += scale.end()
    if counted is None and compared_year(text, start) is None and not _stands_alone(text, start, end):
        return None
    return SaidFigure(
        value=value, start=cut, end=end + length, printed=text[start : end + length].strip(), unit=counted,
        qualifier=kind, high=high, united=False,
    )  # fmt: skip


def _range_of_money(text: str, value: Decimal, start: int, end: int) -> tuple[Decimal | None, int]:
    """The second figure of "£7,500 - £20,000", and where it ends; both are of one scale."""
    match = re.match(r"\s*(-|–|—|~|至|to|and)\s*(?:[A-Z]{0,3}[$£€¥]|[A-Z]{3}\s)\s?(\d[\d,]*(?:\.\d+)?)", text[end:])
    before = text[:start]
    if match is None or (match[1] == "and" and not re.search(r"\bbetween\s*\S{1,4}\s?$", before, re.IGNORECASE)):
        return None, end
    if match[1] in ("to", "至") and re.search(r"(?:from|由|從|从|自)\s*\S{0,4}\s?$", before, re.IGNORECASE):
        return None, end
    scale, after = text[start:end].strip("0123456789., "), text[end + match.end() :]
    said = re.match(r"\s*(?:billion|million|thousand|bn|mn|[mk]\b)?", after, re.IGNORECASE)
    numbers = numbers_in(match[2])
    if said is None or said[0].strip() != scale or not numbers or numbers[0].value <= value:
        return None, end
    return numbers[0].value, end + match.end() + said.end()


def _range_end(text: str, value: Decimal, start: int, end: int) -> tuple[Decimal | None, int]:
    """The second figure of ``5%-10%``, and where it ends. "From 5 to 10" is a change, no range."""
    match = re.match(
        r"\s*(%?)\s*(-|–|—|~|至|to|and)\s*(\d[\d,]*(?:\.\d+)?)(?=\s*(%)"
        r"|\s*[A-Za-z\u3400-\u9fff])",
        text[end:],
    )
    if match is None or (match[1] and not match[4]):
        return None, end
    if match[2] == "and" and not re.search(r"\bbetween\s*$", text[:start], re.IGNORECASE):
        return None, end
    if match[2] in ("to", "至") and re.search(r"(?:from|由|從|从|自)\s*$", text[:start], re.IGNORECASE):
        return None, end
    numbers = numbers_in(match[3])
    if not numbers or not value < numbers[0].value <= max(value, Decimal(1)) * 20:
        return None, end
    if re.match(r"\s*(?:年|月|歲|岁|years)", text[end + match.end() :]):
        return None, end
    return numbers[0].value, end + match.end()


# "0.6616人均排碳量", "1 間接提升": the sign begins the next word.
_OPENS_WORD = {"人": "均力", "間": "接", "间": "接", "名": "義义", "位": "於于", "家": "庭", "個": "別人", "个": "别人"}


def _false_unit(found: PrintedUnit, before: str, words: str, rest: str) -> bool:
    """One Latin letter that is no unit here ("5 A grades"), or the beginning of a longer word."""
    printed = found.printed
    if re.fullmatch(r"employee|worker|director|member|person", printed, re.IGNORECASE) and re.match(
        r"\s+(?!per\b|is\b|was\b|has\b|as\b|injuries\b)[a-z]+s\b", rest
    ):
        # "100 employee nationalities": what is counted comes after.
        return True
    if printed == "points" and re.match(r"\s+of\s", rest):
        return True
    if printed == "H":
        # "5,000 H shares"
        return True
    if printed in _OPENS_WORD and rest[:1] in _OPENS_WORD[printed]:
        return True
    if printed == "度":
        return bool(re.search(r"溫度|温度|攝氏|摄氏|氣溫|气温", before[-30:]))
    return (len(printed) == 1 and printed.isascii() and printed.isalpha() and not re.match(r"\s|[.,;)]|$", rest)) or (
        printed in ("-", "no.", "time", "set") and not words.strip()
    )


def _noun(after: str, value: Decimal) -> PrintedUnit | None:
    """A counted noun after a whole number: ``4 complaints``, ``19 on-site emergency drills``, ``20 employees``."""
    words = after.lstrip(" ")
    if re.match(r"°|℃|(?:degrees?|Celsius|Rs|years?|months?|minutes?|seconds?)\b", words, re.IGNORECASE):
        return None
    if not after or value != value.to_integral_value():
        return None
    timed = _TIME_NOUN.match(words)
    if timed is not None:
        return PrintedUnit(unit("h" if timed["noun"].casefold().startswith("h") else "day"), timed["noun"])
    people = _PEOPLE_NOUN.match(words)
    if people is not None and not re.search(r"\b(?:and|or|of|in|by|to|with)\b", people[0]):
        return PrintedUnit(unit("person"), people[0].split(" ")[-1])
    count = _COUNT_NOUN.match(words)
    if count is not None and not re.search(
        r"\b(?:and|or|of|in|by|to|with|is|was|has|years|months|this|the)\b", count[0], re.IGNORECASE
    ):
        return PrintedUnit(unit("count"), count[0].split(" ")[-1])
    return None


def _scaled_noun(after: str) -> PrintedUnit | None:
    """``2.8 million restricted shares``: a scale, and a counted noun that is no unit."""
    scale = re.match(r"\s*(million|thousand|billion)\s+", after, re.IGNORECASE)
    noun = _noun(after[scale.end() :], Decimal(1)) if scale else None
    if scale is None or noun is None:
        return None
    size = {"thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}[scale[1].lower()]
    return PrintedUnit(unit(f"{size}{noun.unit.symbol}"), f"{scale[1]} {noun.printed}")


def _stands_alone(text: str, start: int, end: int) -> bool:
    """A number without a unit that ends what is said of a count: "the number of accidents was 0"."""
    link = r"\b(?:was|were|is|are|remained|totall?ed|reached)|為|为|是|[:：]"
    link += r"|\band|," if re.search(r"\brespectively\b", text) else ""
    said = re.search(rf"(?:{link})\s*(?:at\s+|about\s+|approximately\s+)?$", text[:start])
    follows = re.match(r"\s*(?:$|[.,;，。；]|(?:for|in|during|and|as|respectively|cases?)\b)", text[end:])
    counts = re.search(r"\bnumbers?\b|\btotal\b|\bdays\b|\bcases\b|\bfatalit|數|数|宗", text[:start], re.IGNORECASE)
    return bool(said and follows and counts)


def last_letter(text: str, figure: SaidFigure) -> int:
    """Where the printed words of a figure end."""
    at = text.find(figure.printed, figure.start)
    return at + len(figure.printed) if at >= 0 else figure.end


def until_next(text: str, figure: SaidFigure, figures: tuple[SaidFigure, ...]) -> str:
    """The words after a figure up to the next one; one in brackets that compares does not count."""
    bracket = re.match(r"\s*[(（][^()（）]*[)）]", text[figure.end :])
    least = figure.end + (bracket.end() if bracket else 0)
    following = next((other.start for other in figures if other.start >= least), len(text))
    return text[figure.end : following]


def compared_year(text: str, at: int, this_year: int | None = None) -> int | None:
    """The year before a figure in brackets: ``(2022: 133,000 t)``, ``（二零二二年：1.2噸）``, ``(last year: 5%)``."""
    opened = max(text.rfind(mark, 0, at) for mark in "(（")
    if opened < 0 or max(text.rfind(mark, 0, at) for mark in ")）") > opened:
        return None
    words = re.split(r"[;；,，](?!\d)", text[opened + 1 : at])[-1]
    found = years_in(words, this_year)
    if len(found) != 1:
        return None
    rest = words[: found[0].start] + words[found[0].end :]
    return found[0].year if _LITTLE.fullmatch(rest) else None


def year_of_bracket(text: str, at: int) -> int | None:
    """The year that a bracket around a figure is opened with: ``(2021: 1 case, a fine of $500)``."""
    opened = max(text.rfind(mark, 0, at) for mark in "(（")
    if opened < 0 or max(text.rfind(mark, 0, at) for mark in ")）") > opened:
        return None
    opened = max(opened, *(text.rfind(mark, opened, at) for mark in ";；"))
    led = _YEAR_LEADS.match(text, opened + 1, at)
    found = years_in(led[0]) if led is not None else ()
    return found[0].year if len(found) == 1 else None


_YEAR_LEADS = re.compile(r"[^:：()（）;；,，]{0,24}[:：]")
_LITTLE = re.compile(
    r"(?:\s|[:：]|\b(?:in|for|was|were|at|approximately|about|RMB|HK\$|US\$|year|FY)\b|\$|於|于|年度?|為|为|約|约|人民幣|人民币|港幣|港币)*",
    re.IGNORECASE,
)
