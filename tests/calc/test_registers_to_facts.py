"""What registers count: spells of employment, people trained once, empty registers that mean zero."""

from __future__ import annotations

from typing import TYPE_CHECKING

from small_book import absent, fact, value

if TYPE_CHECKING:
    from small_book import SmallBook

ROSTER = """
person,site,gender,born,category,employment_type,region,joined,left
P1,birch,female,1990,general_staff,full_time,mainland_china,2020-01-01,
P2,birch,male,1960,general_staff,full_time,mainland_china,2020-01-01,2024-06-30
P3,cedar,male,1995,senior_management,full_time,mainland_china,2024-02-01,
P4,cedar,female,2000,general_staff,full_time,mainland_china,2022-05-01,2024-12-31
P5,birch,female,1980,general_staff,full_time,mainland_china,2021-01-01,2023-12-31
P2,birch,male,1960,general_staff,full_time,mainland_china,2024-09-01,
"""


def test_a_spell_counts_where_it_runs_on_the_last_day(book: SmallBook) -> None:
    examined = book.write({"records/roster.csv": ROSTER}).examine()
    # P4 leaves on the last day of 2024 and P5 on that of 2023: both were gone at the end of it.
    assert value(examined, "employees", 2023) == 3
    assert value(examined, "employees", 2024) == 3
    assert value(examined, "employees", 2024, gender="male") == 2
    assert value(examined, "employees", 2024, site="cedar") == 1


def test_joiners_and_leavers_count_in_the_year_of_the_day(book: SmallBook) -> None:
    examined = book.write({"records/roster.csv": ROSTER}).examine()
    assert value(examined, "hires", 2024) == 2
    assert value(examined, "leavers", 2024) == 2
    assert value(examined, "leavers", 2023) == 1


def test_an_age_is_the_age_on_the_day_that_counts(book: SmallBook) -> None:
    examined = book.write({"records/roster.csv": ROSTER}).examine()
    assert value(examined, "employees", 2024, age="under_30") == 1
    assert value(examined, "employees", 2024, age="over_50") == 1
    assert value(examined, "leavers", 2024, age="under_30") == 1


def test_turnover_is_divided_by_what_the_book_declares(book: SmallBook) -> None:
    book.write({"records/roster.csv": ROSTER})
    by_end = value(book.examine(), "turnover_rate", 2024)
    book.head("period_end", "opening_and_hires")
    by_opening = value(book.examine(), "turnover_rate", 2024)
    book.head("opening_and_hires", "average")
    by_average = value(book.examine(), "turnover_rate", 2024)
    assert [round(rate, 4) for rate in map(float, (by_end, by_opening, by_average))] == [66.6667, 40.0, 66.6667]


def test_the_opening_headcount_of_the_first_year_comes_from_the_day_before_it(book: SmallBook) -> None:
    book.write({"records/roster.csv": ROSTER}).head("period_end", "average")
    # 2022 ended with P1, P2, P4 and P5; 2023 with P1, P2 and P4.
    assert round(float(value(book.examine(), "turnover_rate", 2023)), 4) == round(100 * 1 / 3.5, 4)


def test_a_person_trained_often_is_one_person_trained(book: SmallBook) -> None:
    book.write(
        {
            "records/roster.csv": ROSTER,
            "records/training.csv": """
            date,session,person,hours
            2024-03-01,S1,P1,2
            2024-03-01,S1,P3,2
            2024-05-01,S2,P1,3.5
            2023-05-01,S0,P1,1
            """,
        }
    )
    examined = book.examine()
    assert value(examined, "employees_trained", 2024) == 2
    assert value(examined, "training_hours", 2024) == 7.5
    assert value(examined, "training_hours", 2024, gender="female") == 5.5
    assert value(examined, "training_hours", 2024, category="senior_management") == 2
    assert value(examined, "employees_trained", 2023) == 1


def test_a_register_that_is_kept_and_empty_says_zero(book: SmallBook) -> None:
    book.write({"records/injuries.csv": "case,date,site,severity,lost_days,cause,status\n"})
    examined = book.examine()
    for metric in ("injuries", "lost_time_injuries", "fatalities", "lost_days"):
        assert value(examined, metric, 2024) == 0
        assert value(examined, metric, 2023) == 0


def test_a_register_that_is_not_kept_says_nothing(book: SmallBook) -> None:
    assert absent(book.examine(), "fatalities")


def test_cases_count_once_for_each_thing_they_are(book: SmallBook) -> None:
    book.write(
        {
            "records/injuries.csv": """
            case,date,site,severity,lost_days,cause,status
            C1,2024-02-01,birch,lost_time,12,fall,closed
            C2,2024-07-01,cedar,first_aid,,cut,closed
            C3,2024-08-01,cedar,fatal,0,fall,closed
            """
        }
    )
    examined = book.examine()
    assert value(examined, "injuries") == 3
    assert value(examined, "lost_time_injuries") == 2
    assert value(examined, "fatalities") == 1
    assert value(examined, "lost_days") == 12
    assert value(examined, "injuries", 2023) == 0
    assert value(examined, "injuries", site="birch") == 1


def test_a_supplier_counts_under_each_practice_from_the_day_it_began(book: SmallBook) -> None:
    book.write(
        {
            "records/suppliers.csv": """
            supplier,region,since,until,admission,on_site_audit,code_of_conduct,anti_bribery,grade
            A,mainland_china,2020-01-01,,2020-01-01,2023-03-01,,,A
            B,mainland_china,2020-01-01,,2020-01-01,,,,B
            C,hong_kong,2022-01-01,2024-05-01,2022-01-01,2022-02-01,,,B
            """
        }
    )
    examined = book.examine()
    assert value(examined, "suppliers", 2023) == 3
    assert value(examined, "suppliers", 2024) == 2
    assert value(examined, "suppliers", 2023, region="hong_kong") == 1
    assert value(examined, "suppliers_under_practice", 2023, practice="admission") == 3
    assert value(examined, "suppliers_under_practice", 2024, practice="on_site_audit") == 1
    assert value(examined, "suppliers_under_practice_rate", 2024, practice="on_site_audit") == 50
    assert fact(examined, "suppliers", 2024).unit.symbol == "count"


CERTIFICATES = """
number,site,certificate,issued,valid_until,surrendered
C1,birch,iso14001,2021-02-01,2024-01-31,
C2,birch,iso14001,2023-12-01,2026-11-30,
C3,cedar,iso14001,2023-05-01,2026-04-30,2024-09-30
C4,birch,iso9001,2022-05-01,2025-04-30,
"""
PERMITS = """
permit,site,permit_type,issued,valid_until,surrendered
P1,birch,water_abstraction,2020-01-01,2024-01-15,
P1,birch,water_abstraction,2023-12-15,2028-12-14,
P2,birch,water_abstraction,2022-01-01,2027-12-31,
P3,cedar,radiation,2022-01-01,,2024-03-01
"""


def test_a_renewal_that_overlaps_counts_once_and_what_was_given_up_not_at_all(book: SmallBook) -> None:
    files = {"records/management_systems.csv": CERTIFICATES, "records/permits.csv": PERMITS}
    examined = book.write(files).examine()
    # At the end of 2023 C1 still ran and C2, which renews it, already.
    assert value(examined, "certificates_held", 2023) == 3
    assert value(examined, "certificates_held", 2023, certificate="iso14001") == 2
    assert value(examined, "certificates_held", 2024) == 2
    assert value(examined, "permits_valid", 2023) == 3
    assert value(examined, "permits_valid", 2023, permit_type="water_abstraction") == 2  # two permits, one renewed
    assert value(examined, "permits_valid", 2024) == 2
