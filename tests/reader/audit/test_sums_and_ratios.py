"""Parts and totals, shares, rates, growth, totals of gases: what cannot be, and the traps that must stay silent."""

from __future__ import annotations

import pytest

from reader.audit.claimed import claim, codes, document, found


def _people(total: str, men: str, women: str, year: int = 2024) -> list:
    return [
        claim("employees", year, total),
        claim("employees", year, men, cut="gender=male"),
        claim("employees", year, women, cut="gender=female"),
    ]


def test_parts_that_make_their_total_are_silent() -> None:
    assert codes(*_people("1,200", "700", "500")) == []


def test_parts_that_do_not_make_their_total() -> None:
    finding = found(*_people("1,200", "700", "510"))[0]
    assert (finding.severity, finding.code) == ("error", "read.parts")
    assert "700" in finding.message
    assert "1,210" in finding.message


def test_swapped_digits_of_a_total_are_named() -> None:
    finding = found(*_people("1,120", "700", "510"))[0]
    assert "two digits stand the wrong way round" in finding.action


def test_rounded_parts_may_miss_their_rounded_total() -> None:
    assert (
        codes(
            claim("scope_1", 2024, "3,808"),
            claim("scope_2_location", 2024, "37,027"),
            claim("ghg_emissions", 2024, "40,834"),
        )
        == []
    )


def test_a_total_of_gases_that_cannot_be() -> None:
    claims = [
        claim("scope_1", 2024, "3,808"),
        claim("scope_2_location", 2024, "37,027"),
        claim("ghg_emissions", 2024, "48,035"),
    ]
    assert codes(*claims) == ["error read.formula"]


def test_a_total_of_gases_may_hold_scope_3() -> None:
    claims = [
        claim("scope_1", 2024, "100"),
        claim("scope_2_location", 2024, "211"),
        claim("scope_3", 2024, "52"),
        claim("ghg_emissions", 2024, "363"),
    ]
    assert codes(*claims) == []


def test_removals_added_instead_of_taken_off() -> None:
    claims = [
        claim("scope_1", 2024, "1,001"),
        claim("scope_2_location", 2024, "2,003"),
        claim("ghg_removed", 2024, "152"),
        claim("ghg_emissions", 2024, "3,156"),
    ]
    finding = found(*claims)[0]
    assert finding.severity == "error"
    assert "added instead of taken off" in finding.action


def test_removals_taken_off_are_right() -> None:
    claims = [
        claim("scope_1", 2024, "1,001"),
        claim("scope_2_location", 2024, "2,003"),
        claim("ghg_removed", 2024, "152"),
        claim("ghg_emissions", 2024, "2,852"),
    ]
    assert codes(*claims) == []


def test_an_open_split_that_is_not_whole_is_silent() -> None:
    """Two named regions far below the total: the others are not printed."""
    claims = [
        claim("suppliers", 2024, "300"),
        claim("suppliers", 2024, "40", cut="region=mainland_china"),
        claim("suppliers", 2024, "20", cut="region=hong_kong"),
    ]
    assert codes(*claims) == []


def test_an_open_split_with_an_unread_row_is_silent() -> None:
    claims = [
        claim("suppliers", 2024, "300", row=1),
        claim("suppliers", 2024, "240", cut="region=mainland_china", row=2),
        claim("suppliers", 2024, "20", cut="region=hong_kong", row=3),
        claim("", 2024, "40", "count", row=4, labels=("Elsewhere",)),
    ]
    assert codes(*claims) == []


def test_an_open_split_that_is_too_much_is_wrong() -> None:
    claims = [
        claim("suppliers", 2024, "300"),
        claim("suppliers", 2024, "290", cut="region=mainland_china"),
        claim("suppliers", 2024, "20", cut="region=hong_kong"),
    ]
    assert codes(*claims) == ["error read.parts"]


def test_two_splits_without_a_printed_total() -> None:
    claims = [
        claim("leavers", 2024, "48", cut="gender=male"),
        claim("leavers", 2024, "15", cut="gender=female"),
        claim("leavers", 2024, "21", cut="age=30_and_below"),
        claim("leavers", 2024, "32", cut="age=31_to_40"),
        claim("leavers", 2024, "8", cut="age=41_to_50"),
        claim("leavers", 2024, "0", cut="age=51_and_above"),
    ]
    assert codes(*claims) == ["error read.parts"]


def test_ages_with_a_gap_are_no_split() -> None:
    claims = [
        claim("leavers", 2024, "48", cut="gender=male"),
        claim("leavers", 2024, "15", cut="gender=female"),
        claim("leavers", 2024, "21", cut="age=30_and_below"),
        claim("leavers", 2024, "8", cut="age=41_to_50"),
    ]
    assert codes(*claims) == []


