"""Neighbours in time, counts above their population, balances, averages, swapped years, units that cannot be."""

from __future__ import annotations

from assay.reader.block import Passage
from reader.audit.claimed import claim, codes, document, found


def test_a_year_a_thousand_times_its_neighbours() -> None:
    claims = [claim("water_consumption", y, v, "m3") for y, v in ((2022, "52,849"), (2023, "55.1"), (2024, "54,310"))]
    findings = found(*claims)
    assert [(f.severity, f.code, f.fiscal_year) for f in findings] == [("error", "read.unit_slip", 2023)]


def test_of_two_years_alone_a_slip_is_a_warning() -> None:
    claims = [claim("water_consumption", y, v, "m3") for y, v in ((2023, "55.1"), (2024, "54,310"))]
    assert codes(*claims) == ["warning read.unit_slip"]


def test_growth_within_reason_is_silent() -> None:
    assert codes(*[claim("water_consumption", y, v, "m3") for y, v in ((2023, "50,000"), (2024, "70,000"))]) == []


def test_a_jump_without_and_with_a_word() -> None:
    claims = [claim("water_consumption", y, v, "m3") for y, v in ((2023, "50,000"), (2024, "90,000"))]
    assert codes(*claims) == ["warning read.jump"]
    note = Passage(text="The increase in water consumption is mainly due to a new plant.", kind="note", mark="1")
    findings = found(*claims, words=document(note))
    assert [(f.severity, f.code) for f in findings] == [("note", "read.jump")]
    assert "explains it" in findings[0].action


def test_a_word_in_chinese_explains_too() -> None:
    claims = [claim("water_consumption", y, v, "m3") for y, v in ((2023, "50,000"), (2024, "90,000"))]
    words = document("報告期內，用水量較去年增加，主要由於新廠房投產。")
    assert [f.severity for f in found(*claims, words=words)] == ["note"]


def test_a_word_about_a_fall_does_not_explain_a_rise() -> None:
    claims = [claim("water_consumption", y, v, "m3") for y, v in ((2023, "50,000"), (2024, "90,000"))]
    words = document("Water consumption decreased due to recycling.")
    assert [f.severity for f in found(*claims, words=words) if f.code == "read.jump"] == ["warning"]


def test_few_people_jump_by_chance() -> None:
    assert codes(claim("employees", 2023, "4"), claim("employees", 2024, "9")) == []


def test_more_trained_than_employed() -> None:
    claims = [claim("employees", 2024, "91"), claim("employees_trained", 2024, "93")]
    assert codes(*claims) == ["warning read.exceeds"]
    assert codes(*claims, claim("leavers", 2024, "1")) == ["error read.exceeds"]
    assert codes(claim("employees", 2024, "93"), claim("employees_trained", 2024, "93")) == []


def test_a_share_above_the_whole() -> None:
    assert codes(claim("trained_rate", 2024, "101.3", "%")) == ["error read.above_100"]
    assert codes(claim("trained_rate", 2024, "100", "%")) == []
    assert codes(claim("turnover_rate", 2024, "135", "%")) == []


def test_a_share_above_100_must_be_called_one() -> None:
    """A "Rate" of those who come, under a heading of employees, is more than 100 where many come and few are."""
    rate = claim("employees_share", 2024, "104.2", "%", cut="age=under_30", labels=("Employees by age", "<30", "Rate"))
    share = claim("employees_share", 2024, "104.2", "%", cut="age=under_30", labels=("Percentage of employees", "<30"))
    assert codes(rate) == []
    assert codes(share) == ["error read.above_100"]


def test_the_balance_of_people() -> None:
    claims = [
        claim("employees", 2023, "3,529"), claim("hires", 2024, "1,971"),
        claim("leavers", 2024, "653"), claim("employees", 2024, "5,003"),
    ]  # fmt: skip
    assert codes(*claims) == ["warning read.balance"]
    assert codes(*claims[:3], claim("employees", 2024, "4,847")) == []


def _training(average_women: str) -> list:
    return [
        claim("employees", 2024, "300", cut="gender=male"),
        claim("employees", 2024, "100", cut="gender=female"),
        claim("employees", 2024, "400"),
        claim("training_hours_average", 2024, "10.0", "h", cut="gender=male"),
        claim("training_hours_average", 2024, average_women, "h", cut="gender=female"),
        claim("training_hours", 2024, "5,001", "h"),
    ]


def test_averages_weighted_by_their_groups_make_the_whole() -> None:
    assert codes(*_training("20.0")) == []
    assert codes(*_training("25.0")) == ["error read.averages"]


def test_hours_beyond_the_calendar() -> None:
    claims = [claim("employees", 2024, "100"), claim("training_hours", 2024, "9,000,000", "h")]
    assert codes(*claims) == ["error read.unit_slip"] or codes(*claims) == ["error read.implausible"]


def test_two_years_in_each_other_s_columns() -> None:
    claims = []
    rows = {2023: ("1,000", "600", "420"), 2024: ("1,120", "700", "400")}  # women belong the other way round
    for year, (total, men, women) in rows.items():
        claims += [
            claim("employees", year, total),
            claim("employees", year, men, cut="gender=male"),
            claim("employees", year, women, cut="gender=female"),
        ]
    findings = found(*claims)
    assert [(f.severity, f.code, f.dimensions) for f in findings] == [("error", "read.years_swapped", "gender=female")]


def test_a_label_and_a_unit_that_cannot_go_together() -> None:
    water = claim("", 2024, "52,849", "kWh", labels=("Water consumption",), quote="Water consumption | kWh | 52,849")
    assert codes(water) == ["error read.label_and_unit"]
    cost = claim("", 2024, "52,849", "CNY", labels=("Water consumption",), quote="Water consumption | RMB | 52,849")
    assert codes(cost) == []
    carried = claim("", 2024, "52,849", "kWh", labels=("Water consumption",), quote="Water consumption | 52,849")
    assert codes(carried) == []


def test_names_of_people_may_head_anything() -> None:
    hours = claim("", 2024, "120", "h", labels=("Training", "Employees"), quote="Employees | h | 120")
    assert codes(hours) == []
