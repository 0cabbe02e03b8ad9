"""Register definitions from ``<topic>/registers.yaml``. A definition with a fault is refused at once."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from assay.book.definition import RegisterFault, known_keys, one_of_words
from assay.book.duties_load import DUTY_KEYS, duties_of
from assay.book.register import (
    COMMON_COLUMNS,
    COUNTS,
    FIELD_TYPES,
    ROLES,
    SHAPES,
    AgeFrom,
    Column,
    Constant,
    DimensionSource,
    Field,
    GroupOf,
    RegisterSpec,
    SiteSource,
    Through,
    Yield,
)
from assay.core.languages import Text
from assay.core.strict_yaml import load_yaml
from assay.core.units import unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from assay.book.duties import Duties

_REGISTER_KEYS = frozenset(
    (
        "label",
        "shape",
        "fields",
        "key",
        "no_overlap",
        "complete",
        "none_is_zero",
        "personal",
        "confidential",
        "any_metric",
        "role",
        "needs",
        "yields",
        *DUTY_KEYS,
    )
)
_FIELD_KEYS = frozenset(("type", "required", "dimension", "choices", "min", "max", "missing", "register", "paper"))
_YIELD_KEYS = frozenset(
    (
        "metric",
        "value",
        "times",
        "count",
        "of",
        "on",
        "since",
        "until",
        "ended",
        "once",
        "dimensions",
        "when",
        "unless",
        "unit",
        "unit_from",
        "site",
    )
)


def load_registers(topic_roots: Iterable[Path]) -> dict[str, RegisterSpec]:
    """All registers under the topic roots, by id. Raises `RegisterFault` for an unknown key or reference."""
    found: dict[str, RegisterSpec] = {}
    for root in topic_roots:
        for path in sorted(root.glob("*/registers.yaml")):
            for name, row in (load_yaml(path) or {}).items():
                spec = _register(f"{path.parent.name}/{path.name}, register '{name}'", path.parent.name, name, row)
                if name in found:
                    raise RegisterFault(f"the register '{name}' stands in topics {found[name].topic} and {spec.topic}")
                found[name] = spec
    for spec in found.values():
        _check_references(spec, found)
    return found


def _register(where: str, topic: str, name: str, row: Mapping[str, Any]) -> RegisterSpec:
    known_keys(where, row, _REGISTER_KEYS, ("label", "shape", "fields"))
    one_of_words(where, "shape", row["shape"], SHAPES)
    any_metric = row.get("any_metric")
    if any_metric is not None:
        one_of_words(where, "any_metric", any_metric, ("duration", "instant"))
    fields = {key: _field(f"{where}, field '{key}'", key, cell) for key, cell in row["fields"].items()}
    duties = duties_of(where, row, fields)
    confidential = _flag(where, row, "confidential")
    yields = tuple(
        _yield(f"{where}, yield {number}", cell, fields, duties, confidential=confidential)
        for number, cell in enumerate(row.get("yields", ()), 1)
    )
    return RegisterSpec(
        id=name,
        topic=topic,
        label=Text.of(row["label"]),
        shape=row["shape"],
        fields=fields,
        key=tuple(row.get("key", ())),
        no_overlap=tuple(row.get("no_overlap", ())),
        complete=tuple(row.get("complete", ())),
        none_is_zero=tuple(row.get("none_is_zero", ())),
        personal=_flag(where, row, "personal") or confidential,
        confidential=confidential,
        needs={
            name: {value: tuple(wanted) for value, wanted in cell.items()}
            for name, cell in row.get("needs", {}).items()
        },
        any_metric=any_metric,
        yields=yields,
        duties=duties,
        role=_role(where, row.get("role", ""), fields),
    )


def _role(where: str, role: str, fields: Mapping[str, Field]) -> str:
    if role:
        one_of_words(where, "role", role, ROLES)
        lacking = [name for name in ROLES[role] if name not in fields]
        if lacking:
            raise RegisterFault(f"{where}: with the role '{role}' it needs the field '{lacking[0]}'")
    return role


def _field(where: str, name: str, row: Mapping[str, Any]) -> Field:
    known_keys(where, row, _FIELD_KEYS)
    if name in COMMON_COLUMNS:
        raise RegisterFault(f"{where}: every register has a column of that name already")
    one_of_words(where, "type", row.get("type"), FIELD_TYPES)
    if (row["type"] == "member") != ("dimension" in row):
        raise RegisterFault(f"{where}: 'dimension' goes with type member, and only with it")
    if (row["type"] == "choice") != ("choices" in row):
        raise RegisterFault(f"{where}: 'choices' goes with type choice, and only with it")
    return Field(
        id=name,
        type=row["type"],
        required=_flag(where, row, "required"),
        dimension=row.get("dimension", ""),
        choices=tuple(row.get("choices", ())),
        min=Decimal(row["min"]) if "min" in row else None,
        max=Decimal(row["max"]) if "max" in row else None,
        missing=_flag(where, row, "missing"),
        paper=_flag(where, row, "paper"),
        register=row.get("register", ""),
    )


def _yield(
    where: str, row: Mapping[str, Any], fields: Mapping[str, Field], duties: Duties, *, confidential: bool
) -> Yield:
    known_keys(where, row, _YIELD_KEYS)
    if "metric" not in row:
        raise RegisterFault(f"{where}: 'metric' is required")
    if ("value" in row) == ("count" in row):
        raise RegisterFault(f"{where}: exactly one of 'value' and 'count' is required")
    if "count" in row:
        one_of_words(where, "count", row["count"], COUNTS)
    default_unit = "unit" if "value" in row and "unit" not in row else ""
    made = Yield(
        metric=row["metric"],
        value=row.get("value", ""),
        times=row.get("times", ""),
        count=row.get("count"),
        of=row.get("of", ""),
        on=row.get("on", ""),
        since=row.get("since", ""),
        until=row.get("until", ""),
        ended=row.get("ended", ""),
        once=tuple(row.get("once", ())),
        dimensions={name: _source(where, source) for name, source in row.get("dimensions", {}).items()},
        when={name: tuple(words) for name, words in row.get("when", {}).items()},
        unless={name: tuple(words) for name, words in row.get("unless", {}).items()},
        unit=unit(row["unit"]) if "unit" in row else None,
        unit_from=row.get("unit_from", default_unit),
        site=None if confidential else _site(row.get("site", "site" if "site" in fields else "")),
    )
    if made.count == "spells" and not made.since:
        raise RegisterFault(f"{where}: 'count: spells' needs 'since'")
    if made.count != "spells" and (made.once or made.ended):
        raise RegisterFault(f"{where}: 'once' and 'ended' are for 'count: spells'")
    if made.count == "distinct" and not made.of:
        raise RegisterFault(f"{where}: 'count: distinct' needs 'of'")
    if made.count == "balance" and duties.ledger is None:
        raise RegisterFault(f"{where}: 'count: balance' needs a ledger")
    if confidential and (made.count != "rows" or made.dimensions):
        raise RegisterFault(f"{where}: of a confidential register only rows of the whole group are counted")
    names = (*fields, *duties.derived)
    for used in _fields_used(made):
        if used not in names:
            raise RegisterFault(f"{where}: no field called '{used}'; the fields are {', '.join(names)}")
    for used in filter(None, (made.on, made.since, made.until, made.ended)):
        if fields[used].type != "date":
            raise RegisterFault(f"{where}: '{used}' is of type {fields[used].type}, not date")
    return made


def _source(where: str, source: str | Mapping[str, str]) -> DimensionSource:
    if not isinstance(source, str):
        if set(source) == {"group_of"}:
            return GroupOf(source["group_of"])
        if set(source) != {"age_from"}:
            raise RegisterFault(
                f"{where}: a dimension is a field, =member, field.field, {{age_from: field}} or {{group_of: field}}, "
                f"not {source}"
            )
        return AgeFrom(source["age_from"])
    if source.startswith("="):
        return Constant(source[1:])
    name, dot, target = source.partition(".")
    return Through(name, target) if dot else Column(name)


def _site(source: str) -> SiteSource | None:
    name, dot, target = source.partition(".")
    if dot:
        return Through(name, target)
    return Column(name) if name else None


def _fields_used(made: Yield) -> tuple[str, ...]:
    named = (made.value, made.times, made.of, made.on, made.since, made.until, made.ended, made.unit_from)
    sources = [source.field for source in made.dimensions.values() if not isinstance(source, Constant)]
    return (
        *filter(None, named),
        *made.once,
        *made.when,
        *made.unless,
        *sources,
        *((made.site.field,) if made.site else ()),
    )


def _check_references(spec: RegisterSpec, all_registers: Mapping[str, RegisterSpec]) -> None:
    where = f"topic {spec.topic}, register '{spec.id}'"
    for key in ("key", "no_overlap", "complete"):
        for name in getattr(spec, key):
            if name not in spec.fields and name != "dimensions":
                raise RegisterFault(f"{where}: '{key}' names '{name}', which is no field")
    for limit in spec.duties.limits:
        target = all_registers.get(spec.fields[limit.through].register) if limit.through else spec
        if target is None or limit.at_most not in target.fields:
            raise RegisterFault(f"{where}, limit '{limit.id}': '{limit.through}.{limit.at_most}' leads nowhere")
    _check_needs(where, spec)
    for field in spec.fields.values():
        if field.register and field.register not in all_registers:
            raise RegisterFault(f"{where}, field '{field.id}': no register called '{field.register}'")
    for made in spec.yields:
        sources = [*made.dimensions.values(), made.site]
        for source in sources:
            if isinstance(source, Through):
                target = all_registers.get(spec.fields[source.field].register)
                if target is None or source.target not in target.fields:
                    raise RegisterFault(f"{where}: '{source.field}.{source.target}' leads nowhere")


def _flag(where: str, row: Mapping[str, Any], key: str) -> bool:
    word = row.get(key, "false")
    one_of_words(where, key, word, ("true", "false"))
    return bool(word == "true")


def _check_needs(where: str, spec: RegisterSpec) -> None:
    for name, wanted in spec.needs.items():
        for used in (name, *(each for fields in wanted.values() for each in fields)):
            if used not in spec.fields:
                raise RegisterFault(f"{where}: 'needs' names '{used}', which is no field")
