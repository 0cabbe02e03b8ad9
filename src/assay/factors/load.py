"""Factor files to values. The same columns serve our editions and a group's own factors."""

from __future__ import annotations

import csv
import io
import re
from datetime import date
from typing import TYPE_CHECKING

from assay.core.findings import Finding
from assay.core.languages import Text
from assay.core.numbers import NotANumber, parse_number
from assay.core.provenance import Place, Source
from assay.core.strict_yaml import load_yaml
from assay.core.units import UnknownUnit, unit
from assay.factors.parameter import LEVELS, FactorValue, Parameter

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from decimal import Decimal
    from pathlib import Path

# A warming potential holds for emissions of any day: what a book chooses is the report, not the date.
_EVER = date(1900, 1, 1)
_REQUIRED = ("id", "parameter", "level", "value", "unit", "from", "document", "confidence")


def read_parameters(path: Path) -> dict[str, Parameter]:
    """The parameters that one topic's formulas ask for (``parameters.yaml``)."""
    return {
        name: Parameter(
            name,
            Text.of(row["label"]),
            row["unit"],
            row.get("per", ""),
            row.get("by", ""),
            tuple(row.get("related", ())),
            row.get("fallback", ""),
            row.get("optional", "false") == "true",
        )
        for name, row in load_yaml(path).items()
    }


def factors_in(
    text: str,
    file: str,
    edition: str,
    *,
    as_printed: bool = False,
    parameters: Mapping[str, Parameter] | None = None,
    known: Collection[str] = (),
) -> tuple[tuple[FactorValue, ...], tuple[Finding, ...]]:
    """The values of one table of factors. A row that cannot be used becomes a finding; the others stand.

    ``file`` is what the findings call it. ``as_printed``: the values were copied from a published report, so each
    stands for the interval of its digits. With ``parameters`` a value must be of one of them, in a unit of its kind,
    or of one that is ``known`` besides.
    """
    values: dict[tuple[object, ...], FactorValue] = {}
    findings: list[Finding] = []
    reader = csv.DictReader(io.StringIO(text, newline=""), restval="")
    lacking = [name for name in _REQUIRED if name not in (reader.fieldnames or ())]
    if lacking:
        return (), (
            Finding(
                code="factor.column",
                severity="error",
                message=f"the column '{lacking[0]}' is not there",
                place=Place(file, row=1),
                expected=f"Needed are {', '.join(_REQUIRED)}.",
                action="Add the column; see docs/book-format.md, factors/.",
            ),
        )
    for number, row in enumerate(reader, start=2):
        try:
            value = _value(row, edition, as_printed=as_printed)
            if parameters is not None:
                _require_use(value, parameters, known)
            first = values.setdefault(_same(value), value)
            if first is not value:
                raise ValueError(f"'{first.id}' is for the same place, time and unit")
        except (NotANumber, UnknownUnit, ValueError) as fault:
            findings.append(_unusable(row, number, file, str(fault)))
    return tuple(values.values()), tuple(findings)


def _same(value: FactorValue) -> tuple[object, ...]:
    return value.parameter, value.level, value.area, value.member, value.since, value.until, value.unit.powers


def _require_use(value: FactorValue, parameters: Mapping[str, Parameter], known: Collection[str]) -> None:
    asked = parameters.get(value.parameter)
    if asked is None:
        if value.parameter not in known:
            raise ValueError(f"no formula asks for '{value.parameter}'; they ask for {', '.join(sorted(parameters))}")
    elif not asked.per and not value.unit.same_kind(unit(asked.unit)):
        raise ValueError(f"it is in {value.unit.symbol}; {asked.id} is in {asked.unit}")


def _unusable(row: Mapping[str, str], number: int, file: str, why: str) -> Finding:
    return Finding(
        code="factor.row",
        severity="error",
        message=f"the factor '{row.get('id', '')}' cannot be used: {why}",
        place=Place(file, row=number),
        expected="A value such as 0.5306, a unit such as tCO2e/MWh, dates such as 2023-01-01.",
        action="Correct the row; until then the next rung of the ladder is used.",
    )


