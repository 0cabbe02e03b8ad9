"""What one figure of a row or a group decides holds for the others of it."""

from __future__ import annotations

from dataclasses import replace

from assay.catalogue.dimension import parse_dimensions, written
from assay.core.missing import Missing
from assay.reader.claim import Claim
from assay.reader.settle.settle import settle
from reader.assign.made import content, figure


def settled(*claims: Claim) -> dict[int, Claim]:
    return {claim.id: claim for claim in settle(claims, content())}


def _dash(claim: Claim) -> Claim:
    return replace(claim, value=Missing("not_collected"), printed="–", interval=None)


def _rates(first: str, second: str, row: int = 1) -> list[Claim]:
    under = ("Percentage trained",)
    women, men = (*under, "Women"), (*under, "Men")
    return [
        figure(1, "trained_rate", 2024, first, "%", "gender=female", (1, row, 1), women),
        figure(2, "trained_rate", 2024, second, "%", "gender=male", (1, row + 1, 1), men),
        _dash(figure(3, "trained_rate", 2023, "1", "%", "gender=female", (1, row, 2), women)),
        _dash(figure(4, "trained_rate", 2023, "1", "%", "gender=male", (1, row + 1, 2), men)),
    ]


def test_a_dash_is_of_the_metric_that_arithmetic_gives_its_row() -> None:
    found = settled(*_rates("41.5", "58.5"))
    assert {claim.metric for claim in found.values()} == {"employees_trained_share"}


def test_a_rate_stays_a_rate_all_along_its_row() -> None:
    found = settled(*_rates("91.5", "88.0"))
    assert {claim.metric for claim in found.values()} == {"trained_rate"}


def _of_managers(number: int, year: int, gender: str, amount: str, share: str) -> list[Claim]:
    cut = f"category=middle_management;gender={gender}"
    place = (1, 2 if gender == "male" else 3, 2025 - year)
    return [
        figure(number, "employees", year, amount, "person", cut, place, (gender,)),
        figure(number + 1, "employees_share", year, share, "%", cut, place, (gender,)),
    ]


def test_a_misprinted_share_is_of_the_whole_that_its_siblings_are_of() -> None:
    claims = [
        figure(1, "employees", 2024, "50", "person", "category=middle_management", (1, 1, 1)),
        figure(2, "employees", 2023, "40", "person", "category=middle_management", (1, 1, 2)),
        *_of_managers(10, 2024, "male", "30", "60"),
        *_of_managers(20, 2024, "female", "20", "40"),
        *_of_managers(30, 2023, "male", "28", "70"),
        *_of_managers(40, 2023, "female", "12", "33.08"),
    ]
    found = settled(*claims)
    assert {written(found[n].part_of or ()) for n in (11, 21, 31, 41)} == {"category=middle_management"}


def test_a_label_that_says_its_whole_is_overruled_by_amounts_only() -> None:
    cut, whole = "category=middle_management;gender=female", parse_dimensions("category=middle_management")
    said = replace(figure(1, "employees_share", 2024, "10", "%", cut), part_of=whole)
    assert settled(said)[1].part_of == whole
    amounts = [
        figure(2, "employees", 2024, "200", "person"),
        figure(3, "employees", 2024, "50", "person", "category=middle_management", (1, 3, 1)),
        figure(4, "employees", 2024, "20", "person", cut, (1, 4, 1)),
    ]
    assert settled(said, *amounts)[1].part_of is None
