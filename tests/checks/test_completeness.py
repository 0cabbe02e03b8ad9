"""What is not there: days, evidence, parts, factors."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assay.calc.engine import calculate
from assay.calc.observe import Observer
from small_book import of_code

if TYPE_CHECKING:
    from small_book import SmallBook

ENERGY = "site,meter,carrier,start,end,quantity,unit,evidence\n"


def readings(*spans: tuple[str, str]) -> dict[str, str]:
    rows = "".join(f"birch,M1,electricity,{start},{end},10,kWh,bill.pdf\n" for start, end in spans)
    return {"records/energy.csv": ENERGY + rows, "evidence/bill.pdf": "bill"}


def test_days_without_a_reading(book: SmallBook) -> None:
    whole = book.write(readings(("2023-01-01", "2023-12-31"), ("2024-01-01", "2024-12-31")))
    assert not of_code(whole.check(), "completeness.gap")
    (finding,) = of_code(
        book.write(readings(("2023-01-01", "2023-12-31"), ("2024-02-01", "2024-12-31"))).check(), "completeness.gap"
    )
    assert "Nothing is recorded for birch, M1, electricity from 2024-01-01 to 2024-01-31" in finding.message


def test_a_series_that_stops_before_the_year_ends(book: SmallBook) -> None:
    (finding,) = of_code(book.write(readings(("2023-01-01", "2024-11-30"))).check(), "completeness.gap")
    assert "from 2024-12-01 to 2024-12-31" in finding.message


def test_a_series_may_begin_at_any_time(book: SmallBook) -> None:
    assert not of_code(book.write(readings(("2024-05-01", "2024-12-31"))).check(), "completeness.gap")


def test_records_without_evidence(book: SmallBook) -> None:
    book.write(readings(("2023-01-01", "2024-12-31")))
    assert not of_code(book.check(), "completeness.no_evidence")
    (finding,) = of_code(book.records("output 2024 5 t site=birch").check(), "completeness.no_evidence")
    assert "1 of 1 records of 'figures' name no evidence" in finding.message


def test_evidence_that_is_not_there(book: SmallBook) -> None:
    book.write(readings(("2023-01-01", "2024-12-31")))
    assert not of_code(book.check(), "completeness.evidence_lost")
    (book.root / "evidence" / "bill.pdf").unlink()
    (finding,) = of_code(book.check(), "completeness.evidence_lost")
    assert "evidence/bill.pdf" in finding.message


def test_a_document_outside_the_book_is_no_lost_file(book: SmallBook) -> None:
    book.write(
        {
            "records/figures.csv": """
            metric,site,start,end,quantity,unit,evidence
            output,birch,2024-01-01,2024-12-31,5,t,Annual report 2024
            """
        }
    )
    assert not of_code(book.check(), "completeness.evidence_lost")


def test_a_sum_that_lacks_a_part(book: SmallBook) -> None:
    rows = ("water_withdrawn 2024 500 m3 site=birch", "water_withdrawn 2024 {} m3 site=cedar")
    for given, expected in (("100", 0), ("not_applicable", 0), ("not_collected", 1)):
        found = of_code(book.records(rows[0], rows[1].format(given)).check(), "completeness.part_missing")
        assert len(found) == expected, given
    assert (found[0].metric, found[0].fiscal_year) == ("water_withdrawn", 2024)


def test_a_figure_without_a_value_is_noted(book: SmallBook) -> None:
    found = book.records("water_withdrawn 2024 not_collected m3 site=birch").check()
    assert {f.metric for f in of_code(found, "completeness.figure_missing")} >= {"water_withdrawn", "water_consumption"}
    assert {f.severity for f in of_code(found, "completeness.figure_missing")} == {"note"}


def test_no_factor_anywhere(book: SmallBook) -> None:
    book.head("country: HK, region: HK, supplier: clp", "country: ZZ")
    found = book.records("electricity_purchased 2024 5 MWh site=harbour").check()
    (finding,) = of_code(found, "factor.none")
    assert finding.severity == "error"
    assert "own, supplier, province, region, country, world" in finding.expected
    assert not of_code(book.records("electricity_purchased 2024 5 MWh site=birch").check(), "factor.none")


def test_the_opening_year_is_no_year_of_the_report(book: SmallBook) -> None:
    book.write(
        {
            "records/figures.csv": """
            metric,site,start,end,quantity,unit
            electricity_purchased,birch,2023-01-01,2023-12-31,10,MWh
            """,
            "records/states.csv": """
            metric,site,date,quantity,unit
            employees,,2022-12-31,not collected,person
            """,
        }
    )
    assert not [f for f in book.check() if f.code.startswith("completeness.") and f.fiscal_year == 2022]


def test_a_site_without_a_place_has_no_factor(book: SmallBook) -> None:
    examined = book.records("electricity_purchased 2024 5 MWh site=birch").examine()
    observer = Observer(
        catalogue=examined.book.catalogue,
        registers=examined.book.registers,
        records=examined.book.records,
        years=examined.model.years,
        age_bands=examined.book.settings.age_bands,
    )
    nowhere = replace(examined.model, places={})
    assert not of_code(calculate(observer.observations(), examined.model).findings, "factor.place")
    (finding,) = of_code(calculate(observer.observations(), nowhere).findings, "factor.place")
    assert "'birch' has no place" in finding.message
    assert (finding.metric, finding.fiscal_year) == ("electricity_emissions", 2024)
