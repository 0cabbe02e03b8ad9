"""From cells to facts: months to years, sites to the group, members to wholes; what is missing is said."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from assay.calc.engine import calculate
from assay.calc.observe import Observer
from assay.core.missing import Missing
from small_book import absent, fact, of_code, value

if TYPE_CHECKING:
    from assay.examine import Examined
    from small_book import SmallBook

ENERGY = "site,meter,carrier,start,end,quantity,unit\n"
FIGURES = "metric,site,start,end,quantity,unit,carrier,practice,treatment\n"
STATES = "metric,site,date,quantity,unit,gender,age,category\n"


def monthly(site: str, meter: str, amounts: list[int], unit: str = "kWh") -> str:
    return "".join(
        f"{site},{meter},electricity,2024-{month:02},2024-{month:02},{amount},{unit}\n"
        for month, amount in enumerate(amounts, start=1)
    )


def test_months_add_up_to_the_year_and_sites_to_the_group(book: SmallBook) -> None:
    birch, cedar = [1000 + month for month in range(12)], [70 * month for month in range(12)]
    book.write({"records/energy.csv": ENERGY + monthly("birch", "M1", birch) + monthly("cedar", "M2", cedar, "MWh")})
    examined = book.examine()
    assert value(examined, "electricity_purchased", site="birch") == Decimal(sum(birch)) / 1000
    assert value(examined, "electricity_purchased", site="cedar") == sum(cedar)
    assert value(examined, "electricity_purchased") == Decimal(sum(birch)) / 1000 + sum(cedar)
    for metric in ("electricity_purchased", "electricity_emissions", "scope_2_location", "energy_consumed"):
        sites = [value(examined, metric, site=site) for site in ("birch", "cedar")]
        assert sum(sites) == value(examined, metric)


def test_members_add_up_to_the_whole_and_crossed_ones_to_each(book: SmallBook) -> None:
    book.write(
        {
            "records/states.csv": STATES
            + "employees,,2024-12-31,30,person,male,under_30,\n"
            + "employees,,2024-12-31,40,person,male,30_to_50,\n"
            + "employees,,2024-12-31,20,person,female,under_30,\n"
            + "employees,,2024-12-31,10,person,female,30_to_50,\n"
        }
    )
    examined = book.examine()
    assert value(examined, "employees") == 100
    assert value(examined, "employees", gender="male") == 70
    assert value(examined, "employees", age="under_30") == 50
    assert value(examined, "employees", gender="female", age="under_30") == 20
    assert value(examined, "employees_share", gender="female") == 30


def test_a_whole_is_taken_from_the_split_that_gives_it_directly(book: SmallBook) -> None:
    book.write(
        {
            "records/states.csv": STATES
            + "employees,,2024-12-31,101,person,,,\n"
            + "employees,,2024-12-31,60,person,male,,\n"
            + "employees,,2024-12-31,40,person,female,,\n"
        }
    )
    examined = book.examine()
    assert value(examined, "employees") == 101
    assert value(examined, "employees", gender="male") == 60
    (finding,) = of_code(examined.findings, "total.splits_disagree")
    assert "by gender: 100" in finding.message


def test_a_missing_part_is_never_zero_and_is_said(book: SmallBook) -> None:
    book.write(
        {
            "records/figures.csv": FIGURES
            + "water_withdrawn,birch,2024-01-01,2024-12-31,500,m3,,,\n"
            + "water_withdrawn,cedar,2024-01-01,2024-12-31,not collected,m3,,,\n"
        }
    )
    examined = book.examine()
    group = fact(examined, "water_withdrawn")
    assert group.value == 500
    assert group.gaps == ("not collected",)
    assert fact(examined, "water_withdrawn", site="cedar").value == Missing("not_collected")
    assert fact(examined, "water_consumption").gaps == ("not collected",)
    assert fact(examined, "water_consumption", site="cedar").value == Missing(
        "not_computable", "water_withdrawn: not collected"
    )
    assert of_code(examined.findings, "completeness.part_missing")


def test_what_cannot_be_there_leaves_no_gap(book: SmallBook) -> None:
    book.write(
        {
            "records/figures.csv": FIGURES
            + "water_withdrawn,birch,2024-01-01,2024-12-31,500,m3,,,\n"
            + "water_withdrawn,cedar,2024-01-01,2024-12-31,not applicable,m3,,,\n"
        }
    )
    examined = book.examine()
    assert fact(examined, "water_withdrawn").gaps == ()
    assert fact(examined, "water_withdrawn", site="cedar").value == Missing("not_applicable")
    assert not of_code(examined.findings, "completeness.part_missing")


def test_what_nobody_recorded_is_no_fact_at_all(book: SmallBook) -> None:
    examined = book.examine()
    assert absent(examined, "water_withdrawn")
    assert absent(examined, "scope_1")
    assert len(examined.calculation.facts) == 0


def test_of_several_states_in_a_year_the_last_counts(book: SmallBook) -> None:
    book.write(
        {
            "records/states.csv": STATES
            + "employees,,2024-06-30,90,person,,,\n"
            + "employees,,2024-12-31,95,person,,,\n"
            + "employees,,2023-12-31,80,person,,,\n"
        }
    )
    examined = book.examine()
    assert value(examined, "employees", 2024) == 95
    assert value(examined, "employees", 2023) == 80


def test_a_fuel_is_kept_in_its_own_unit_and_has_no_total_over_fuels(book: SmallBook) -> None:
    book.write(
        {
            "records/figures.csv": FIGURES
            + "fuel_consumed,birch,2024-01-01,2024-12-31,2,10000m3,natural_gas,,\n"
            + "fuel_consumed,birch,2024-01-01,2024-12-31,5000,L,diesel,,\n"
            + "fuel_consumed,cedar,2024-01-01,2024-12-31,1,m3,diesel,,\n"
        }
    )
    examined = book.examine()
    gas, diesel = (fact(examined, "fuel_consumed", carrier=name) for name in ("natural_gas", "diesel"))
    assert (gas.value, gas.unit.symbol) == (20000, "m3")
    assert (diesel.value, diesel.unit.symbol) == (6000, "L")
    assert absent(examined, "fuel_consumed")
    assert value(examined, "fuel_emissions") > 0


def test_a_tonne_of_water_is_a_cubic_metre(book: SmallBook) -> None:
    book.write({"records/figures.csv": FIGURES + "water_withdrawn,birch,2024-01-01,2024-12-31,39856,t,,,\n"})
    water = fact(book.examine(), "water_withdrawn")
    assert (water.value, water.unit.symbol) == (39856, "m3")


def test_members_that_overlap_are_not_added_up(book: SmallBook) -> None:
    book.write(
        {
            "records/states.csv": "metric,site,date,quantity,unit,practice\n"
            + "suppliers,,2024-12-31,50,count,\n"
            + "suppliers_under_practice,,2024-12-31,50,count,admission\n"
            + "suppliers_under_practice,,2024-12-31,20,count,on_site_audit\n"
        }
    )
    examined = book.examine()
    assert absent(examined, "suppliers_under_practice")
    assert value(examined, "suppliers_under_practice", practice="on_site_audit") == 20
    assert value(examined, "suppliers_under_practice_rate", practice="on_site_audit") == 40


def test_a_recorded_figure_stands_and_what_its_formula_gives_is_kept_beside_it(book: SmallBook) -> None:
    book.write(
        {
            "records/figures.csv": FIGURES
            + "water_withdrawn,birch,2024-01-01,2024-12-31,500,m3,,,\n"
            + "water_consumption,birch,2024-01-01,2024-12-31,480,m3,,,\n"
        }
    )
    examined = book.examine()
    assert value(examined, "water_consumption") == 480
    second = examined.calculation.facts.second
    assert {str(key): fact.value for key, fact in second.items()}["water_consumption@2024"] == 500


def _rows(examined: Examined) -> list:  # type: ignore[type-arg]
    book = examined.book
    observer = Observer(
        catalogue=book.catalogue,
        registers=book.registers,
        records=book.records,
        years=examined.model.years,
        age_bands=book.settings.age_bands,
    )
    return list(observer.observations())


def test_the_order_of_input_does_not_matter(book: SmallBook) -> None:
    book.write(
        {
            "records/energy.csv": ENERGY
            + monthly("birch", "M1", [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8])
            + monthly("cedar", "M2", [2, 7, 1, 8, 2, 8], "MWh")
            + "cedar,M3,diesel,2023-12-10,2024-01-09,1234.5,L\n",
            "records/figures.csv": FIGURES + "output,birch,2024-01-01,2024-12-31,77,t,,,\n",
        }
    )
    examined = book.examine()
    observations = _rows(examined)
    straight = examined.calculation.facts.facts

    @settings(max_examples=25, deadline=None)
    @given(st.permutations(observations))
    def any_order_gives_the_same(shuffled: list) -> None:  # type: ignore[type-arg]
        assert calculate(shuffled, examined.model).facts.facts == straight

    any_order_gives_the_same()
