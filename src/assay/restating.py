"""What moved since a publication, back into the book: the figures first reported, and why they are others today.

Only figures of the whole group are recorded; their splits move with them. A figure that was restated before keeps
what was reported first of all, and its new reason follows the old one.
"""

from __future__ import annotations

import tempfile
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from assay.book.assertions import Assertion
from assay.book.dump import restatements_of
from assay.book.restatements import Restatement as Reason
from assay.book.restatements import Restatements
from assay.book.tables_out import write_assertions
from assay.core.interval import Interval
from assay.core.languages import LANGUAGES, Text
from assay.core.numbers import grouped
from assay.core.provenance import Place
from assay.core.units import convert, unit
from assay.publication.restated import Publication, compare
from assay.publish import publish

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from assay.book.restatements import Cause
    from assay.core.languages import Language
    from assay.examine import Examined
    from assay.publication.restated import Compared, Move, Restatement

FIRST_REPORTED, RESTATEMENTS = "first_reported.csv", "restatements.yaml"
# More changes than this in one sentence tell a reader nothing; `assay restate` lists them all.
_MOST = 4
_CHANGED: Mapping[str, Text] = {
    "factor": Text("{name}: {old}, now {new}", "{name}由{old}改為{new}", "{name}由{old}改为{new}"),
    "factor_new": Text("{name}: now {new}", "{name}現為{new}", "{name}现为{new}"),
    "record": Text("a record of {name} was corrected", "更正{name}的記錄", "更正{name}的记录"),
    "people": Text("records of people were corrected", "更正有關人員的記錄", "更正有关人员的记录"),
    "formula": Text("{name} is computed by another method", "{name}的計算方法有變", "{name}的计算方法有变"),
    "more": Text("and {count} more", "及另外{count}項", "及另外{count}项"),
}
_JOIN = Text("; ", "；", "；")
_STOP = Text(".", "。", "。")


def against(before: Publication, found: Examined) -> Compared:
    """A publication beside the report that the book gives today."""
    with tempfile.TemporaryDirectory() as name:
        publish(found, Path(name), formats=())
        return compare(before, Publication(Path(name), found.book.years))


def recorded(compared: Compared, before: Publication, found: Examined) -> int:
    """Write first values and reasons of all whole figures that moved; how many they were."""
    moved = [one for one in compared.restated if not one.dimensions and one.moves and _beyond_rounding(one, found)]
    book = found.book
    known = {(claim.metric, claim.year) for claim in book.first_reported if not (claim.dimensions or claim.site)}
    claims = [*book.first_reported, *(_claim(one, before) for one in moved if (one.metric, one.year) not in known)]
    if not moved:
        return 0
    write_assertions(book.root / FIRST_REPORTED, claims)
    notes = Restatements(book.restatements.base, book.restatements.changes, _reasons(moved, found))
    text = yaml.safe_dump(restatements_of(notes), allow_unicode=True, sort_keys=False, width=110)
    head = "# What moved since it was published, and why. What was published stands in first_reported.csv.\n"
    (book.root / RESTATEMENTS).write_text(head + text, "utf-8")
    return len(moved)


def _beyond_rounding(one: Restatement, found: Examined) -> bool:
    """Whether today's figure is none that the printed digits may stand for."""
    metric = found.book.catalogue.metrics.get(one.metric)
    fact = found.calculation.facts.get(one.metric, one.year)
    first = unit(one.first_unit)
    if metric is None or fact is None or not isinstance(fact.value, Decimal) or not first.same_kind(fact.unit):
        return False
    now = convert(fact.value, fact.unit, first)
    return not Interval.printed(Decimal(one.first_reported), counted=metric.counted).meets(Interval.exactly(now))


def _claim(one: Restatement, before: Publication) -> Assertion:
    row = before.printed[one.metric, "", str(one.year)]
    value = Decimal(one.first_reported)
    return Assertion(
        metric=one.metric,
        year=one.year,
        printed=grouped(value),
        value=value,
        unit=unit(one.first_unit),
        document=f"publication {before.name}",
        page=int(row["page"]) if row["page"] else None,
        quote=row["quote"],
        place=Place(FIRST_REPORTED),
    )