def _value(row: Mapping[str, str], edition: str, *, as_printed: bool) -> FactorValue:
    level = row["level"]
    if level not in LEVELS:
        raise ValueError(f"level is one of {', '.join(LEVELS)}, not '{level}'")
    confidence = row["confidence"]
    if confidence not in ("verified", "recalled"):
        raise ValueError(f"confidence is verified or recalled, not '{confidence}'")
    number = _number(row["value"])
    since, until = _day(row["from"]), _day(row["to"]) if row.get("to") else None
    if until is not None and until < since:
        raise ValueError(f"it ends ({until}) before it begins ({since})")
    return FactorValue(
        id=row["id"],
        edition=edition,
        parameter=row["parameter"],
        level=level,
        area=row.get("area", ""),
        member=row.get("member", ""),
        value=number,
        unit=unit(row["unit"]),
        since=since,
        until=until,
        source=Source(
            document=row["document"],
            publisher=row.get("publisher", ""),
            at=row.get("at", ""),
            url=row.get("url", ""),
            licence=row.get("licence", ""),
            confidence="verified" if confidence == "verified" else "recalled",
        ),
        basis=row.get("basis", ""),
        reviewed_on=row.get("reviewed_on", ""),
        note=row.get("note", ""),
        as_printed=as_printed,
        uncertainty=_number(row["uncertainty"].removesuffix("%")) if row.get("uncertainty") else None,
    )


def _number(text: str) -> Decimal:
    try:
        number = parse_number(text)
    except NotANumber:
        raise ValueError(f"'{text}' is no number") from None
    if number < 0:
        raise ValueError(f"'{text}' is below zero")
    return number


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"'{text}' is no day") from None


def read_potentials(path: Path) -> tuple[FactorValue, ...]:
    """The 100-year warming potentials of one IPCC report (``gwp/ar6.csv``), each a tonne of a gas in tonnes of CO2e.

    ``gwp`` has them by single gas, ``gwp_ch4`` and ``gwp_n2o`` those of the gases of combustion: methane that is not
    told apart by origin, for the carbon of fossil methane is in the carbon dioxide of the fuel already.
    """
    values: list[FactorValue] = []
    rows = csv.DictReader(io.StringIO(path.read_text("utf-8-sig"), newline=""))
    for row in rows:
        parameter = {"CH4 (unsplit)": "gwp_ch4", "N2O": "gwp_n2o"}.get(row["gas"], "gwp")
        values.append(
            FactorValue(
                id=f"{path.stem}-{row['gas']}",
                edition=f"gwp-{path.stem}",
                parameter=parameter,
                level="world",
                area="",
                member="_".join(re.findall(r"[a-z0-9]+", row["gas"].lower())) if parameter == "gwp" else "",
                value=_number(row["gwp100"]),
                unit=unit("tCO2e/t"),
                since=_EVER,
                until=None,
                source=Source(
                    document=row["document"],
                    publisher=row["publisher"],
                    at=row["at"],
                    url=row["url"],
                    licence=row["licence"],
                    confidence="verified" if row["confidence"] == "verified" else "recalled",
                ),
                basis=row["basis"],
                reviewed_on=row["reviewed_on"],
                note=row["note"],
            )
        )
    return tuple(values)


def read_editions(folders: Iterable[Path]) -> tuple[FactorValue, ...]:
    """All values of our own editions, whose files are tested: a fault in them is ours and raises."""
    values: list[FactorValue] = []
    for folder in folders:
        file = folder / "factors.csv"
        found, faults = factors_in(file.read_text("utf-8-sig"), f"{folder.name}/factors.csv", folder.name)
        if faults:
            raise ValueError(str(faults[0]))
        values.extend(found)
    return tuple(values)
