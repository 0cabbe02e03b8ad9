"""Four published reports as books: what was printed is computed again; what cannot follow is found, and nothing else.

Each finding pinned here is judged in docs/verification.md.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assay.checks.stated import stated
from assay.content import load_content
from assay.core.interval import Interval
from assay.core.numbers import rounded
from assay.core.units import convert, unit
from assay.examine import Examined, examine
from small_book import fact, of_code, value

if TYPE_CHECKING:
    from assay.facts.fact import FactKey

PUBLISHED = Path(__file__).parents[2] / "examples" / "published"
BOOKS = ("ximei-2023", "remt-2023", "remt-2024", "jlmag-2022")

ERRORS = {
    "ximei-2023": """
        assertion.disagrees employees 2021 gender=female
        assertion.disagrees employees 2021 gender=male
        assertion.disagrees employees_share 2022 category=middle_management;gender=female
        assertion.disagrees employees_share 2023 category=middle_management
        assertion.disagrees scope_2_location 2021
        assertion.disagrees scope_2_location 2022
        assertion.disagrees turnover_rate 2023 gender=female
        assertion.disagrees turnover_rate 2023 gender=male
        assertion.disagrees wastewater_reuse_rate 2022
        total.averages_disagree training_hours_average 2021
        total.averages_disagree training_hours_average 2022
        total.splits_disagree leavers 2021
    """,
    "jlmag-2022": """
        assertion.disagrees patents 2020
        assertion.disagrees safety_investment 2022
        assertion.disagrees training_hours_average 2020
        assertion.disagrees training_hours_average 2020 gender=female
        assertion.disagrees training_hours_average 2020 gender=male
        assertion.disagrees training_hours_average 2021
        assertion.disagrees training_hours_average 2021 gender=male
        assertion.disagrees turnover_rate 2022
        assertion.implied_disagree water_consumption_per_revenue 2020
        assertion.implied_disagree water_consumption_per_revenue 2021
        total.averages_disagree training_hours_average 2020
        total.averages_disagree training_hours_average 2021
        total.parts_disagree employees_share 2022 gender=female
        total.splits_disagree leavers 2022
    """,
    "remt-2023": "",
    "remt-2024": "",
}


@cache
def book(name: str) -> Examined:
    examined = examine(PUBLISHED / name, load_content())
    assert isinstance(examined, Examined)
    return examined


def derived(name: str, year: int) -> list[FactKey]:
    """What the report prints of a year that follows from other figures and can be computed from the book."""
    examined = book(name)
    claims = [stated(examined.case, assertion) for assertion in examined.book.assertions]
    return [c.key for c in claims if c.key.year == year and c.part_of is None and c.key in examined.case.facts.facts]


def agrees(name: str, key: FactKey) -> bool:
    """Whether the figures of the book and every figure stated of the same thing can both be true."""
    examined = book(name)
    found = examined.case.facts.facts[key]
    claims = [stated(examined.case, assertion) for assertion in examined.book.assertions]
    mine = [claim for claim in claims if claim.key == key]
    bounds = found.bounds or Interval.exactly(found.value if isinstance(found.value, Decimal) else 0)
    return bool(mine) and found.known and all(bounds.meets(claim.interval) for claim in mine)


@pytest.mark.parametrize("name", BOOKS)
def test_the_errors_are_these_and_no_others(name: str) -> None:
    found = [
        f"{f.code} {f.metric} {f.fiscal_year} {f.dimensions}".strip()
        for f in book(name).findings
        if f.severity == "error"
    ]
    assert sorted(found) == sorted(line.strip() for line in ERRORS[name].strip().splitlines())


@pytest.mark.parametrize("name", BOOKS)
def test_every_disagreement_shows_both_intervals_and_where_it_was_printed(name: str) -> None:
    for finding in of_code(book(name).findings, "assertion.disagrees"):
        assert "so it lies in" in finding.message
        assert "the figures give" in finding.message
        assert finding.action
        assert finding.evidence
        assert finding.place is not None
        assert finding.place.row is not None


def test_ximei_scope_2_follows_from_electricity_and_the_stated_factor() -> None:
    examined = book("ximei-2023")
    assert value(examined, "electricity_purchased", 2023) == Decimal("60689.457")
    scope_2 = value(examined, "scope_2_location", 2023)
    assert scope_2 == Decimal("60689.457") * Decimal("0.6101")
    assert rounded(scope_2, 0) == 37027


def test_ximei_total_is_within_its_rounding() -> None:
    total = fact(book("ximei-2023"), "ghg_emissions", 2023)
    assert agrees("ximei-2023", total.key)
    # 3,808 + 37,027 prints as 40,835; the true values behind the digits allow the 40,834 that was printed.
    assert total.bounds is not None
    assert total.bounds.meets(Interval.printed(Decimal(40834)))


@pytest.mark.parametrize(
    ("metric", "printed", "in_unit"),
    [
        ("ghg_emissions_per_revenue", "0.291", "tCO2e/10000CNY"),
        ("hazardous_waste_per_revenue", "0.00059", "t/10000CNY"),
        ("non_hazardous_waste_per_revenue", "0.099", "t/10000CNY"),
        ("water_consumption_per_revenue", "1.039", "m3/10000CNY"),
        ("packaging_used_per_revenue", "0.00046", "t/10000CNY"),
    ],
)
def test_ximei_intensities_of_2023(metric: str, printed: str, in_unit: str) -> None:
    found = fact(book("ximei-2023"), metric, 2023)
    assert agrees("ximei-2023", found.key)
    assert isinstance(found.value, Decimal)
    shown = convert(found.value, found.unit, unit(in_unit))
    assert rounded(shown, len(printed.partition(".")[2])) == Decimal(printed)


def test_ximei_intensities_of_earlier_years_imply_one_revenue() -> None:
    found = book("ximei-2023").findings
    assert not of_code(found, "assertion.implied_disagree")


def test_ximei_shares_follow_from_the_counts() -> None:
    wrong = {
        (2023, (("category", "middle_management"),)),
        (2022, (("category", "middle_management"), ("gender", "female"))),
    }
    keys = [key for year in (2021, 2022, 2023) for key in derived("ximei-2023", year) if key.metric.endswith("_share")]
    assert len(keys) >= 20
    assert {(key.year, key.dimensions) for key in keys if not agrees("ximei-2023", key)} <= wrong


def test_ximei_earlier_scope_2_was_made_with_another_factor() -> None:
    found = {
        f.fiscal_year: f for f in of_code(book("ximei-2023").findings, "assertion.disagrees") if "scope" in f.metric
    }
    assert sorted(found) == [2021, 2022]
    for finding in found.values():
        assert "It implies a grid emission factor of [0.836" in finding.action
        assert "0.8367 tCO2e/MWh" in finding.action


def test_ximei_turnover_by_gender_was_divided_by_everyone() -> None:
    found = [f for f in of_code(book("ximei-2023").findings, "assertion.disagrees") if f.metric == "turnover_rate"]
    assert len(found) == 2
    assert all("divided by the total number of employees" in finding.action for finding in found)


@pytest.mark.parametrize(
    ("name", "year", "densities"),
    [
        ("remt-2023", 2023, {"electricity": "2737", "diesel": "0.02", "coal": "4.29", "water": "11.18"}),
        ("remt-2024", 2024, {"electricity": "2366", "diesel": "0.02", "coal": "1.92", "water": "11.48"}),
    ],
)
def test_remt_densities_per_tonne_of_product(name: str, year: int, densities: dict[str, str]) -> None:
    examined = book(name)
    found = {
        "electricity": convert(value(examined, "electricity_purchased_per_output", year), unit("MWh/t"), unit("kWh/t")),
        "diesel": value(examined, "fuel_consumed_per_output", year, carrier="diesel"),
        "coal": value(examined, "fuel_consumed_per_output", year, carrier="coal"),
        "water": value(examined, "water_consumption_per_output", year),
    }
    for what, printed in densities.items():
        assert rounded(found[what], len(printed.partition(".")[2])) == Decimal(printed), what


@pytest.mark.parametrize(("year", "printed"), [(2022, 105925), (2021, 88443), (2020, 71793)])
def test_jlmag_scope_2_of_three_years(year: int, printed: int) -> None:
    found = fact(book("jlmag-2022"), "scope_2_location", year)
    assert agrees("jlmag-2022", found.key)
    assert found.bounds is not None
    assert found.bounds.meets(Interval.printed(Decimal(printed)))
    assert isinstance(found.value, Decimal)
    assert abs(found.value - printed) < 15


@pytest.mark.parametrize("kind", ["_per_revenue", "_share", "_growth"])
def test_jlmag_intensities_shares_and_growth_follow(kind: str) -> None:
    keys = [key for year in (2020, 2021, 2022) for key in derived("jlmag-2022", year) if key.metric.endswith(kind)]
    known = [key for key in keys if book("jlmag-2022").case.facts.facts[key].known]
    assert len(known) >= 5
    # The growth of safety investment fits its stated total, which its parts do not make: one finding, not two.
    apart = {str(key) for key in known if not agrees("jlmag-2022", key)}
    assert apart <= {"safety_investment_growth@2022"}


@pytest.mark.parametrize("name", BOOKS)
def test_every_record_is_used(name: str) -> None:
    """A row of a published report that feeds no figure would prove nothing."""
    examined = book(name)
    used = {(use.register, use.record) for cell in examined.calculation.facts.cells for use in cell.records}
    records = {(r.register, r.id) for rows in examined.book.records.values() for r in rows}
    assert records - used == set()
