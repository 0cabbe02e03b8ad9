"""An answer key: what a person read in a table, one row a figure; and whether a claim says the same.

The columns and the signs used in them (``a|b``, ``member?``, ``~words``) are explained in ``tests/keys/README.md``.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from decimal import Decimal
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from assay.core.missing import Missing
from assay.core.units import UnknownUnit, unit
from assay.reader.naming.label_words import simplified

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from assay.catalogue.catalogue import Catalogue
    from assay.reader.claim import Claim

# How like the words of a member outside the catalogue must be: torn letters are forgiven, other words are not.
_LIKE = 0.7


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One figure of a key. ``value`` is ``None`` for a dash. ``line`` is a line of the text the key was made from."""

    line: int
    label: str
    printed: str
    value: Decimal | None
    units: tuple[str, ...]
    year: int
    metrics: tuple[str, ...]
    dimensions: Mapping[str, str]
    part_of: Mapping[str, str]
    kpis: tuple[str, ...]


def read_key(path: Path) -> tuple[Answer, ...]:
    """The rows of a key file. Raises `ValueError` naming the row for a year or value that is no number."""
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(_answer(path, number, row) for number, row in enumerate(csv.DictReader(file), 2))


def _answer(path: Path, number: int, row: dict[str, str]) -> Answer:
    try:
        return Answer(
            line=int(row["line"]),
            label=row["label"],
            printed=row["printed"],
            value=Decimal(row["value"]) if row["value"] else None,
            units=tuple(row["unit"].split("|")),
            year=int(row["fiscal_year"]),
            metrics=tuple(row["metric"].split("|")),
            dimensions=_pairs(row["dimensions"]),
            part_of=_pairs(row["part_of"]),
            kpis=tuple(row["kpi"].split("|")),
        )
    except (ArithmeticError, KeyError, TypeError, ValueError) as error:
        raise ValueError(f"{path.name}, row {number}: {row} is no row of an answer key ({error!r})") from error


def _pairs(text: str) -> dict[str, str]:
    return dict(pair.split("=", 1) for pair in text.split(";") if pair)


def same_figure(claim: Claim, answer: Answer) -> bool:
    """The digits agree; a dash answers a dash."""
    if answer.value is None:
        return isinstance(claim.value, Missing)
    return not isinstance(claim.value, Missing) and claim.value == answer.value


def same_unit(claim: Claim, answer: Answer) -> bool:
    """The unit is one of the key's, or of another name and the same size. A dash has whatever unit its row has."""
    symbol = claim.unit.symbol if claim.unit else ""
    if symbol in answer.units or (answer.value is None and not claim.unit):
        return True
    return claim.unit is not None and any(_equal(symbol, expected) for expected in answer.units if expected)


def _equal(symbol: str, expected: str) -> bool:
    try:
        one, other = unit(symbol), unit(expected)
    except UnknownUnit:
        return False
    return one.same_kind(other) and one.scale == other.scale


def same_meaning(claim: Claim, answer: Answer, catalogue: Catalogue) -> bool:
    """Metric, cut and the whole of a share are those of the key. Without a metric there is no cut to compare."""
    if claim.metric not in answer.metrics:
        return False
    if not claim.metric:
        return True
    return _same_cut(dict(claim.dimensions), answer.dimensions, catalogue) and _same_cut(
        dict(claim.part_of or ()), answer.part_of, catalogue
    )


def _same_cut(found: Mapping[str, str], expected: Mapping[str, str], catalogue: Catalogue) -> bool:
    needed = {name for name, member in expected.items() if not member.endswith("?")}
    if not needed <= set(found) or not set(found) <= set(expected):
        return False
    return all(
        _same_member(name, member, expected[name].removesuffix("?"), catalogue) for name, member in found.items()
    )


def _same_member(dimension: str, member: str, expected: str, catalogue: Catalogue) -> bool:
    if not expected.startswith("~"):
        return member == expected
    known = catalogue.dimensions.get(dimension)  # a site is no dimension of the catalogue
    if known and member in known.members:
        return False
    found, wanted = _plain(member), _plain(expected[1:])
    if expected == "~*" or set(found.split()) <= set(wanted.split()):
        return True
    return SequenceMatcher(None, found, wanted).ratio() >= _LIKE


def _plain(words: str) -> str:
    return re.sub(r"[\W_]+", " ", simplified(words).casefold()).strip()
