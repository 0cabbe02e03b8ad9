"""Arithmetic chooses between readings, and leaves alone what the page prints."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from assay.catalogue.dimension import written
from assay.core.interval import Interval
from assay.core.units import unit
from assay.reader.claim import Claim
from assay.reader.decision import How
from assay.reader.settle.relations import relations_of, score
from assay.reader.settle.settle import settle
from reader.assign.made import content, figure


def settled(*claims: Claim) -> dict[int, Claim]:
    return {claim.id: claim for claim in settle(claims, content())}


def _two_tables(*, year_open: bool) -> list[Claim]:
    """Energy in a table that prints its years, and its intensities and growth in one that may not."""
    return [
        figure(1, "energy_consumed", 2023, "1250", "MWh", place=(1, 1, 1)),
        figure(2, "energy_consumed", 2022, "1000", "MWh", place=(1, 1, 2)),
        figure(3, "revenue", 2023, "500", "MCNY", place=(1, 2, 1)),
        figure(4, "revenue", 2022, "250", "MCNY", place=(1, 2, 2)),
        figure(5, "energy_consumed_per_revenue", 2022, "2.50", "MWh/MCNY", place=(2, 1, 1), year_open=year_open),
        figure(6, "energy_consumed_per_revenue", 2023, "4.00", "MWh/MCNY", place=(2, 1, 2), year_open=year_open),
        figure(7, "energy_consumed", 2022, "1250", "MWh", place=(2, 2, 1), year_open=year_open),
        figure(8, "energy_consumed", 2023, "1000", "MWh", place=(2, 2, 2), year_open=year_open),
    ]


def test_a_table_without_years_is_turned_round_when_its_figures_then_agree() -> None:
    found = settled(*_two_tables(year_open=True))
    assert [found[n].fiscal_year for n in (5, 6, 7, 8)] == [2023, 2022, 2023, 2022]
    assert found[5].decided[-1].how is How.YEAR_OTHER_SIDE
    assert [found[n].fiscal_year for n in (1, 2)] == [2023, 2022]


def test_printed_years_stay_so_that_the_audit_can_find_them_swapped() -> None:
    found = settled(*_two_tables(year_open=False))
    assert [found[n].fiscal_year for n in (5, 6)] == [2022, 2023]


def test_without_a_difference_the_plain_order_stays() -> None:
    claims = [
        figure(1, "scope_1", 2023, "10", "tCO2e", place=(1, 1, 1), year_open=True),
        figure(2, "scope_1", 2022, "12", "tCO2e", place=(1, 1, 2), year_open=True),
    ]
    assert [claim.fiscal_year for claim in settle(claims, content())] == [2023, 2022]


def test_a_row_with_a_missing_column_gets_the_year_in_which_the_sum_holds() -> None:
    claims = [
        figure(1, "employees", 2023, "100", "person", place=(1, 1, 1)),
        figure(2, "employees", 2022, "80", "person", place=(1, 1, 2)),
        figure(3, "employees", 2023, "60", "person", "gender=male", place=(1, 2, 1)),
        figure(4, "employees", 2022, "50", "person", "gender=male", place=(1, 2, 2)),
        figure(5, "employees", None, "30", "person", "gender=female", place=(1, 3, 1)),
    ]
    found = settled(*claims)
    assert found[5].fiscal_year == 2022
    assert found[5].decided[-1].how is How.YEAR_BY_SUMS


def test_a_lone_figure_that_no_sum_speaks_for_keeps_its_year_open() -> None:
    claims = [
        figure(1, "employees", 2023, "100", "person", place=(1, 1, 1)),
        figure(2, "employees", 2022, "80", "person", place=(1, 1, 2)),
        figure(3, "injuries", None, "3", "count", place=(1, 2, 1)),
    ]
    assert settled(*claims)[3].fiscal_year is None


def test_a_unit_that_is_nowhere_is_the_one_for_which_the_intensity_holds() -> None:
    claims = [
        figure(1, "electricity_purchased", 2023, "250000", place=(1, 1, 1)),
        figure(2, "employees", 2023, "100", "person", place=(1, 2, 1)),
        figure(3, "electricity_purchased_per_employee", 2023, "2.50", "MWh/person", place=(1, 3, 1)),
    ]
    found = settled(*claims)
    assert found[1].unit == unit("kWh")
    assert found[1].decided[-1].how is How.UNIT_RELATIONS


def test_a_printed_unit_stays_even_where_another_scale_would_agree() -> None:
    claims = [
        figure(1, "electricity_purchased", 2023, "250000", "MWh", place=(1, 1, 1)),
        figure(2, "employees", 2023, "100", "person", place=(1, 2, 1)),
        figure(3, "electricity_purchased_per_employee", 2023, "2.50", "MWh/person", place=(1, 3, 1)),
    ]
    assert settled(*claims)[1].unit == unit("MWh")


def test_people_and_cases_need_no_printed_unit() -> None:
    found = settled(figure(1, "employees", 2023, "100"), figure(2, "lost_days", 2023, "12"))
    assert found[1].unit == unit("person")
    assert found[2].unit == unit("day")


def test_rates_of_training_that_add_up_to_100_are_shares_of_those_trained() -> None:
    claims = [
        figure(1, "trained_rate", 2023, "70.1", "%", "gender=male", place=(1, 1, 1)),
        figure(2, "trained_rate", 2023, "29.9", "%", "gender=female", place=(1, 2, 1)),
    ]
    assert {claim.metric for claim in settle(claims, content())} == {"employees_trained_share"}


def test_rates_that_the_amounts_bear_out_stay_rates() -> None:
    claims = [
        figure(1, "employees", 2023, "60", "person", "gender=male", place=(1, 1, 1)),
        figure(2, "employees", 2023, "40", "person", "gender=female", place=(1, 2, 1)),
        figure(3, "employees_trained", 2023, "42", "person", "gender=male", place=(1, 3, 1)),
        figure(4, "employees_trained", 2023, "12", "person", "gender=female", place=(1, 4, 1)),
        figure(5, "trained_rate", 2023, "70.0", "%", "gender=male", place=(1, 5, 1)),
        figure(6, "trained_rate", 2023, "30.0", "%", "gender=female", place=(1, 6, 1)),
    ]
    found = settled(*claims)
    assert {found[5].metric, found[6].metric} == {"trained_rate"}


def test_the_share_of_women_among_managers_is_a_share_of_the_managers() -> None:
    claims = [
        figure(1, "employees", 2023, "9", "person", "category=senior_management", place=(1, 1, 1)),
        figure(2, "employees", 2023, "3", "person", "category=senior_management;gender=female", place=(1, 2, 1)),
        figure(3, "employees_share", 2023, "33.3", "%", "category=senior_management;gender=female", place=(1, 2, 1)),
        figure(4, "employees", 2023, "678", "person", place=(1, 3, 1)),
    ]
    found = settled(*claims)
    assert found[3].part_of is not None
    assert written(found[3].part_of) == "category=senior_management"


def test_a_total_named_after_three_scopes_is_of_two_where_the_third_is_not_printed() -> None:
    claims = [
        figure(1, "scope_1", 2023, "3808", "tCO2e"),
        figure(2, "scope_2_location", 2023, "37027", "tCO2e"),
        figure(3, "ghg_emissions_with_scope_3", 2023, "40834", "tCO2e"),
        figure(4, "ghg_emissions_with_scope_3_per_revenue", 2023, "0.291", "tCO2e/10000CNY"),
    ]
    found = settled(*claims)
    assert found[3].metric == "ghg_emissions"
    assert found[4].metric == "ghg_emissions_per_revenue"


def test_a_total_that_holds_scope_3_is_called_so() -> None:
    claims = [
        figure(1, "scope_1", 2023, "100", "tCO2e"),
        figure(2, "scope_2_location", 2023, "2100", "tCO2e"),
        figure(3, "scope_3", 2023, "321", "tCO2e"),
        figure(4, "ghg_emissions", 2023, "2521", "tCO2e"),
    ]
    assert settled(*claims)[4].metric == "ghg_emissions_with_scope_3"


def test_an_intensity_without_a_word_on_scopes_is_of_the_only_total_of_its_year() -> None:
    total = figure(1, "ghg_emissions_with_scope_3", 2023, "2521", "tCO2e")
    intensity = figure(2, "ghg_emissions_per_employee", 2023, "12.6", "tCO2e/person")
    said = replace(intensity, labels=("Emissions per head (Scope 1 and 2)",))
    of_two = figure(3, "ghg_emissions", 2023, "2200", "tCO2e")
    assert settled(total, intensity)[2].metric == "ghg_emissions_with_scope_3_per_employee"
    assert settled(total, said)[2].metric == "ghg_emissions_per_employee"
    assert settled(total, of_two, intensity)[2].metric == "ghg_emissions_per_employee"


def test_rows_that_name_only_members_belong_to_the_total_they_add_up_to() -> None:
    lone = [
        replace(figure(2, "", 2023, "61", "person", "gender=male", place=(1, 2, 1)), metric=""),
        replace(figure(3, "", 2023, "39", "person", "gender=female", place=(1, 3, 1)), metric=""),
    ]
    found = settled(figure(1, "employees", 2023, "100", "person", place=(1, 1, 1)), *lone)
    assert found[2].metric == found[3].metric == "employees"
    other = settled(figure(1, "employees", 2023, "120", "person", place=(1, 1, 1)), *lone)
    assert other[2].metric == other[3].metric == ""


def test_unknown_rows_below_a_total_that_add_up_to_it_are_its_parts() -> None:
    claims = [
        figure(1, "output", 2023, "200", "t", place=(1, 1, 1), labels=("Output",)),
        figure(2, "", 2023, "120", "t", place=(1, 2, 1), labels=("Steel pipes",)),
        figure(3, "", 2023, "80", "t", place=(1, 3, 1), labels=("Steel wire",)),
    ]
    found = settled(*claims)
    assert written(found[2].dimensions) == "product=steel_pipes"
    assert found[3].metric == "output"


def test_a_bound_is_no_total_of_the_rows_below_it() -> None:
    """ "Over 70" is less than any sum: rows below it are other matters."""
    over = figure(1, "patents", 2023, "70", "count", place=(1, 1, 1), labels=("Patents",))
    claims = [
        replace(over, qualifier="over", interval=Interval(Decimal(70), Decimal("1E+9"))),
        figure(2, "", 2023, "120", "count", place=(1, 2, 1), labels=("Beekeepers at work",)),
        figure(3, "", 2023, "80", "count", place=(1, 3, 1), labels=("Hives finished",)),
    ]
    found = settled(*claims)
    assert (found[2].metric, found[3].metric) == ("", "")


def test_relations_hold_within_what_rounding_allows() -> None:
    claims = [
        figure(1, "scope_1", 2023, "3808", "tCO2e"),
        figure(2, "scope_2_location", 2023, "37027", "tCO2e"),
        figure(3, "ghg_emissions", 2023, "40834", "tCO2e"),
    ]
    (relation,) = relations_of(claims, content())
    assert relation.holds
    assert relation.claims == {1, 2, 3}
    wrong = [*claims[:2], replace(claims[2], value=Decimal(40384), interval=figure(9, "x", 1, "40384").interval)]
    assert score(relations_of(wrong, content())) == -1
