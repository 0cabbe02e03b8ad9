"""One bad cell leaves its row out, is named with what was found, and no other row suffers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bad_input.folder import FIGURES, GOOD_FIGURE, check, count, only

if TYPE_CHECKING:
    from bad_input.folder import Folder

ENERGY_CASES = {
    "text in a number": ("birch,M1,electricity,2025-03-01,2025-03-31,about 300,kWh", "record.number", "quantity", "about 300"),
    "unit inside the number": ("birch,M1,electricity,2025-03-01,2025-03-31,300kWh,kWh", "record.number", "quantity", "300kWh"),
    "european number": ('birch,M1,electricity,2025-03-01,2025-03-31,"1.234,5",kWh', "record.number", "quantity", "1.234,5"),
    "unknown unit": ("birch,M1,electricity,2025-03-01,2025-03-31,300,kilowatts-hour,", "record.unit_unknown", "unit", "kilowatts-hour"),
    "wrong unit family": ("birch,M1,electricity,2025-03-01,2025-03-31,300,m3", "record.unit_family", "unit", "m3"),
    "unknown site": ("brich,M1,electricity,2025-03-01,2025-03-31,300,kWh", "record.site_unknown", "site", "brich"),
    "unknown member": ("birch,M1,electricty,2025-03-01,2025-03-31,300,kWh", "record.member_unknown", "carrier", "electricty"),
    "after the reporting year": ("birch,M1,electricity,2026-03-01,2026-03-31,300,kWh", "record.outside_years", "start", "2026-03-01"),
    "end far in the future": ("birch,M1,electricity,2025-03-01,2052-03-31,300,kWh", "record.outside_years", "end", "2052-03-31"),
    "end before start": ("birch,M1,electricity,2025-03-31,2025-03-01,300,kWh", "record.end_before_start", "end", "2025-03-01"),
    "negative quantity": ("birch,M1,electricity,2025-03-01,2025-03-31,-300,kWh", "record.negative", "quantity", "-300"),
    "negative in brackets": ("birch,M1,electricity,2025-03-01,2025-03-31,(300),kWh", "record.negative", "quantity", "(300)"),
    "no such day": ("birch,M1,electricity,2025-02-30,2025-03-31,300,kWh", "record.date", "start", "2025-02-30"),
    "day number": ("birch,M1,electricity,45717,2025-03-31,300,kWh", "record.date", "start", "45717"),
    "american date": ("birch,M1,electricity,03/01/2025,2025-03-31,300,kWh", "record.date", "start", "03/01/2025"),
    "empty required cell": ("birch,M1,electricity,2025-03-01,2025-03-31,,kWh", "record.required", "quantity", ""),
    "not collected": ("birch,M1,electricity,2025-03-01,2025-03-31,not collected,kWh", "record.missing_word", "quantity", "not collected"),
    "dash for a number": ("birch,M1,electricity,2025-03-01,2025-03-31,-,kWh", "record.missing_word", "quantity", "-"),
    "formula error as text": ("birch,M1,electricity,2025-03-01,2025-03-31,#REF!,kWh", "table.formula_error", "quantity", "#REF!"),
    "row too long": ("birch,M1,electricity,2025-03-01,2025-03-31,1,234,kWh", "table.ragged", "", "kWh"),
}  # fmt: skip


@pytest.mark.parametrize("case", ENERGY_CASES.values(), ids=ENERGY_CASES.keys())
def test_a_bad_cell_of_a_meter_reading(folder: Folder, case: tuple[str, str, str, str]) -> None:
    line, code, column, quoted = case
    folder.energy(line)
    read = folder.read()
    found = only(read, code)
    check(found, "records/energy.csv", 3, column, quoted)
    assert found.severity == "error"
    assert count(read) == 2


FIGURE_CASES = {
    "unknown metric": ("leaverz,,2025-01,2025-12,3,person,", "record.metric_unknown", "metric", "leaverz"),
    "state among figures": ("employees,,2025-01,2025-12,3,person,", "record.metric_period", "metric", "employees"),
    "share above 100": ("employees_trained_share,,2025-01,2025-12,127,%,female", "record.over_100_percent", "quantity", "127"),
    "rate above 100": ("trained_rate,,2025-01,2025-12,127,%,", "record.over_100_percent", "quantity", "127"),
    "negative count": ("leavers,,2025-01,2025-12,-3,person,", "record.negative", "quantity", "-3"),
    "unit of another kind": ("leavers,,2025-01,2025-12,3,kWh,", "record.unit_family", "unit", "kWh"),
    "not split so": ("hours_worked,,2025-01,2025-12,3,h,female", "record.dimension", "gender", "female"),
    "unknown gender": ("leavers,,2025-01,2025-12,3,person,femal", "record.member_unknown", "gender", "femal"),
    "vague word": ("leavers,,2025-01,2025-12,n/a,person,", "record.missing_word", "quantity", "n/a"),
    "nothing": ("leavers,,2025-01,2025-12,,person,", "record.required", "quantity", ""),
    "the same again": (GOOD_FIGURE, "record.duplicate", "", "metric leavers, start 2025-01-01, end 2025-12-31"),
}  # fmt: skip


@pytest.mark.parametrize("case", FIGURE_CASES.values(), ids=FIGURE_CASES.keys())
def test_a_bad_cell_of_a_figure(folder: Folder, case: tuple[str, str, str, str]) -> None:
    line, code, column, quoted = case
    folder.table("figures.csv", FIGURES, GOOD_FIGURE, line, "leavers,,2024-01,2024-12,9,person,female")
    read = folder.read()
    found = only(read, code)
    check(found, "records/figures.csv", 3, column, quoted)
    assert count(read, "figures") == (2 if found.severity == "error" else 3)


def test_near_matches_are_named(folder: Folder) -> None:
    folder.energy("brich,M1,electricty,2025-03-01,2025-03-31,300,kWh")
    read = folder.read()
    assert "Did you mean 'birch'?" in only(read, "record.site_unknown").expected
    assert "Did you mean 'electricity'?" in only(read, "record.member_unknown").expected


def test_the_day_behind_a_day_number_is_suggested(folder: Folder) -> None:
    folder.energy("birch,M1,electricity,45717,2025-03-31,300,kWh")
    assert "2025-03-01" in only(folder.read(), "record.date").message


def test_every_fault_of_a_row_is_told_at_once(folder: Folder) -> None:
    folder.energy("nowhere,M1,phlogiston,2025-13-01,2025-03-31,many,zorks")
    codes = {finding.code for finding in folder.read().findings}
    assert codes == {
        "record.site_unknown",
        "record.member_unknown",
        "record.date",
        "record.number",
        "record.unit_unknown",
    }


def test_earlier_history_is_only_a_warning(folder: Folder) -> None:
    folder.energy("birch,M1,electricity,2019-03-01,2019-03-31,300,kWh")
    read = folder.read()
    found = only(read, "record.outside_years")
    check(found, "records/energy.csv", 3, "start", "2019-03-01")
    assert found.severity == "warning"
    assert count(read) == 3


def test_the_year_before_the_first_holds_opening_states(folder: Folder) -> None:
    folder.table("states.csv", "metric,site,date,quantity,unit", "employees,,2023-12-31,500,person")
    read = folder.read()
    assert read.findings == ()
    assert count(read, "states") == 1


def test_overlapping_periods_of_one_meter(folder: Folder) -> None:
    folder.energy(
        "birch,M1,electricity,2025-01-20,2025-01-25,50,kWh", "birch,M2,electricity,2025-01-20,2025-01-25,50,kWh"
    )
    read = folder.read()
    found = only(read, "record.overlap")
    check(found, "records/energy.csv", 3, "start", "2025-01-20 to 2025-01-25")
    assert "row 2" in found.message
    assert count(read) == 3


def test_duplicate_row(folder: Folder) -> None:
    folder.energy(
        "birch,M1,electricity,2025-01-01,2025-01-31,100.50,kWh", "birch,M1,electricity,2025-01-01,2025-01-31,7,kWh"
    )
    read = folder.read()
    same, other = (finding for finding in read.findings if finding.code == "record.duplicate")
    check(same, "records/energy.csv", 3, "", "site birch, meter M1, carrier electricity, start 2025-01-01")
    assert "says the same" in same.message
    assert "says something else" in other.message
    assert count(read) == 2


def test_years_of_birth_and_choices(folder: Folder) -> None:
    header = "person,site,gender,born,category,employment_type,region,joined,left"
    folder.table(
        "roster.csv",
        header,
        "P1,birch,female,1985,general_staff,full_time,mainland_china,1999-05-01,",
        "P2,birch,female,85,general_staff,full_time,mainland_china,2020-05-01,",
        "P3,birch,female,1985,general_staff,full_time,mainland_china,2020-05-01,2019-05-01",
    )
    folder.table(
        "water.csv",
        "site,flow,start,end,quantity,unit",
        "birch,drawn,2025-01,2025-01,5,m3",
        "birch,withdrawn,2025-01,2025-01,5,t",
    )
    read = folder.read()
    check(only(read, "record.date"), "records/roster.csv", 3, "born", "85")
    check(only(read, "record.end_before_start"), "records/roster.csv", 4, "left", "2019-05-01")
    check(only(read, "record.choice"), "records/water.csv", 2, "flow", "drawn")
    assert (count(read, "roster"), count(read, "water")) == (1, 1)
    assert len(read.findings) == 3


def test_money_of_another_currency(folder: Folder) -> None:
    folder.table("revenue.csv", "site,start,end,quantity,unit", ",2025-01,2025-12,5,MCNY", ",2024-01,2024-12,5,MHKD")
    read = folder.read()
    check(only(read, "record.unit_family"), "records/revenue.csv", 3, "unit", "MHKD")
    assert count(read, "revenue") == 1


def test_a_training_row_beyond_the_year(folder: Folder) -> None:
    folder.table("training.csv", "date,session,person,hours", "2025-01-05,S1,P1,2", "2025-01-05,S2,P1,999")
    read = folder.read()
    check(only(read, "record.range"), "records/training.csv", 3, "hours", "999")
    assert count(read, "training") == 1


def test_a_page_that_is_no_number_does_not_cost_the_row(folder: Folder) -> None:
    folder.table(
        "energy.csv", "site,carrier,start,end,quantity,unit,page", "birch,electricity,2025-01,2025-01,5,kWh,xii"
    )
    read = folder.read()
    check(only(read, "record.page"), "records/energy.csv", 2, "page", "xii")
    assert count(read) == 1


def test_a_person_who_is_not_in_the_roster(folder: Folder) -> None:
    header = "person,site,gender,born,category,employment_type,region,joined"
    folder.table("roster.csv", header, "P100,birch,female,1985,general_staff,full_time,mainland_china,1999-05-01")
    folder.table("training.csv", "date,session,person,hours", "2025-01-05,S1,P100,2", "2025-01-05,S1,P10O,2")
    read = folder.read()
    found = only(read, "record.reference_unknown")
    check(found, "records/training.csv", 3, "person", "P10O")
    assert "Did you mean 'P100'?" in found.expected
    assert count(read, "training") == 1


def test_one_fault_in_every_row_is_counted_not_listed(folder: Folder) -> None:
    folder.energy(*(f"nowhere,M{number},electricity,2025-03,2025-03,5,kWh" for number in range(300)))
    read = folder.read()
    found = [finding for finding in read.findings if finding.code == "record.site_unknown"]
    assert len(found) == 101
    assert "in 200 more rows" in found[-1].message
    assert count(read) == 2
