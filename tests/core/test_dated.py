from datetime import date

from assay.core.dated import Dated, in_force, newest_before, overlaps

SERIES = (
    Dated("2021", date(2021, 1, 1), date(2021, 12, 31)),
    Dated("2022", date(2022, 1, 1), date(2022, 12, 31)),
    Dated("open", date(2024, 1, 1)),
)


def test_both_ends_of_a_validity_are_in_force() -> None:
    assert in_force(SERIES, date(2021, 12, 31)) == "2021"
    assert in_force(SERIES, date(2022, 1, 1)) == "2022"
    assert in_force(SERIES, date(2099, 1, 1)) == "open"
    assert in_force(SERIES, date(2023, 6, 1)) is None


def test_where_several_hold_the_one_that_began_last_counts() -> None:
    assert in_force((*SERIES, Dated("later", date(2025, 1, 1))), date(2025, 6, 1)) == "later"


def test_the_newest_earlier_value_is_the_one_that_ended_last() -> None:
    assert newest_before(SERIES, date(2023, 6, 1)) == "2022"
    assert newest_before(SERIES, date(2021, 1, 1)) is None


def test_overlaps_are_pairs_of_neighbours() -> None:
    assert overlaps(SERIES) == ()
    twice = Dated("again", date(2022, 6, 1), date(2022, 7, 1))
    assert [(one.value, two.value) for one, two in overlaps((*SERIES, twice))] == [("2022", "again")]
