"""Which money a bare "$" or 元 is of: the one that the document names; where it names none,
or several, it stays open."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assay.core.units import Unit, unit
from assay.reader.figures.currencies import DOLLARS, OPEN_DOLLAR, SIGN_ALONE, is_open
from assay.reader.figures.unit_plain import times
from assay.reader.figures.unit_words import PrintedUnit, unit_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assay.reader.claim import Claim

_NAMED = tuple((re.compile(words), code) for words, code in DOLLARS)
_ANY_NAMED = re.compile("|".join(f"(?:{words})" for words, _ in DOLLARS))
_STATED = re.compile(
    r"(?:expressed|stated|presented|reported|denominated|shown|are|is|refers?|references?)\s+(?:all\s+)?(?:in|to)\s+([^.;。]{0,40})",
    re.IGNORECASE,
)
# "All amounts are in NT$'000 unless stated otherwise": the scale holds for every sum that is marked with a sign only.
_ALL_IN = re.compile(
    r"(?:所有|除[^，。]{2,16}外[，,]?)?(?:所有)?金額(?:均|皆|係)?以(?P<han>[^，。()（）]{2,10}?)(?:為|列示|表達|呈列)"
    r"|\ball (?:amounts|figures) (?:are )?(?:expressed |stated |presented )?in (?P<latin>[^.,;()]{2,30}?)"
    r"(?:[.,;()]| unless)",
    re.IGNORECASE,
)
_MAINLAND = re.compile(r"RMB|CNY|Renminbi|人民[幣币]|¥|￥|yuan", re.IGNORECASE)
_TAIWAN = re.compile(r"新[台臺][幣币]|NT\$|TWD|NTD")
_PER_SHARE = re.compile(r"\bper\s+(?:\w+\s+)?share\b|每股", re.IGNORECASE)
_LEAST = 2


@dataclass(frozen=True, slots=True)
class DocumentMoney:
    """The dollar and the yuan of a document, and the unit in which it states all its amounts."""

    dollar: str = ""
    yuan: str = "CNY"
    amounts: PrintedUnit | None = None


def money_named(texts: Iterable[str]) -> DocumentMoney:
    """What a document says of its money."""
    named: Counter[str] = Counter()
    stated: set[str] = set()
    taiwan = mainland = 0
    amounts: set[str] = set()
    for text in texts:
        for pattern, code in _NAMED if _ANY_NAMED.search(text) else ():
            named[code] += len(pattern.findall(text))
        for match in _STATED.finditer(text):
            stated |= {code for pattern, code in _NAMED if pattern.search(match[1])}
        amounts |= {(match["han"] or match["latin"]).strip() for match in _ALL_IN.finditer(text)}
        taiwan += len(_TAIWAN.findall(text))
        mainland += len(_MAINLAND.findall(text))
    codes = {code for code, count in named.items() if count}
    told = stated if len(stated) == 1 else codes if sum(named.values()) >= _LEAST or stated else set()
    yuan = "TWD" if taiwan > mainland else "CNY"
    units = {words: found for words in amounts if (found := unit_in(words)) is not None and "money" in found.family}
    whole = PrintedUnit(*units.popitem()[::-1]) if len(units) == 1 else None
    return DocumentMoney(told.pop() if len(told) == 1 else "", yuan, whole)


def with_document_money(claims: Sequence[Claim], money: DocumentMoney) -> list[Claim]:
    """The claims, each bare dollar and yuan taken for the money that the document names; an open one has no unit."""
    return [_settled(claim, money) if claim.unit is not None else claim for claim in claims]


def _settled(claim: Claim, money: DocumentMoney) -> Claim:
    found = claim.unit
    if found is None:
        return claim
    if "unknown" in found.family:
        return replace(claim, unit=None)
    if found == SIGN_ALONE:
        whole = money.amounts
        return replace(claim, unit=whole.unit, unit_printed=whole.printed) if whole else replace(claim, unit=None)
    if (
        found == OPEN_DOLLAR
        and claim.source == "table"
        and money.amounts
        and not _PER_SHARE.search(" ".join(claim.labels))
    ):
        # A sign in the cell of a document that counts all its amounts in thousands.
        return replace(claim, unit=money.amounts.unit, unit_printed=money.amounts.printed)
    if is_open(found):
        return replace(claim, unit=_bound(found, money.dollar) if money.dollar else None)
    bare = money.yuan != "CNY" and "money_cny" in found.family and "元" in claim.unit_printed
    if bare and not _MAINLAND.search(claim.unit_printed):
        return replace(claim, unit=_renamed(found, "CNY", money.yuan))
    return claim


def _bound(found: Unit, code: str) -> Unit:
    return _renamed(found, OPEN_DOLLAR.symbol, code)


def _renamed(found: Unit, old: str, code: str) -> Unit:
    """A unit with one money in place of another, under the name that it has with it."""
    was, now = (OPEN_DOLLAR if old == OPEN_DOLLAR.symbol else unit(old)), unit(code)
    name = re.sub(
        rf"(\d+|M)?{re.escape(old)}",
        lambda match: times({"M": 1_000_000, None: 1}.get(match[1]) or int(match[1]), now).symbol,
        found.symbol,
    )
    powers = {now.powers[0][0] if family == was.powers[0][0] else family: power for family, power in found.powers}
    return Unit(name, found.scale, tuple(sorted(powers.items())))