def _reasons(moved: list[Restatement], found: Examined) -> tuple[Reason, ...]:
    """The reasons of the book without these figures, and one for each set of figures that moved for the same cause."""
    old = found.book.restatements
    about = {(one.metric, one.year) for one in moved}
    made: dict[tuple[Cause, Text], list[tuple[str, int]]] = {}
    for one in moved:
        cause, text = _told(one, found)
        before = old.of(one.metric, one.year)
        if before is not None:
            text = _after(before.text, text)
        made.setdefault((cause, text), []).append((one.metric, one.year))
    kept = [part for item in old.restated for part in _without(item, about)]
    new = [part for (cause, text), pairs in made.items() for part in _grouped(cause, text, pairs)]
    return (*kept, *new)


def _without(item: Reason, about: set[tuple[str, int]]) -> Iterator[Reason]:
    """What a reason is still for, one entry a metric where the years differ."""
    left = [(metric, year) for metric in item.metrics for year in item.years if (metric, year) not in about]
    yield from _grouped(item.cause, item.text, left)


def _grouped(cause: Cause, text: Text, pairs: list[tuple[str, int]]) -> Iterator[Reason]:
    years: dict[str, list[int]] = {}
    for metric, year in pairs:
        years.setdefault(metric, []).append(year)
    alike: dict[tuple[int, ...], list[str]] = {}
    for metric, found in years.items():
        alike.setdefault(tuple(sorted(found)), []).append(metric)
    for of, metrics in alike.items():
        yield Reason(tuple(metrics), of, cause, text)


def _told(one: Restatement, found: Examined) -> tuple[Cause, Text]:
    """The cause that explains most, and what changed in words. A record behind it is an error that was corrected."""
    kinds = {move.kind for move in one.moves}
    cause: Cause = "error"
    if not kinds & {"record", "rows about people"}:
        cause = "factor_update" if "factor" in kinds else "method_change"
    return cause, Text(*(_sentence(one.moves, found, language) for language in LANGUAGES))


def _sentence(moves: tuple[Move, ...], found: Examined, language: Language) -> str:
    factors: dict[str, list[Move]] = {}
    for move in moves:
        if move.kind == "factor":
            factors.setdefault(_factor_name(move, found, language), []).append(move)
    said = [_factor_change(name, group, language) for name, group in factors.items()]
    said += list(dict.fromkeys(_change(move, found, language) for move in moves if move.kind != "factor"))
    if len(said) > _MOST:
        more = _CHANGED["more"].in_language(language).replace("{count}", str(len(said) - _MOST + 1))
        said = [*said[: _MOST - 1], more]
    sentence = _JOIN.in_language(language).join(said) + _STOP.in_language(language)
    return sentence[:1].upper() + sentence[1:]


def _factor_name(move: Move, found: Examined, language: Language) -> str:
    parameter = found.model.parameters.get(move.name.split(" of ", maxsplit=1)[0])
    return parameter.label.in_language(language) if parameter else move.name


def _factor_change(name: str, moves: list[Move], language: Language) -> str:
    """One factor at all its places and times: the values that went and those that came, with the sets they are of."""
    old, new = (
        ", ".join(dict.fromkeys(value for move in moves if (value := getattr(move, side)))) for side in ("old", "new")
    )
    words = _CHANGED["factor" if old and new else "factor_new"].in_language(language)
    return words.replace("{name}", name).replace("{old}", old).replace("{new}", new or "–")


def _change(move: Move, found: Examined, language: Language) -> str:
    form, name = move.kind, move.name
    match move.kind:
        case "record":
            spec = found.book.registers.get(move.name.split(maxsplit=1)[0])
            name = spec.label.in_language(language) if spec else move.name
        case "formula":
            metric = found.book.catalogue.metrics.get(move.name.partition(":")[0])
            name = metric.label.in_language(language) if metric else move.name
        case _:
            form = "people"
    return _CHANGED[form].in_language(language).replace("{name}", name)


def _after(old: Text, new: Text) -> Text:
    return replace(
        old,
        en=f"{old.en} {new.en}".strip(),
        zh_hant=f"{old.zh_hant}{new.zh_hant}",
        zh_hans=f"{old.zh_hans}{new.zh_hans}",
    )
