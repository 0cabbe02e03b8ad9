"""A unit beside other words: at the end of a label, at the start of what follows a number, money around a number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assay.core.units import Unit, unit
from assay.reader.figures.currencies import SIGN_AT_END
from assay.reader.figures.unit_plain import HAN, money_unit
from assay.reader.figures.unit_words import LONGEST, PrintedUnit, unit_in, unknown_unit
from assay.reader.remembered import remembered

if TYPE_CHECKING:
    from collections.abc import Sequence

_BRACKETED = re.compile(r"[(（\[【]([^()（）\[\]【】]{1,70})[)）\]】]")
_AFTER_MARK = re.compile(r"^(.*\S)\s*(?:[:：]\s*|[,，](?!\d{3})\s*|\s[-–—]\s|[－]\s*)([^:：]+)$", re.DOTALL)
_LISTED = re.compile(
    r"[(（]\s*(?:units?|(?:計量|计量)?(?:單位|单位))\s*[:：﹕]\s*([^()（）]{1,60})[)）]", re.IGNORECASE
)
# "Injury rate (per 100 employees)": so many cases among them.
_PER_MANY = re.compile(r"per\s+(?:\d|hundred|thousand|million)", re.IGNORECASE)
_BEFALLS = re.compile(r"\b(?:injur|accident|incident|fatalit|death|complaint)", re.IGNORECASE)
_SCALE_ALONE = re.compile(r"(?:in\s+)?(?:[’'‘]\s?0?000s?|thousands?|millions?)|[以計计]?[千萬万][計计]?", re.IGNORECASE)
_SIGN_WITHIN = re.compile(r"[(（]([^()（）]{1,70})[(（]([^()（）]{1,40})[)）]\s*[)）]")
# What is done "in time" is not counted in times.
_AFTER_IN = re.compile(r"^(.*\S)\s+(?:expressed\s+)?in\s+(?!time$)(.+)$", re.IGNORECASE | re.DOTALL)


@remembered
def unit_of_label(text: str) -> tuple[str, PrintedUnit] | None:
    """A label that ends in its unit, and the label without it.

    >>> label, found = unit_of_label("用電量（千瓦時）")
    >>> (label, found.printed, found.unit.symbol)
    ('用電量', '千瓦時', 'kWh')
    """
    # "(tonnes CO2 equivalent ("tCO2e"))": the unit and its sign in one pair of brackets.
    for nested in reversed(list(_SIGN_WITHIN.finditer(text))):
        twice = unit_in(f"{nested[1]} ({nested[2]})") or unit_in(nested[1]) or unit_in(nested[2])
        if twice is not None and nested.start():
            return _without_units(text[: nested.start()] + " " + text[nested.end() :], twice), PrintedUnit(
                twice, nested[1].strip()
            )
    groups = list(_BRACKETED.finditer(text))
    for group in reversed(groups):
        inside = group[1].strip()
        inner = re.sub(r"^(?:units?|單位|单位)\s*[:：]?\s*", "", inside, flags=re.IGNORECASE)
        found = unit_in(inner)
        if found is not None and _PER_MANY.match(inner) and _BEFALLS.search(text[: group.start()]):
            found = unit_in(f"cases {inner}") or found
        if found is not None:
            scale, named = _scaled_by(groups, PrintedUnit(found, inner))
            rest = text[: group.start()] + " " + text[group.end() :]
            return _without_units(rest.replace(scale, " ") if scale else rest, found), named
        if re.match(r"%\s*(?:of\s+)?[A-Za-z]", inner):
            # "Board of Directors (% women)": the words stay in the label.
            return _squeezed(text), PrintedUnit(unit("%"), "%")
    for group in reversed(groups):
        odd = unknown_unit(group[1])
        if odd is not None and group.start():
            return _squeezed(text[: group.start()] + " " + text[group.end() :]), odd
    led = re.match(r"\s*%\s*(?:of\s+)?(?=[A-Za-z])", text)
    if led is not None:
        return _squeezed(text[led.end() :]), PrintedUnit(unit("%"), "%")
    for pattern in (_AFTER_MARK, _AFTER_IN):
        ending = pattern.match(text.strip())
        if ending and (found := unit_in(ending[2])) is not None and _long_enough(ending[2]):
            return _squeezed(ending[1]), PrintedUnit(found, ending[2].strip())
    return _unit_first(text)


_OF_WHAT = re.compile(r"\s+(?:of\s+(?=\w)|(?=(?:\w+ed|sold|sent|bought)\b))", re.IGNORECASE)
_BY_WHAT = re.compile(r"/|\bper\b|每", re.IGNORECASE)


def _unit_first(text: str) -> tuple[str, PrintedUnit] | None:
    """A label that begins with its unit: "Tonnes of hazardous waste", "MWh consumed"."""
    led = leading_unit(text.strip()) if _LETTERS.match(text.strip()) else None
    if led is None or led[0].unit.family not in _MEASURES or _BY_WHAT.search(led[1]):
        return None
    of = _OF_WHAT.match(led[1])
    return (_squeezed(led[1][of.end() :]), led[0]) if of is not None else None


_MEASURES = ("ghg", "energy", "mass", "volume")


def _scaled_by(groups: Sequence[re.Match[str]], found: PrintedUnit) -> tuple[str, PrintedUnit]:
    """The brackets of a label that hold a scale and nothing else, and its unit in it: "Electricity (kWh) ('000)"."""
    for group in groups:
        if _SCALE_ALONE.fullmatch(group[1].strip()):
            scaled = unit_in(f"{found.printed} ({group[1].strip()})")
            return (group[0], PrintedUnit(scaled, f"{found.printed} {group[0]}")) if scaled is not None else ("", found)
    return "", found


@remembered
def units_listed(text: str) -> tuple[PrintedUnit, ...]:
    """The units of a caption that names several: "Injuries (Unit: cases, %)"."""
    listed = _LISTED.search(text)
    parts = re.split(r"\s*[,，、;；/]\s*", listed[1].strip()) if listed else []
    found = [PrintedUnit(named, part) for part in parts if (named := unit_in(part)) is not None]
    return tuple(found) if 1 < len(found) == len(parts) else ()


def _without_units(text: str, found: Unit) -> str:
    """The words of a label in two languages without the same unit in the other one: "Power (kWh) 電力"."""

    def taken(group: re.Match[str]) -> str:
        same = unit_in(group[group.lastindex or 0].strip()) == found or unit_in(group[1].strip()) == found
        return " " if same and group.start() else group[0]

    return _squeezed(_BRACKETED.sub(taken, _SIGN_WITHIN.sub(taken, text)))


_TAIL_FAMILIES = ("ghg", "energy", "mass", "volume", "money")
_MOST_TAIL = 4


@remembered
def unit_at_end(text: str) -> tuple[str, PrintedUnit] | None:
    """A label that ends in its unit without any sign before it: "Scope 1 emissions tonnes CO2e", "用電量 千瓦時". Only
    units that no other word is mistaken for."""
    words = text.split()
    for count in range(min(_MOST_TAIL, len(words) - 1), 0, -1):
        tail = " ".join(words[-count:])
        found = unit_in(tail) if len(tail) > 1 or HAN.match(tail) else None
        if found is None or words[-count - 1].casefold() in _LEADS_TO_UNIT or words[-count - 1][-1:].isdigit():
            continue
        if found.family.split("/")[0] in _TAIL_FAMILIES and len(tail) > (
            2 if found.family == "mass" and not HAN.search(tail) else 1
        ):
            return _squeezed(" ".join(words[:-count])), PrintedUnit(found, tail)
    return None


_LEADS_TO_UNIT = frozenset(
    ["per", "of", "and", "or", "a", "the", "in", "each", "to", "from", "/", "&", "for", "than", "每", "佔"]
)


def _long_enough(words: str) -> bool:
    """One Latin letter after a comma is no unit; one Chinese character may be (噸), and a sign (%)."""
    return len(words.strip()) > 1 or not words.strip().isascii() or not words.strip().isalpha()


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip(" :：,，-–—")


_STOP = re.compile(r"[;；。，、!！?？:：\n]|,(?!\d)|\.(?:\s|$)|[)）\]】(（\[【]")
_LETTERS = re.compile(r"[A-Za-z]")


@remembered
def leading_unit(text: str) -> tuple[PrintedUnit, str] | None:
    """The longest unit at the start of some words, and what follows it.

    >>> found, rest = leading_unit("million kWh in total")
    >>> (found.unit.symbol, rest)
    ('GWh', ' in total')
    """
    stop = _STOP.search(text)
    reach = text[: stop.start() if stop else len(text)][:LONGEST]
    if (
        reach
        and reach[-1:].isalpha()
        and len(reach) < len(text)
        and text[len(reach)].isalpha()
        and len(reach) == LONGEST
    ):
        reach = reach.rpartition(" ")[0]
    for end in _ends(reach):
        head = reach[:end]
        found = unit_in(head)
        if found is not None and not _swallows(head):
            return PrintedUnit(found, head.strip(" ,")), text[end:]
    return None


def _swallows(head: str) -> bool:
    """Whether the words say more than the unit: ``tonnes in 2022`` is no unit of its own."""
    return bool(re.search(r"\b(?:in|the|and|for|with|by|to|was|were|during|respectively|compared|as)\s", head + " "))


def _ends(reach: str) -> list[int]:
    """Places where a unit may end, the furthest first: between words, and after each Chinese character."""
    ends = [n for n in range(1, len(reach) + 1) if _may_end(reach, n)]
    return ends[::-1][:48]


def _may_end(reach: str, n: int) -> bool:
    if n == len(reach):
        return True
    last, following = reach[n - 1], reach[n]
    if last == " ":
        return False
    if HAN.match(last) or HAN.match(following):
        return True
    return not (last.isalnum() and following.isalnum())


MONEY_BEFORE = SIGN_AT_END


def money_of(before: str, after: str) -> tuple[PrintedUnit, str] | None:
    """A currency before a number, with a scale after it (``RMB 1,403 million``); gives the rest of the words."""
    currency = MONEY_BEFORE.search(before)
    if currency is None:
        return None
    scale = re.match(
        r"\s*(billion|million|thousand|thsd|hundred million|ten thousand|mn|bn|[mk](?![0-9²³])"
        r"|[億亿千百]?[萬万億亿]?元?)(?![A-Za-z])",
        after,
        re.IGNORECASE,
    )
    words = scale[1] if scale else ""
    found = money_unit(f"{currency['money']} {words}".strip())
    if found is None:
        return None
    apart = " " if len(words) > 1 and _LETTERS.search(words) else ""
    printed = f"{currency['money']}{apart}{words}"
    return PrintedUnit(found, printed), after[scale.end() :] if scale and words else after
