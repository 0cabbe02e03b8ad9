"""An explanation: the sum, the factor and its document, the rung, the record and its place; in three languages."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from assay.calc.absence import why_absent
from assay.calc.explain import explain
from assay.calc.explain_text import as_data, as_text
from assay.calc.reach import Reach
from assay.facts.fact import FactKey

if TYPE_CHECKING:
    from assay.core.languages import Language
    from assay.examine import Examined
    from small_book import SmallBook

FIGURES = "metric,site,start,end,quantity,unit,carrier,evidence,page,line\n"
FACTOR = "own-1,grid_factor,own,,,0.6101,tCO2e/MWh,2020-01-01,,Supplier letter 7,Grid Ltd,{}"


def power(book: SmallBook, confidence: str = "verified") -> Examined:
    book.own_factors(FACTOR.format(confidence))
    book.write(
        {
            "records/figures.csv": FIGURES
            + "electricity_purchased,cedar,2024-01-01,2024-12-31,60689457,kWh,,bills.pdf,50,716\n"
        }
    )
    return book.examine()


def told(
    examined: Examined,
    metric: str,
    year: int = 2024,
    language: Language = "en",
    *,
    everything: bool = False,
    **cut: str,
) -> str:
    found = explain(examined.case, FactKey(metric, year, tuple(sorted(cut.items()))), language)
    assert found is not None
    return as_text(found, language, everything=everything)


def test_it_goes_from_the_figure_down_to_the_bill(book: SmallBook) -> None:
    text = told(power(book), "scope_2_location")
    for part in (
        "Energy-indirect emissions (Scope 2, location-based) 2024",
        "= 37,027 tCO₂e (exactly 37,026.6377157 tCO₂e)",
        "Purchased electricity × grid emission factor",
        "60,689.457 MWh × 0.6101 tCO₂e/MWh",
        "GHG Protocol Scope 2 Guidance",
        "Document: Supplier letter 7 (Grid Ltd)",
        "verified: seen in a source",
        "the group's own factor, in force on the day",
        "records/figures.csv, row 2: 60689457 kWh → 60,689.457 MWh | bills.pdf, page 50, line 716",
    ):
        assert part in text, part


def test_it_speaks_three_languages(book: SmallBook) -> None:
    examined = power(book)
    traditional = told(examined, "scope_2_location", language="zh-Hant")
    assert "外購電力 × 電網排放因子" in traditional
    assert "選用層級：集團自有因子，當日有效" in traditional
    simplified = told(examined, "scope_2_location", language="zh-Hans")
    assert "外购电力 × 电网排放因子" in simplified
    assert "37,027 吨二氧化碳当量" in simplified


def test_a_recalled_factor_is_marked(book: SmallBook) -> None:
    assert "recalled: from memory" in told(power(book, "recalled"), "scope_2_location")


def test_data_says_the_same_as_the_text(book: SmallBook) -> None:
    examined = power(book)
    found = explain(examined.case, FactKey("scope_2_location", 2024))
    assert found is not None
    data = as_data(found)
    assert data["value"] == "37026.6377157"
    part = data["inputs"][0]["parts"][0]
    assert part["factors"][0]["document"] == "Supplier letter 7"
    assert part["factors"][0]["rung"] == "the group's own factor, in force on the day"
    (record,) = part["inputs"][0]["records"]
    assert record == {
        "id": "figures.csv:2",
        "register": "figures",
        "file": "records/figures.csv",
        "row": 2,
        "evidence": "bills.pdf",
        "page": 50,
        "line": 716,
        "entered": "60689457 kWh",
        "amount": "60689.457",
        "unit": "MWh",
    }


def test_a_shared_bill_says_how_many_of_its_days(book: SmallBook) -> None:
    book.write({"records/figures.csv": FIGURES + "electricity_purchased,cedar,2023-12-17,2024-01-16,310,MWh,,,,\n"})
    assert "310 MWh → 160 MWh (16 of its 31 days)" in told(book.examine(), "electricity_purchased")


def test_printed_records_give_an_interval(book: SmallBook) -> None:
    book.head("settings:", "settings:\n  records_as_printed: yes")
    assert "between 60,689.4565 and 60,689.4575, for the records are rounded digits" in told(
        power(book), "electricity_purchased"
    )


def test_a_gap_is_told(book: SmallBook) -> None:
    book.write(
        {
            "records/figures.csv": FIGURES
            + "water_withdrawn,birch,2024-01-01,2024-12-31,10,m3,,,,\n"
            + "water_withdrawn,cedar,2024-01-01,2024-12-31,not collected,m3,,,,\n"
        }
    )
    assert "Lacks: not collected" in told(book.examine(), "water_consumption")
    assert "No value: not collected" in told(book.examine(), "water_withdrawn", site="cedar")


def test_long_lists_are_cut_unless_all_is_asked_for(book: SmallBook) -> None:
    rows = "".join(f"output,birch,2024-{month:02},2024-{month:02},{month},t,,,,\n" for month in range(1, 13))
    examined = book.write({"records/figures.csv": FIGURES + rows}).examine()
    assert "… and 2 more (--all lists them)" in told(examined, "output")
    assert told(examined, "output", everything=True).count("records/figures.csv") == 12


def test_what_a_formula_gives_beside_a_recorded_figure_is_told_too(book: SmallBook) -> None:
    book.write(
        {
            "records/figures.csv": FIGURES
            + "water_withdrawn,birch,2024-01-01,2024-12-31,500,m3,,,,\n"
            + "water_consumption,birch,2024-01-01,2024-12-31,480,m3,,,,\n"
        }
    )
    text = told(book.examine(), "water_consumption")
    assert "480 m³" in text
    assert "Its formula gives, from the other records:" in text
    assert "500 m³" in text


def test_a_share_names_its_part_and_its_whole(book: SmallBook) -> None:
    book.write(
        {
            "records/states.csv": """
            metric,site,date,quantity,unit,gender
            employees,,2024-12-31,30,person,female
            employees,,2024-12-31,70,person,male
            """
        }
    )
    text = told(book.examine(), "employees_share", gender="female")
    assert "Number of employees ÷ Number of employees, total" in text
    assert "30 persons ÷ 100 persons" in text


def test_a_record_is_followed_forward(book: SmallBook) -> None:
    examined = power(book)
    fed = Reach(examined.calculation.facts).facts(("figures", "figures.csv:2"))
    names = {str(key) for key in fed}
    assert {"electricity_purchased@2024", "scope_2_location@2024[site=cedar]", "energy_consumed@2024"} <= names
    assert Reach(examined.calculation.facts).facts(("figures", "nothing")) == frozenset()


def why(examined: Examined, metric: str, year: int = 2024, **cut: str) -> str:
    key = FactKey(metric, year, tuple(sorted(cut.items())))
    assert explain(examined.case, key) is None
    return " ".join(why_absent(examined.case, key))


def test_why_there_is_no_such_figure(book: SmallBook) -> None:
    examined = power(book)
    assert "The book is about 2023 and 2024, not 2019" in why(examined, "scope_1", 2019)
    assert "No site is called 'brich'" in why(examined, "scope_2_location", site="brich")
    assert "not split by 'gender'" in why(examined, "scope_2_location", gender="female")
    assert "no member 'femail'" in why(examined, "employees", gender="femail")
    assert "No record gives 'water_withdrawn' for 2024" in why(examined, "water_consumption")
    assert "'fuel_consumed'" in why(examined, "scope_1")
    assert "records/roster or records/states" in why(examined, "employees")
    assert "Known: site=cedar" in why(examined, "scope_2_location", site="birch")


def test_a_figure_without_a_total_says_which_parts_there_are(book: SmallBook) -> None:
    book.write({"records/figures.csv": FIGURES + "fuel_consumed,birch,2024-01-01,2024-12-31,5000,L,diesel,,,\n"})
    assert "--by carrier=diesel" in why(book.examine(), "fuel_consumed")


def test_a_figure_is_printed_as_the_book_presents_it(book: SmallBook) -> None:
    book.head("settings:", "presentation:\n  electricity_purchased: {unit: 10000kWh, decimals: 1}\nsettings:")
    examined = power(book)
    found = explain(examined.case, FactKey("electricity_purchased", 2024))
    assert found is not None
    assert (found.printed, found.value) == ("6,068.9 10,000 kWh", Decimal("60689.457"))
