"""A figure of a part that no metric and no cut holds has no metric: all words of its labels must be accounted for."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from assay.catalogue.dimension import written
from assay.core.interval import Interval
from assay.reader.decision import How
from assay.reader.naming.assign import assign
from reader.assign.made import labelled, lexicon

if TYPE_CHECKING:
    from assay.reader.claim import Claim

Row = tuple[str, str, str]


def table(*rows: Row) -> list[Claim]:
    """One table; a row is its label path, its figure and its unit."""
    return [
        replace(
            labelled(path, symbol), id=number, row=number, value=Decimal(figure), interval=Interval.exactly(int(figure))
        )
        for number, (path, figure, symbol) in enumerate(rows, 1)
    ]


def read(*rows: Row) -> list[str]:
    """The metric and cut of each row of one table; a row is its label path, its figure and its unit."""
    named = assign(table(*rows), lexicon())
    return [f"{claim.metric} {written(claim.dimensions)}".strip() if claim.metric else "" for claim in named]


def test_a_group_of_people_that_no_cut_holds() -> None:
    assert read(
        ("People > Employees receiving a career talk > Female employees", "81", "%"),
        ("People > Employees receiving a career talk > Male employees", "73", "%"),
        ("People > Employees > Female employees", "21", "%"),
        ("People > Employees > Male employees", "79", "%"),
    ) == ["", "", "employees_share gender=female", "employees_share gender=male"]


@pytest.mark.parametrize(
    "group", ["Voluntary turnover rate", "Turnover rate of seasonal pickers", "自願離職流失率", "季節工流失率"]
)
def test_turnover_of_some_is_no_turnover(group: str) -> None:
    assert read(
        (f"People > {group} > Female", "8", "%"),
        ("People > Employee turnover rate > Female", "13", "%"),
    ) == ["", "turnover_rate gender=female"]


def test_a_column_of_a_part() -> None:
    assert read(
        ("Energy > Orchard barns > Electricity consumption", "120", "MWh"),
        ("Energy > Orchard barns > Natural gas consumption", "90", "MWh"),
        ("Energy > Total > Electricity consumption", "500", "MWh"),
        ("Energy > Total > Natural gas consumption", "100", "MWh"),
    )[2:] == ["electricity_purchased", "fuel_energy carrier=natural_gas"]


def test_words_behind_a_name_count_where_another_figure_has_the_name() -> None:
    assert read(("Water > Water consumption for rinsing jars", "12", "m3"), ("Water > Glass", "1", "t"))[0] == (
        "water_consumption"
    )
    assert read(
        ("Water > Water consumption for rinsing jars", "12", "m3"),
        ("Water > Water consumption", "40", "m3"),
    ) == ["", "water_consumption"]


@pytest.mark.parametrize(
    "heading",
    [
        "Environmental performance",
        "Health and safety",
        "Development and Training",
        "員工",
        "社會",
        "Restated",
        "GRI 303-5",
    ],
)
def test_topics_of_a_report_restrict_nothing(heading: str) -> None:
    assert read((f"Data > {heading} > Water consumption", "40", "m3"), ("Data > Revenue", "40", "HKD"))[0] == (
        "water_consumption"
    )


def test_the_reason_is_told() -> None:
    claims = table(
        ("People > Employees on a bicycle > Female employees", "4", "person"),
        ("People > Employees > Female", "9", "person"),
    )
    told = [each for each in assign(claims, lexicon())[0].decided if each.how is How.METRIC_RESTRICTED]
    assert [dict(each.named)["words"] for each in told] == ["bicycle"]
    assert "bicycle" in told[0].said.en


def test_a_row_that_has_a_mark_for_a_name_has_no_metric() -> None:
    assert read(
        ("Workforce > \u2022 > Female employees", "31", "person"), ("Workforce > Female employees", "90", "person")
    ) == ["", "employees gender=female"]


def test_a_mere_total_beside_the_full_name_is_of_something_else() -> None:
    assert read(
        ("Energy > Total energy consumption", "900", "MWh"),
        ("Energy > Total", "400", "MWh"),
        ("Energy > Diesel", "400", "MWh"),
    )[:2] == ["energy_consumed", ""]


def test_men_that_follow_another_row_are_not_the_men_of_the_whole() -> None:
    assert read(
        ("People > Number of employees > By gender > Male", "700", "person"),
        ("People > Number of employees > By gender > Female", "500", "person"),
        ("Employees > Male", "90", "person"),
        ("Employees > Female", "60", "person"),
    )[:2] == ["employees gender=male", "employees gender=female"]


def test_a_torn_word_restricts_nothing() -> None:
    assert read(
        ("People > Indi cator > Employees trained > Male", "14", "person"),
        ("People > Indi cator > Employees trained > Female", "15", "person"),
        ("Environment > ronmental protec > Water consumption", "16", "m3"),
        ("Orchards > Revenue", "17", "HKD"),
    )[:3] == ["employees_trained gender=male", "employees_trained gender=female", "water_consumption"]


@pytest.mark.parametrize("sign", ["%", "-", "–"])
def test_a_unit_or_a_dash_behind_the_name_is_no_lost_name(sign: str) -> None:
    assert read((f"People > Employee turnover rate > Female > {sign}", "13", "%"), ("People > Bees > Male", "4", "kg"))[
        0
    ] == ("turnover_rate gender=female")


def test_a_word_with_a_letter_misread_restricts_nothing_in_a_document_full_of_them() -> None:
    """ "ot" for "of" is no group of people there; "voluntary" is known, and restricts there as anywhere."""
    noise = [
        (f"Smudged page > {words}", str(number), "t")
        for number, words in enumerate(
            (
                "Hazardcus produced", "Nonhazardcus refuse", "Genercl garbage", "Industrlal sludge", "Consumpticn paper",
                "Packagxng boxes", "Emissicns counted", "Recyclcd glass", "Plasxic bags", "Matericls used",
            ),
            20,
        )
    ]  # fmt: skip
    rows = [
        ("People > Average hours ot training by gcrder > Male", "14", "h"),
        ("People > Average hours ot training by gcrder > Female", "15", "h"),
        ("People > Voluntary turnover rate > Female", "8", "%"),
    ]
    assert read(*rows, *noise)[:3] == [
        "training_hours_average gender=male",
        "training_hours_average gender=female",
        "",
    ]
    assert read(*rows)[:2] == ["", ""]
