"""Names that look like those of a metric and are none: of persons, of what was bought, of a whole."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from assay.core.interval import Interval
from assay.reader.naming.assign import assign
from reader.assign.made import labelled, lexicon, read_as


def named(*rows: tuple[str, str]) -> list[str]:
    """The metric of each row of one table; a row is its label path and its unit."""
    claims = [
        replace(labelled(path, symbol), id=n, row=n, value=Decimal(n), interval=Interval.exactly(n))
        for n, (path, symbol) in enumerate(rows, 1)
    ]
    return [claim.metric for claim in assign(claims, lexicon())]


@pytest.mark.parametrize(
    "name", ["P Waters", "P. Waters", "Ms Waters", "P. J. Waters", "Dr Olga Waters", "P Waters (Chair)"]
)
def test_a_director_is_no_metric(name: str) -> None:
    assert named((f"Meetings > {name}", ""), ("Meetings > T Rowan", ""), ("Meetings > K Steam-Heller", "")) == [
        "",
        "",
        "",
    ]


def test_letters_of_a_list_are_no_initials() -> None:
    rows = (("Data > A Water", "m3"), ("Data > B Electricity", "kWh"), ("Data > C Diesel", "L"))
    assert named(*rows)[:2] == named(("Data > Water", "m3"), ("Data > Electricity", "kWh"))


@pytest.mark.parametrize(
    "label", ["Purchased renewable electricity", "Renewable electricity purchased", "外購可再生能源"]
)
def test_what_was_bought_is_not_generated(label: str) -> None:
    assert read_as(f"Energy > {label}", "MWh") != "electricity_self_generated"
    assert read_as("Energy > Self-generated electricity", "MWh") == "electricity_self_generated"


@pytest.mark.parametrize("heading", ["GHG emissions", "Carbon footprint"])
def test_electricity_in_a_table_of_emissions_is_no_electricity_where_no_unit_says_so(heading: str) -> None:
    assert read_as(f"{heading} > Purchased electricity") == "electricity_emissions"
    assert read_as(f"{heading} > Purchased electricity", "MWh") == "electricity_purchased"
    assert read_as("Energy > Purchased electricity") == "electricity_purchased"
    assert read_as("溫室氣體排放 > 外購電力") == "electricity_emissions"


@pytest.mark.parametrize("heading", ["Employees on parental leave", "Employees receiving fruit boxes", "休產假的員工"])
def test_a_heading_of_some_people_is_over_no_figure_of_all(heading: str) -> None:
    rows = (
        (f"{heading} > Number of employees > Female", "person"),
        (f"{heading} > Number of employees > Male", "person"),
    )
    assert named(*rows) == ["", ""]
    whole = (
        ("Workforce > Number of employees > Female", "person"),
        ("Workforce > Number of employees > Male", "person"),
    )
    assert named(*whole) == ["employees", "employees"]
