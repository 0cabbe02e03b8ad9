"""Factors chosen place by place and stretch by stretch."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from assay.core.missing import Missing
from small_book import fact, of_code, value

if TYPE_CHECKING:
    from small_book import SmallBook

FIGURES = "metric,site,start,end,quantity,unit,carrier\n"


def own(name: str, number: str, since: str, until: str = "") -> str:
    return f"{name},grid_factor,own,,,{number},tCO2e/MWh,{since},{until},Bill,Us,verified"


def test_a_fiscal_year_from_april_uses_each_factor_for_its_own_days(book: SmallBook) -> None:
    book.head("first_month: 1", "first_month: 4")
    book.own_factors(own("old", "0.6", "2023-01-01", "2023-12-31"), own("new", "0.5", "2024-01-01"))
    book.write({"records/figures.csv": FIGURES + "electricity_purchased,birch,2023-04-01,2024-03-31,366,MWh,\n"})
    examined = book.examine()
    # 275 of the 366 days lie in 2023, 91 in 2024.
    assert value(examined, "electricity_emissions", 2024) == 275 * Decimal("0.6") + 91 * Decimal("0.5")
    cells = [c for c in examined.calculation.facts.cells if c.metric == "electricity_emissions"]
    assert [(str(c.period), c.value) for c in cells] == [
        ("2023-04-01..2023-12-31", Decimal("165.0")),
        ("2024-01-01..2024-03-31", Decimal("45.5")),
    ]
    assert not of_code(examined.findings, "factor.none")


def test_each_site_has_the_factor_of_its_place(book: SmallBook) -> None:
    book.write(
        {
            "records/figures.csv": FIGURES
            + "electricity_purchased,birch,2024-01-01,2024-12-31,100,MWh,\n"
            + "electricity_purchased,cedar,2024-01-01,2024-12-31,100,MWh,\n"
            + "electricity_purchased,harbour,2024-01-01,2024-12-31,100,MWh,\n"
        }
    )
    examined = book.examine()
    used = {
        c.site: c.evaluation.choices[0][1].factor
        for c in examined.calculation.facts.cells
        if c.metric == "electricity_emissions" and c.evaluation
    }
    assert (used["birch"].level, used["birch"].area) == ("province", "CN-JL")
    assert (used["cedar"].level, used["cedar"].area) == ("province", "CN-GD")
    assert (used["harbour"].level, used["harbour"].area) == ("supplier", "clp")
    expected = sum(100 * factor.value for factor in used.values())
    assert value(examined, "scope_2_location") == expected


def test_where_no_factor_is_known_the_figure_is_missing_and_the_rest_stands(book: SmallBook) -> None:
    book.head("country: HK, region: HK, supplier: clp", "country: ZZ")
    book.own_factors("x,fuel_factor,own,,diesel,0.0026,tCO2e/L,2020-01-01,,Bill,Us,verified")
    book.write(
        {
            "records/figures.csv": FIGURES
            + "electricity_purchased,harbour,2024-01-01,2024-12-31,100,MWh,\n"
            + "electricity_purchased,birch,2024-01-01,2024-12-31,100,MWh,\n"
            + "fuel_consumed,birch,2024-01-01,2024-12-31,1000,L,diesel\n"
        }
    )
    examined = book.examine()
    (finding,) = of_code(examined.findings, "factor.none")
    assert (finding.metric, finding.dimensions, finding.fiscal_year) == ("electricity_emissions", "site=harbour", 2024)
    assert "grid emission factor" in finding.message
    lost = fact(examined, "electricity_emissions", site="harbour")
    assert isinstance(lost.value, Missing)
    assert lost.value.reason == "not_computable"
    assert value(examined, "scope_1") == Decimal("2.6")
    assert fact(examined, "electricity_emissions").gaps


def test_a_group_figure_is_placed_only_as_far_as_its_sites_agree(book: SmallBook) -> None:
    book.write({"records/figures.csv": FIGURES + "electricity_purchased,,2024-01-01,2024-12-31,100,MWh,\n"})
    finding = of_code(book.check(), "factor.none")
    assert finding
    book.own_factors(own("g", "0.55", "2020-01-01"))
    assert value(book.examine(), "scope_2_location") == 55


def test_where_nothing_is_to_be_multiplied_no_factor_is_missed(book: SmallBook) -> None:
    book.head("country: HK, region: HK, supplier: clp", "country: ZZ")
    for word in ("not_applicable", "not_collected"):
        examined = book.records(f"electricity_purchased 2024 {word} MWh site=harbour").examine()
        assert not of_code(examined.findings, "factor.none")
        assert fact(examined, "electricity_emissions", site="harbour").value == Missing(word)
