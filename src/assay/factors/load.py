"""Factor files to values. The same columns serve our editions and a group's own factors."""

from __future__ import annotations

import csv
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
    from collections.abc import Iterable, Mapping
    from pathlib import Path

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
        )
        for name, row in load_yaml(path).items()
    }


def read_factors(
    path: Path, edition: str, *, as_printed: bool = False
) -> tuple[tuple[FactorValue, ...], tuple[Finding, ...]]:
    """The values of one file. A row that cannot be read becomes a finding; the others stand.

    ``as_printed``: the values were copied from a published report, so each stands for the interval of its digits.
    """
    values: list[FactorValue] = []
    findings: list[Finding] = []
    with path.open(encoding="utf-8-sig", newline="") as stream:
        reader = csv.DictReader(stream)
        lacking = [name for name in _REQUIRED if name not in (reader.fieldnames or ())]
        if lacking:
            return (), (
                Finding(
                    code="factor.column",
                    severity="error",
                    message=f"the column '{lacking[0]}' is not there",
                    place=Place(path.name, row=1),
                    expected=f"Needed are {', '.join(_REQUIRED)}.",
                    action="Add the column; see docs/book-format.md, factors/.",
                ),
            )
        for number, row in enumerate(reader, start=2):
            try:
                values.append(_value(row, edition, as_printed=as_printed))
            except (NotANumber, UnknownUnit, ValueError) as fault:
                findings.append(
                    Finding(
                        code="factor.row",
                        severity="error",
                        message=f"the factor '{row.get('id', '')}' cannot be used: {fault}",
                        place=Place(path.name, row=number),
                        expected="A value such as 0.5306, a unit such as tCO2e/MWh, dates such as 2023-01-01.",
                        action="Correct the row; until then the next rung of the ladder is used.",
                    )
                )
    return tuple(values), tuple(findings)


def _value(row: Mapping[str, str], edition: str, *, as_printed: bool) -> FactorValue:
    level = row["level"]
    if level not in LEVELS:
        raise ValueError(f"level is one of {', '.join(LEVELS)}, not '{level}'")
    confidence = row["confidence"]
    if confidence not in ("verified", "recalled"):
        raise ValueError(f"confidence is verified or recalled, not '{confidence}'")
    return FactorValue(
        id=row["id"],
        edition=edition,
        parameter=row["parameter"],
        level=level,
        area=row.get("area", ""),
        member=row.get("member", ""),
        value=parse_number(row["value"]),
        unit=unit(row["unit"]),
        since=date.fromisoformat(row["from"]),
        until=date.fromisoformat(row["to"]) if row.get("to") else None,
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
    )


def read_editions(folders: Iterable[Path]) -> tuple[FactorValue, ...]:
    """All values of our own editions, whose files are tested: a fault in them is ours and raises."""
    values: list[FactorValue] = []
    for folder in folders:
        found, faults = read_factors(folder / "factors.csv", folder.name)
        if faults:
            raise ValueError(str(faults[0]))
        values.extend(found)
    return tuple(values)
