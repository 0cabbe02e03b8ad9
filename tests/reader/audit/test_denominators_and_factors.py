"""One denominator behind all ratios of a year, and one factor behind Scope 2."""

from __future__ import annotations

from dataclasses import replace

from reader.audit.claimed import claim, codes, document, found


def _year(revenue: str | None = "1,003", water: str = "0.050", year: int = 2024) -> list:
    made = [
        claim("ghg_emissions", year, "20,061"),
        claim("ghg_emissions_per_revenue", year, "20.00", "tCO2e/MCNY"),
        claim("water_consumption", year, "50,149", "m3"),
        claim("water_consumption_per_revenue", year, water, "m3/1000CNY"),
        claim("hazardous_waste", year, "300.9", "t"),
        claim("hazardous_waste_per_revenue", year, "0.300", "t/MCNY"),
    ]
    return [*made, claim("revenue", year, revenue, "MCNY")] if revenue else made


def test_ratios_of_one_revenue_are_silent_whether_it_is_printed_or_not() -> None:
    assert codes(*_year()) == []
    assert codes(*_year(revenue=None)) == []


def test_one_ratio_that_needs_another_revenue() -> None:
    finding = found(*_year(revenue=None, water="0.060"))[0]
    assert (finding.severity, finding.code, finding.metric) == (
        "error",
        "read.denominator",
        "water_consumption_per_revenue",
    )
    assert "0.050" in finding.action


def test_the_revenue_itself_may_be_the_odd_one() -> None:
    finding = found(*_year(revenue="1,107"))[0]
    assert (finding.severity, finding.code, finding.metric) == ("warning", "read.denominator", "revenue")


def test_a_revenue_in_prose_and_in_other_units_counts() -> None:
    claims = [*_year(revenue=None, water="0.060"), claim("revenue", 2024, "100,300", "10000CNY", prose=True)]
    assert "error read.denominator" in codes(*claims)
    assert codes(*_year(revenue=None), claim("revenue", 2024, "100,300", "10000CNY", prose=True)) == []


def test_a_segment_s_revenue_in_prose_is_not_the_group_s() -> None:
    claims = [
        claim("ghg_emissions", 2024, "20,061"),
        claim("ghg_emissions_per_revenue", 2024, "20.00", "tCO2e/MCNY"),
        claim("revenue", 2024, "226", "MCNY", prose=True),
    ]
    assert codes(*claims) == []


def test_growth_and_research_bind_the_revenue_too() -> None:
    claims = [
        claim("revenue", 2024, "1,203.6", "MCNY"),
        claim("revenue_growth", 2024, "20.0", "%"),
        claim("water_consumption", 2023, "50,149", "m3", grid=2),
        claim("water_consumption_per_revenue", 2023, "0.050", "m3/1000CNY", grid=2),
        claim("rd_investment", 2023, "43.1", "MCNY", grid=2),
    ]
    assert codes(*claims, claim("rd_investment_rate", 2023, "4.3", "%", grid=2)) == []
    assert codes(*claims, claim("rd_investment_rate", 2023, "5.1", "%", grid=2)) == ["error read.denominator"]


def test_intensities_of_output_are_less_sure() -> None:
    claims = [
        claim("output", 2024, "10,007", "t"),
        claim("electricity_purchased", 2024, "5,003,127", "kWh"),
        claim("electricity_purchased_per_output", 2024, "623", "kWh/t"),
    ]
    assert codes(*claims) == ["warning read.denominator"]


def _scope_2(*years: tuple[int, str, str]) -> list:
    return [
        c
        for year, power, gas in years
        for c in (claim("electricity_purchased", year, power, "kWh"), claim("scope_2_location", year, gas))
    ]


def test_one_factor_for_all_years_is_silent() -> None:
    assert codes(*_scope_2((2023, "10,000,000", "6,101"), (2024, "12,345,678", "7,532"))) == []


def test_a_factor_that_changes_without_a_word() -> None:
    findings = found(*_scope_2((2023, "10,123,456", "6,176"), (2024, "12,345,678", "10,330")))
    assert [(f.severity, f.code, f.fiscal_year) for f in findings] == [("warning", "read.factor", 2024)]
    assert "0.8367" in findings[0].action


def test_a_factor_that_the_report_prints_and_says() -> None:
    words = document("The latest grid emission factor of 0.5703 tCO2/MWh was adopted for electricity in 2024.")
    claims = _scope_2((2023, "10,123,456", "6,176"), (2024, "12,345,678", "7,041"))
    assert [c for c in codes(*claims, words=words) if c.startswith("error")] == []


def test_a_year_that_is_not_made_with_the_stated_factor() -> None:
    words = document("The emission factor of purchased electricity is 0.6101 tCO2/MWh.")
    findings = found(*_scope_2((2023, "10,123,456", "8,470"), (2024, "12,345,678", "7,532")), words=words)
    assert [(f.severity, f.code, f.fiscal_year) for f in findings] == [("error", "read.factor", 2023)]


def test_two_grids_with_two_stated_factors_may_be_mixed() -> None:
    words = document("Emission factors: 0.39 kgCO2e/kWh for Hong Kong and 0.5703 tCO2/MWh for the mainland.")
    assert codes(*_scope_2((2023, "10,123,456", "4,900"), (2024, "12,345,678", "6,500")), words=words) == []


def test_power_printed_a_thousand_times_too_small() -> None:
    findings = found(*_scope_2((2024, "35,080", "21,402")))
    assert [(f.severity, f.code) for f in findings] == [("error", "read.unit_slip")]
    assert "1,000 times too" in findings[0].action


def test_heat_in_scope_2_is_no_slip() -> None:
    claims = [*_scope_2((2024, "10,000,000", "26,101")), claim("heat_purchased", 2024, "180,000", "GJ")]
    assert codes(*claims) == []


def test_green_power_may_be_nearly_free_of_carbon() -> None:
    assert codes(*_scope_2((2024, "10,000,000", "500"))) == []


def test_emissions_a_head_may_be_those_of_three_scopes() -> None:
    claims = [
        claim("ghg_emissions", 2024, "20,000"),
        claim("ghg_emissions_with_scope_3", 2024, "25,000"),
        claim("ghg_emissions_per_employee", 2024, "12.50", "tCO2e/person"),
        claim("employees", 2024, "2,000"),
    ]
    assert codes(*claims) == []
    neither = [*claims[:2], claim("ghg_emissions_per_employee", 2024, "5.20", "tCO2e/person"), claims[3]]
    assert codes(*neither) == ["warning read.denominator"]


def test_what_was_produced_is_not_what_was_sold() -> None:
    by_output = ("Water used per RMB10,000 of output value",)
    others = [each for each in _year() if each.metric != "water_consumption_per_revenue"]
    water = claim("water_consumption_per_revenue", 2024, "0.60", "m3/10000CNY")
    assert codes(*others, water) == ["error read.denominator"]
    assert codes(*others, replace(water, labels=by_output)) == []
    twice = claim("hazardous_waste_per_revenue", 2024, "0.0090", "t/10000CNY", labels=("每萬元產值有害廢物",))
    assert codes(*others[:-3], others[-3], replace(water, labels=by_output), twice) == ["warning read.denominator"]
