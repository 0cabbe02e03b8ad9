"""The duties of a register from its definition. A definition with a fault is refused, naming register and key."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from assay.book.definition import RegisterFault, known_keys, one_of_words
from assay.book.duties import (
    Deadline,
    Duties,
    Flow,
    Ledger,
    Limit,
    NoSpan,
    Requirement,
    Rhythm,
    Score,
    Stage,
    Validity,
    parse_within,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from assay.book.register import Field

    Row = Mapping[str, Any]

DUTY_KEYS = ("flow", "deadlines", "score", "limits", "ledger", "validity", "rhythm", "requires", "apart")


def duties_of(where: str, row: Row, fields: Mapping[str, Field]) -> Duties:
    """The duties among the keys of a register definition. Raises `RegisterFault`."""
    made = Duties(
        flow=_flow(f"{where}, flow", row["flow"], fields) if "flow" in row else None,
        deadlines=tuple(_deadline(f"{where}, deadline", cell, fields) for cell in row.get("deadlines", ())),
        score=_score(f"{where}, score", row["score"], fields) if "score" in row else None,
        limits=tuple(_limit(f"{where}, limit", cell, fields) for cell in row.get("limits", ())),
        ledger=_ledger(f"{where}, ledger", row["ledger"], fields) if "ledger" in row else None,
        validity=tuple(_validity(f"{where}, validity", cell, fields) for cell in row.get("validity", ())),
        rhythm=_rhythm(f"{where}, rhythm", row["rhythm"], fields) if "rhythm" in row else None,
        apart={name: tuple(others) for name, others in row.get("apart", {}).items()},
    )
    for name in made.derived:
        if name in fields:
            raise RegisterFault(f"{where}: '{name}' is a field, so nothing else may be called so")
    for name, others in made.apart.items():
        _are_fields(f"{where}, apart", (name, *others), fields)
    names = {*fields, *made.derived}
    requires = tuple(_requirement(f"{where}, requires", cell, fields, names) for cell in row.get("requires", ()))
    return Duties(**{**{name: getattr(made, name) for name in DUTY_KEYS}, "requires": requires})


def _flow(where: str, row: Row, fields: Mapping[str, Field]) -> Flow:
    known_keys(where, row, ("field", "stages"), ("field", "stages"))
    _are_fields(where, (row["field"],), fields)
    choices = fields[row["field"]].choices
    stages: dict[str, Stage] = {}
    for name, cell in row["stages"].items():
        at = f"{where}, stage '{name}'"
        one_of_words(where, "a stage", name, choices)
        known_keys(at, cell or {}, ("on", "then", "needs"))
        stage = Stage(name, *((cell or {}).get(key, empty) for key, empty in (("on", ""), ("then", ()), ("needs", ()))))
        _are_fields(at, (*filter(None, (stage.on,)), *stage.needs), fields)
        stages[name] = Stage(name, stage.on, tuple(stage.then), tuple(stage.needs))
    for stage in stages.values():
        for following in stage.then:
            one_of_words(where, f"what follows '{stage.id}'", following, stages)
    for choice in choices:
        if choice not in stages:
            raise RegisterFault(f"{where}: '{choice}' is a choice of '{row['field']}' and no stage")
    return Flow(row["field"], stages)


def _deadline(where: str, row: Row, fields: Mapping[str, Field]) -> Deadline:
    known_keys(where, row, ("id", "to", "since", "by", "within"), ("id", "to"))
    if ("by" in row) == ("since" in row) or ("since" in row) != ("within" in row):
        raise RegisterFault(f"{where} '{row['id']}': either 'by', or 'since' with 'within'")
    try:
        within = parse_within(row["within"]) if "within" in row else None
    except NoSpan as fault:
        raise RegisterFault(f"{where} '{row['id']}': {fault}") from None
    made = Deadline(id=row["id"], to=row["to"], since=row.get("since", ""), by=row.get("by", ""), within=within)
    used = tuple(filter(None, (made.since, made.by, made.to)))
    _are_fields(where, used, fields, ("date", "moment"))
    if within is not None and within.span == "hours":
        _are_fields(f"{where} in hours", used, fields, ("moment",))
    return made


def _score(where: str, row: Row, fields: Mapping[str, Field]) -> Score:
    known_keys(where, row, ("id", "weights", "grades"), ("id", "weights", "grades"))
    _are_fields(where, row["weights"], fields, ("number",))
    weights = {name: _number(where, cell) for name, cell in row["weights"].items()}
    grades = {name: _number(where, cell) for name, cell in row["grades"].items()}
    fault = score_fault(weights, grades)
    if fault:
        raise RegisterFault(f"{where}: {fault}")
    return Score(row["id"], weights, grades)


def score_fault(weights: Mapping[str, Decimal], grades: Mapping[str, Decimal]) -> str:
    """What is wrong with weights and grades; empty where nothing is. One grade must begin at 0."""
    if any(weight < 0 for weight in weights.values()) or not sum(weights.values()):
        return "weights are zero or more, and one of them is more"
    bounds = list(grades.values())
    if bounds != sorted(set(bounds), reverse=True) or bounds[-1:] != [0] or bounds[0] > 100:
        return "grades fall from the best to one that begins at 0"
    return ""


def _limit(where: str, row: Row, fields: Mapping[str, Field]) -> Limit:
    known_keys(where, row, ("id", "value", "at_most"), ("id", "value", "at_most"))
    through, dot, target = row["at_most"].partition(".")
    _are_fields(where, (row["value"], *((through,) if dot else (row["at_most"],))), fields)
    return Limit(row["id"], row["value"], target if dot else through, through if dot else "")


def _ledger(where: str, row: Row, fields: Mapping[str, Field]) -> Ledger:
    needed = ("value", "unit", "on", "field", "adds", "takes")
    known_keys(where, row, (*needed, "within"), needed)
    made = Ledger(
        value=row["value"],
        unit=row["unit"],
        on=row["on"],
        field=row["field"],
        adds=tuple(row["adds"]),
        takes=tuple(row["takes"]),
        within=tuple(row.get("within", ())),
    )
    _are_fields(where, (made.value, made.unit, made.field, *made.within), fields)
    _are_fields(where, (made.on,), fields, ("date",))
    for word in (*made.adds, *made.takes):
        one_of_words(where, "a movement", word, fields[made.field].choices)
    return made


def _validity(where: str, row: Row, fields: Mapping[str, Field]) -> Validity:
    known_keys(where, row, ("until", "series", "ended", "soon", "severity"), ("until", "series"))
    one_of_words(where, "severity", row.get("severity", "warning"), ("warning", "note"))
    made = Validity(
        until=row["until"],
        series=tuple(row["series"]),
        ended=row.get("ended", ""),
        soon=int(row.get("soon", "90")),
        severity=row.get("severity", "warning"),
    )
    _are_fields(where, (made.until,), fields, ("date",))
    _are_fields(where, (*made.series, *filter(None, (made.ended,))), fields)
    return made


def _rhythm(where: str, row: Row, fields: Mapping[str, Field]) -> Rhythm:
    known_keys(where, row, ("on", "days", "series"), ("on", "days"))
    _are_fields(where, (row["on"],), fields, ("date",))
    _are_fields(where, row.get("series", ()), fields)
    return Rhythm(row["on"], int(row["days"]), tuple(row.get("series", ())))


def _requirement(where: str, row: Row, fields: Mapping[str, Field], names: Iterable[str]) -> Requirement:
    known_keys(where, row, ("when", "fields"), ("when", "fields"))
    for name in row["when"]:
        one_of_words(where, "'when' names", name, names)
    _are_fields(where, row["fields"], fields)
    return Requirement({name: tuple(words) for name, words in row["when"].items()}, tuple(row["fields"]))


def _are_fields(where: str, names: Iterable[str], fields: Mapping[str, Field], types: tuple[str, ...] = ()) -> None:
    for name in names:
        if name not in fields:
            raise RegisterFault(f"{where}: no field called '{name}'; the fields are {', '.join(fields)}")
        if types and fields[name].type not in types:
            raise RegisterFault(f"{where}: '{name}' is of type {fields[name].type}, not {' or '.join(types)}")


def _number(where: str, text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation:
        raise RegisterFault(f"{where}: '{text}' is no number") from None
