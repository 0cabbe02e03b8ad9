"""What pages of other companies made the audit say that was not so: each must stay silent, or be no error."""

from __future__ import annotations

from dataclasses import replace

from assay.reader.claim import Claim
from reader.audit.claimed import claim, codes, document, found


def _by_gender(men: str, women: str, grid: int) -> list[Claim]:
    return [
        claim("employees", 2024, men, cut="gender=male", grid=grid),
        claim("employees", 2024, women, cut="gender=female", grid=grid),
    ]


def test_men_and_women_of_some_of_the_people_are_not_all() -> None:
    everybody = [claim("employees", 2024, "1,200"), *_by_gender("700", "500", 1)]
    assert not [code for code in codes(*everybody, *_by_gender("210", "90", 2)) if code.startswith("error read.parts")]


def test_a_note_that_totals_may_differ_explains_it() -> None:
    claims = [claim("employees", 2024, "1,202"), *_by_gender("700", "500", 1)]
    assert "error read.parts" in codes(*claims)
    said = "Gender is told by the people themselves, so totals may not equal the sums of the groups."
    assert found(*claims, words=document(said)) == ()
    rounded = "Totals may not equal the sums of the groups due to rounding."
    assert [f.code for f in found(*claims, words=document(rounded))] == ["read.parts"]


def _scope_2(year: int, electricity: str) -> list[Claim]:
    return [
        claim("scope_2_location", year, "400,000", "tCO2e", grid=1),
        claim("electricity_purchased", year, electricity, "kWh", grid=2),
    ]


def test_rows_that_are_off_in_every_year_have_a_unit_that_is_said_elsewhere() -> None:
    assert "error read.unit_slip" not in codes(*_scope_2(2023, "700"), *_scope_2(2024, "710"))


def test_rows_of_one_table_have_the_units_that_it_says() -> None:
    in_one = [replace(each, grid=1) for each in _scope_2(2024, "700")]
    assert codes(*in_one) == ["error read.unit_slip"]


def _training(year: int, hours: str, people: str, average: str) -> list[Claim]:
    return [
        claim("training_hours", year, hours, "h"),
        claim("employees", year, people),
        claim("training_hours_average", year, average, "h"),
    ]


def test_averages_may_be_of_the_mean_of_the_year() -> None:
    """1,000 and 800 people at the ends, 9,000 hours: 10 hours of 900 people, and the year before of an unknown mean."""
    claims = [
        *_training(2022, "10,500", "1,000", "10.7"),
        *_training(2023, "9,000", "800", "10.3"),
        *_training(2024, "9,000", "600", "13.1"),
    ]
    assert codes(*claims) == []


def test_averages_of_the_people_at_the_end_are_held_to_it() -> None:
    claims = [
        *_training(2022, "10,000", "1,000", "10.0"),
        *_training(2023, "8,000", "800", "10.0"),
        *_training(2024, "9,000", "600", "18.0"),
    ]
    assert codes(*claims) == ["error read.formula"]


def test_a_row_that_lost_its_label_is_no_total_of_the_rows_about_it() -> None:
    heading = ("Non-hazardous waste",)
    rows = [
        claim(
            "non_hazardous_waste",
            2024,
            "412.60",
            "t",
            cut="waste_stream=paper",
            labels=(*heading, "Paper"),
            quote="Paper",
        ),
        claim(
            "non_hazardous_waste",
            2024,
            "318.45",
            "t",
            cut="waste_stream=metal",
            labels=(*heading, "Metal"),
            quote="Metal",
        ),
    ]
    lost = claim("non_hazardous_waste", 2024, "59.61", "t", labels=heading, quote="tonnes | 59.61")
    total = claim("non_hazardous_waste", 2024, "59.61", "t", labels=(*heading, "Total"), quote="Total | tonnes | 59.61")
    assert codes(*rows, lost) == []
    assert codes(*rows, total) == ["error read.parts"]


def _leavers(*ages: tuple[str, str]) -> list[Claim]:
    rows = [
        claim("leavers", 2024, number, cut=f"age={band}", labels=("Leavers", "By age", band), row=n)
        for n, (band, number) in enumerate(ages, 1)
    ]
    return [*rows, claim("leavers", 2024, "709", labels=("Leavers", "Total"), row=9)]


def test_ages_that_end_before_people_retire_are_not_all() -> None:
    young = (("20_to_29", "48"), ("30_to_39", "41"), ("40_to_49", "50"))
    assert codes(*_leavers(*young)) == []
    assert codes(*_leavers(*young, ("50_to_64", "12"))) == ["error read.parts"]


def test_regions_of_other_suppliers_are_no_second_split_of_the_same() -> None:
    def regions(one: str, two: str, row: int) -> list[Claim]:
        return [
            claim("suppliers", 2024, one, cut="region=mainland_china", row=row),
            claim("suppliers", 2024, two, cut="region=hong_kong", row=row + 1),
        ]

    near = [replace(each, grid=2) for each in regions("17,190", "4,850", 1)]
    assert codes(*regions("17,199", "4,850", 1), *near) != []
    some = [replace(each, grid=2) for each in regions("3,500", "1,167", 5)]
    assert codes(*regions("17,199", "4,850", 1), *some) == []


def test_ages_of_two_groups_of_people_are_held_to_no_split_by_employment() -> None:
    by_employment = [
        claim("employees", 2024, "743", cut="employment_type=full_time", grid=1),
        claim("employees", 2024, "56", cut="employment_type=part_time", grid=1),
    ]
    ages = ("under_30", "30_to_50", "over_50")
    some = [claim("employees", 2024, n, cut=f"age={a}", grid=2) for n, a in zip(("135", "84", "25"), ages, strict=True)]
    others = [
        claim("employees", 2024, n, cut=f"age={a}", grid=3) for n, a in zip(("231", "118", "26"), ages, strict=True)
    ]
    assert [c for c in codes(*by_employment, *some, *others) if "read.parts" in c] == []


def test_a_total_of_nothing_is_not_held_against_its_parts() -> None:
    parts = [
        claim("water_withdrawn", 2024, "40", cut="water_source=surface"),
        claim("water_withdrawn", 2024, "5,121", cut="water_source=groundwater"),
    ]
    assert codes(claim("water_withdrawn", 2024, "0"), *parts) == []
    assert "read.parts" in " ".join(codes(claim("water_withdrawn", 2024, "4,000"), *parts))


def test_one_is_a_tenth_of_ten_by_chance() -> None:
    def injuries(one: str, other: str) -> list[str]:
        return codes(
            claim("injuries", 2024, one, grid=1, labels=("Injuries",)),
            claim("injuries", 2024, other, grid=2, labels=("Cases",)),
        )

    assert injuries("10", "1") == []
    assert injuries("1,230", "123") != []


def test_others_and_treatments_are_streams_of_either_waste() -> None:
    def headed(label: str) -> list[str]:
        rows = [claim("non_hazardous_waste", 2024, "12", labels=("Non-hazardous waste", label))]
        return codes(*rows, words=document("Hazardous waste includes used oil, batteries and other chemicals."))

    assert headed("Other") == []
    assert headed("Batteries") == ["warning read.waste_kind"]


def test_a_sentence_is_no_whole_of_what_a_table_prints() -> None:
    part = claim("scope_1", 2024, "1,164.54", "tCO2e")
    whole = claim("ghg_emissions", 2024, "193.50", "tCO2e")
    assert codes(part, whole) != []
    assert codes(part, replace(whole, source="prose", grid=None)) == []