@pytest.mark.parametrize(
    ("share", "part_of", "expected"),
    [
        ("41.7", None, []),  # of all
        ("22.0", "category=middle_management", []),  # of the group
        ("22.98", "category=middle_management", ["error read.formula"]),
    ],
)
def test_shares_of_any_sensible_whole(share: str, part_of: str | None, expected: list[str]) -> None:
    claims = [*_people("1,200", "700", "500")]
    if part_of:
        claims += [
            claim("employees", 2024, "91", cut="category=middle_management", grid=2),
            claim("employees", 2024, "20", cut="category=middle_management;gender=female", grid=2),
            claim(
                "employees_share", 2024, share, "%", "category=middle_management;gender=female", part_of=part_of, grid=2
            ),
        ]
    else:
        claims.append(claim("employees_share", 2024, share, "%", "gender=female"))
    assert codes(*claims) == expected


def test_shares_trained_may_be_of_those_trained() -> None:
    claims = [
        *_people("550", "448", "102"),
        claim("employees_trained", 2024, "448", cut="gender=male"),
        claim("employees_trained", 2024, "102", cut="gender=female"),
        claim("trained_rate", 2024, "81.5", "%", "gender=male"),
    ]
    assert codes(*claims) == []


@pytest.mark.parametrize(
    ("rate", "expected"),
    [
        ("10.0", []),  # of those at the end
        ("10.5", []),  # of the mean
        ("9.1", []),  # of those at the end and those who left
        ("8.6", []),  # of those at the start and those who came: 100 / (900 + 267) = 8.57
        ("7.3", ["error read.formula"]),
    ],
)
def test_turnover_by_any_definition_in_use(rate: str, expected: list[str]) -> None:
    claims = [
        claim("employees", 2023, "900"),
        claim("employees", 2024, "1,000"),
        claim("hires", 2024, "267"),
        claim("leavers", 2024, "100"),
        claim("turnover_rate", 2024, rate, "%"),
    ]
    assert [code for code in codes(*claims) if "balance" not in code] == expected


def test_a_rate_whose_definition_cannot_be_tested_is_silent() -> None:
    claims = [
        claim("employees", 2024, "1,000"),
        claim("leavers", 2024, "100"),
        claim("turnover_rate", 2024, "7.3", "%"),
    ]
    assert codes(*claims) == []


def test_divided_by_all_while_the_report_divides_by_the_group() -> None:
    claims = []
    for year, (men, women, left, went) in {2023: ("500", "100", "50", "20"), 2024: ("553", "125", "101", "32")}.items():
        total = str(int(men) + int(women))
        claims += _people(total, men, women, year)
        claims += [claim("leavers", year, left, cut="gender=male"), claim("leavers", year, went, cut="gender=female")]
    claims += [
        claim("turnover_rate", 2023, "10.0", "%", "gender=male"),
        claim("turnover_rate", 2023, "20.0", "%", "gender=female"),
        claim("turnover_rate", 2024, "14.9", "%", "gender=male"),
    ]
    finding = next(f for f in found(*claims) if f.code == "read.formula")
    assert finding.severity == "error"
    assert "of all employees" in finding.action


def test_growth_that_is_right_and_wrong() -> None:
    base = [claim("safety_investment", 2023, "7.19", "MCNY"), claim("safety_investment", 2024, "9.04", "MCNY")]
    metric = "electricity_purchased"
    assert codes(*base) == []
    two = [claim(metric, 2023, "1,003", "MWh"), claim(metric, 2024, "1,204", "MWh")]
    assert codes(*two, claim(f"{metric}_growth", 2024, "20.0", "%")) == []
    assert codes(*two, claim(f"{metric}_growth", 2024, "25.0", "%")) == ["error read.formula"]


def test_a_fall_told_as_a_rise() -> None:
    claims = [
        claim("electricity_purchased", 2023, "1,203", "MWh"),
        claim("electricity_purchased", 2024, "1,002", "MWh"),
        claim("electricity_purchased_growth", 2024, "16.7", "%", quote="Electricity: an increase of 16.7%"),
    ]
    finding = found(*claims)[0]
    assert "direction wrong" in finding.action


def test_a_fall_may_be_printed_without_its_sign() -> None:
    claims = [
        claim("electricity_purchased", 2023, "1,203", "MWh"),
        claim("electricity_purchased", 2024, "1,002", "MWh"),
        claim("electricity_purchased_growth", 2024, "16.7", "%", labels=("Decrease in electricity",)),
    ]
    assert codes(*claims) == []


def test_what_a_sentence_gives_is_a_warning_against_tables() -> None:
    claims = [
        *_people("1,200", "700", "500"),
        claim("employees_share", 2024, "43", "%", "gender=female", prose=True),
    ]
    assert codes(*claims) == ["warning read.formula"]


def test_targets_and_bounds_are_no_figures() -> None:
    over = claim("employees", 2024, "2,000", prose=True)
    assert codes(*_people("1,200", "700", "500"), over, words=document()) == []


def test_a_total_less_than_a_part() -> None:
    claims = [claim("electricity_purchased", 2024, "1,500", "MWh"), claim("energy_consumed", 2024, "1.6", "MWh")]
    finding = found(*claims)[0]
    assert (finding.severity, finding.code) == ("error", "read.part_above_whole")
    assert (
        codes(claim("electricity_purchased", 2024, "1,500", "MWh"), claim("energy_consumed", 2024, "1,600", "MWh"))
        == []
    )
