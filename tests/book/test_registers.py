"""Register definitions: read whole, refused at the first fault with file, register and key."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assay.book.register import AgeFrom, Column, Constant, Through
from assay.book.register_load import RegisterFault, load_registers
from assay.importers.headers import labels
from bad_input.folder import catalogue, registers

if TYPE_CHECKING:
    from pathlib import Path

GOOD = """\
meters:
  label: {en: Meters}
  shape: measurement
  fields:
    site: {type: site, required: true}
    start: {type: date}
    end: {type: date}
    quantity: {type: number, min: 0}
    unit: {type: unit}
  key: [site, start]
  yields:
    - {metric: water, value: quantity}
"""


def test_our_registers_refer_to_what_exists() -> None:
    for spec in registers().values():
        for made in spec.yields:
            metric = catalogue().metrics[made.metric]
            assert set(made.dimensions) <= set(metric.dimensions), (spec.id, made.metric)
        for field in spec.fields.values():
            assert not field.dimension or field.dimension in catalogue().dimensions


def test_every_column_has_a_label_in_three_languages() -> None:
    for spec in registers().values():
        for column in spec.columns:
            assert column in labels(), (spec.id, column)
            assert labels()[column].missing == ()


def test_sources_of_dimensions() -> None:
    roster = registers()["roster"].yields[0]
    assert roster.dimensions["age"] == AgeFrom("born")
    assert roster.dimensions["gender"] == Column("gender")
    training = registers()["training"].yields[0]
    assert training.dimensions["gender"] == Through("person", "gender")
    assert training.site == Through("person", "site")
    suppliers = registers()["suppliers"].yields[1]
    assert suppliers.dimensions["practice"] == Constant("admission")
    energy = registers()["energy"].yields
    assert energy[0].unit_from == "unit"
    assert energy[0].takes({"carrier": "electricity"})
    assert not energy[3].takes({"carrier": "heat"})


CASES = {
    "register key": ("shape: measurement", "shape: measurement\n  colour: red", "unknown key 'colour'"),
    "field key": ("min: 0", "minimum: 0", "unknown key 'minimum'"),
    "yield key": ("value: quantity", "values: quantity", "unknown key 'values'"),
    "shape": ("shape: measurement", "shape: round", "not 'round'"),
    "type": ("type: unit", "type: colour", "not 'colour'"),
    "value field": ("value: quantity", "value: amount", "no field called 'amount'"),
    "key field": ("key: [site, start]", "key: [site, begin]", "'begin'"),
    "value and count": ("value: quantity", "value: quantity, count: rows", "exactly one"),
    "once": ("value: quantity", "value: quantity, once: [site]", "are for 'count: spells'"),
    "spells": ("value: quantity", "count: spells", "needs 'since'"),
    "member": ("site: {type: site", "site: {type: member", "'dimension' goes with type member"),
    "lookup": ("value: quantity", "value: quantity, dimensions: {gender: site.gender}", "leads nowhere"),
    "reserved": (
        "    unit: {type: unit}",
        "    unit: {type: unit}\n    note: {type: text}",
        "has a column of that name",
    ),
    "flag": ("required: true", "required: maybe", "not 'maybe'"),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_a_faulty_definition(tmp_path: Path, case: tuple[str, str, str]) -> None:
    good, bad, message = case
    path = tmp_path / "water" / "registers.yaml"
    path.parent.mkdir()
    path.write_text(GOOD, "utf-8")
    assert list(load_registers([tmp_path])) == ["meters"]
    assert good in GOOD
    path.write_text(GOOD.replace(good, bad), "utf-8")
    with pytest.raises(RegisterFault, match="water") as fault:
        load_registers([tmp_path])
    assert "meters" in str(fault.value)
    assert message in str(fault.value)


def test_a_register_twice(tmp_path: Path) -> None:
    for topic in ("a", "b"):
        (tmp_path / topic).mkdir()
        (tmp_path / topic / "registers.yaml").write_text(GOOD, "utf-8")
    with pytest.raises(RegisterFault, match="topics a and b"):
        load_registers([tmp_path])
