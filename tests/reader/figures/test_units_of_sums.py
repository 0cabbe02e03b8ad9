"""The unit of a total is that of its parts, and the other way round; nothing is given where nothing adds up."""

from pathlib import Path

import pytest

from reader.texts import claims_of_lines


def _symbols(folder: Path, lines: list[str]) -> dict[str, str]:
    return {printed: c.unit.symbol if c.unit else "" for printed, c in claims_of_lines(folder, lines).items()}


def test_a_total_is_counted_in_the_unit_of_its_parts(tmp_path: Path) -> None:
    found = _symbols(
        tmp_path,
        [
            "GHG Emissions\t2022\t2023",
            "Scope 1 (tCO2e)\t209\t143",
            "Scope 2 (tCO2e)\t19,125\t14,813",
            "Scope 3 (tCO2e)\t357\t391",
            "Total\t19,692\t15,347",
        ],
    )
    assert found["19,692"] == found["15,347"] == "tCO2e"


def test_parts_in_another_group_are_counted_in_the_unit_of_the_total(tmp_path: Path) -> None:
    found = _symbols(
        tmp_path,
        [
            "Performance\t2022\t2023",
            "Total headcount\t140\t139",
            "By age",
            "<31\t65\t52",
            "31-50\t72\t70",
            ">50\t3\t17",
        ],
    )
    assert {found[printed] for printed in ("52", "70", "17", "65", "72", "3")} == {"person"}


def test_parts_beside_their_total_are_counted_in_its_unit(tmp_path: Path) -> None:
    found = _symbols(
        tmp_path,
        [
            "Emissions by gas 2023",
            "Category\tAll gases (tCO2e)\tCO2\tCH4\tN2O",
            "Scope 1\t2,694\t2,017\t613\t64",
            "Scope 2\t9,110\t9,000\t80\t30",
        ],
    )
    assert {found[printed] for printed in ("2,017", "613", "64", "9,000", "80", "30")} == {"tCO2e"}


@pytest.mark.parametrize("last", ["Total\t19,800\t15,347", "Intensity\t3\t4", "Total\t2\t2"])
def test_what_does_not_add_up_or_adds_up_by_chance_is_given_no_unit(tmp_path: Path, last: str) -> None:
    parts = (
        ["One (t)\t1\t1", "Two (t)\t1\t1"]
        if last.endswith("2\t2")
        else ["One (t)\t209\t143", "Two (t)\t19,482\t15,204"]
    )
    found = claims_of_lines(tmp_path, ["Matter\t2022\t2023", *parts, last])
    assert found[last.split("\t")[1]].unit is None
