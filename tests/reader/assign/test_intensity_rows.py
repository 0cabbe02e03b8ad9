"""Rows that say nothing but "Intensity", below the amount that they divide."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assay.catalogue.dimension import written
from assay.reader.naming.assign import assign
from reader.assign.made import labelled, lexicon


def _last_of(*rows: tuple[str, str]) -> str:
    made = [replace(labelled(path, symbol), id=n, row=n) for n, (path, symbol) in enumerate(rows, 1)]
    last = assign(made, lexicon())[-1]
    return f"{last.metric} {written(last.dimensions)}".strip()


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ((("Water consumption", "m3"), ("Intensity", "m3/person")), "water_consumption_per_employee"),
        ((("用水", "m3"), ("密度", "m3/m2")), "water_consumption_per_floor_area"),
        ((("Water consumption", "m3"), ("Intensity", "m3/m2"), ("Intensity", "m3/person")),
         "water_consumption_per_employee"),
        ((("Electricity", "kWh"), ("Natural gas", "kWh"), ("Total energy consumption", "kWh"), ("Density", "kWh/m2")),
         "energy_consumed_per_floor_area"),
    ],
)  # fmt: skip
def test_the_amount_above_is_divided(rows: tuple[tuple[str, str], ...], expected: str) -> None:
    assert _last_of(*rows) == expected


@pytest.mark.parametrize(
    "rows",
    [
        (("Scope 1", "tCO2e"), ("Scope 2", "tCO2e"), ("Intensity", "tCO2e/person")),  # of both, or of the last?
        (("Natural gas", "kWh"), ("Electricity", "kWh"), ("Intensity", "kWh/person")),
        (("Water consumption", "m3"), ("Intensity", "kWh/person")),
        (("Water consumption", "m3"), ("Rainfall", "m3/person")),
    ],
)
def test_parts_of_a_list_and_other_units_tell_nothing(rows: tuple[tuple[str, str], ...]) -> None:
    assert _last_of(*rows) == ""
