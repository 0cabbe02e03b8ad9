"""Prose takes its numbers from facts: what a passage becomes, and what is said of a faulty one."""

from __future__ import annotations

import pytest

from assay.core.findings import Finding
from assay.report.words import word
from small_book import SmallBook, of_code

from .composed import composed, document_of, passage, runs_of, section

RECORDS = """\
    metric,site,start,end,quantity,unit
    electricity_saved,,2023-01-01,2023-12-31,9000,MWh
    electricity_saved,,2024-01-01,2024-12-31,10344.4,MWh
    revenue,,2024-01-01,2024-12-31,399246000,CNY
    employee_satisfaction,,2024-01-01,2024-12-31,12.5,%
    fatalities,,2024-01-01,2024-12-31,0,person
    volunteer_hours,,2024-01-01,2024-12-31,not collected,h
    water_withdrawn,,2023-01-01,2023-12-31,7777,m3
    water_withdrawn,,2024-01-01,2024-12-31,7777,m3
"""
STATES = """\
    metric,gender,date,quantity,unit
    employees,male,2024-12-31,2025,person
    employees,female,2024-12-31,1234,person
"""


def told(book: SmallBook, **words: str) -> SmallBook:
    """The book with a chairman's statement in some languages: ``en``, ``hant``, ``hans``."""
    names = {"en": "en", "hant": "zh-Hant", "hans": "zh-Hans"}
    files = {f"narrative/chairman.{names[language]}.md": text for language, text in words.items()}
    return book.write({"records/figures.csv": RECORDS, "records/states.csv": STATES, **files})


def prose(book: SmallBook) -> list[Finding]:
    return [finding for finding in composed(book).findings if finding.code.startswith("prose.")]


def test_named_figures_stand_with_their_units_in_each_language(book: SmallBook) -> None:
    text = "{electricity_saved 2024}; {electricity_saved}; {revenue}; {employees 2024 gender=female}"
    told(book, en=text, hant=text, hans=text)
    assert passage(document_of(book), "chairman") == ["10,344 MWh; 10,344 MWh; RMB399.2 million; 1,234 persons"]
    assert passage(document_of(book, "zh-Hant"), "chairman") == ["10,344兆瓦時; 10,344兆瓦時; 399.2百萬元; 1,234人"]
    assert passage(document_of(book, "zh-Hans"), "chairman") == ["10,344兆瓦时; 10,344兆瓦时; 399.2百万元; 1,234人"]
    assert prose(book) == []


def test_a_figure_knows_its_fact(book: SmallBook) -> None:
    told(book, en="We bought {electricity_saved 2023 unit=no} MWh, and **{employees 2024 gender=female}** work here.")
    runs = {run.fact_key: run for run in runs_of(document_of(book)) if run.fact_key}
    assert runs["electricity_saved@2023"].text == "9,000"
    assert runs["electricity_saved@2023"].decimals == 0
    assert runs["employees@2024[gender=female]"].bold


def test_percent_stands_close(book: SmallBook) -> None:
    told(book, en="Satisfied: {employee_satisfaction}", hant="滿意：{employee_satisfaction}")
    assert passage(document_of(book), "chairman")[0].endswith("%")
    assert " " not in passage(document_of(book, "zh-Hant"), "chairman")[0]


def test_a_figure_that_is_missing_prints_its_words(book: SmallBook) -> None:
    text = "{volunteer_hours 2024}|{volunteer_hours 2024 unit=no}|{fatalities 2024 unit=no}"
    told(book, en=text, hant=text, hans=text)
    for language in ("en", "zh-Hant", "zh-Hans"):
        words = word("not_collected", language)  # type: ignore[arg-type]
        assert passage(document_of(book, language), "chairman") == [f"{words}|{words}|0"]


def test_bold_headings_and_lists(book: SmallBook) -> None:
    told(
        book,
        en="""\
        First line
        goes on. **Bold {electricity_saved 2024}** and plain.

        ## A heading with {employees 2024 gender=female}
        - one
        - two {electricity_saved 2023}
          goes on

        1. first
        2. second
        """,
        hant="""\
        一行
        接著另一行。
        """,
    )
    assert passage(document_of(book), "chairman") == [
        "First line goes on. Bold 10,344 MWh and plain.",
        "# A heading with 1,234 persons",
        "- one",
        "- two 9,000 MWh goes on",
        "1. first",
        "1. second",
    ]
    assert passage(document_of(book, "zh-Hant"), "chairman") == ["一行接著另一行。"]
    first = section(document_of(book), "chairman").blocks[0]
    assert [(run.text, run.bold) for run in first.runs] == [  # type: ignore[union-attr]
        ("First line goes on. ", False),
        ("Bold ", True),
        ("10,344 MWh", True),
        (" and plain.", False),
    ]


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("electricity_bought 2024", "no metric is called 'electricity_bought'"),
        ("electricity_saved 2019", "no figure for it in 2019"),
        ("employees 2024 gender=unknown", "no figure for it in 2024"),
        ("employees 2024 female", "a year and dimensions such as gender=female, nothing else"),
        ("electricity_saved 2023 2024", "no figure"),
        ("", "no metric is called ''"),
    ],
)
def test_an_unknown_name_is_an_error_with_file_and_line(book: SmallBook, name: str, problem: str) -> None:
    told(book, en=f"A first paragraph.\n\nA second one\nwhich names {{{name}}} here.\n")
    (found,) = of_code(composed(book).findings, "prose.unknown_name")
    assert found.severity == "error"
    assert found.place is not None
    assert (found.place.file, found.place.line) == ("narrative/chairman.en.md", 4)
    assert problem in found.message
    assert f"{{{name}}}" in found.message
    assert f"{{{name}}}" in passage(document_of(book), "chairman")[1]


def test_an_unknown_name_in_a_heading_is_found_too(book: SmallBook) -> None:
    told(book, en="## About {nothing 2024}\n")
    assert [found.code for found in prose(book)][:1] == ["prose.unknown_name"]


@pytest.mark.parametrize(
    ("typed", "fact"),
    [
        ("We bought 10,344 MWh.", "electricity_saved 2024"),
        ("We bought 10344 MWh.", "electricity_saved 2024"),
        ("Women: 1,234.", "employees 2024 gender=female"),
        ("Revenue (399.2 million)", "revenue 2024"),
        ("It was **9,000**.", "electricity_saved 2023"),
        ("- 12.5% in all", "employee_satisfaction 2024"),
    ],
)
def test_a_typed_figure_is_found_and_its_name_given(book: SmallBook, typed: str, fact: str) -> None:
    told(book, en=f"Before.\n\n{typed}\n", hant="前言。", hans="前言。")
    (found,) = prose(book)
    assert (found.code, found.severity) == ("prose.bare_number", "warning")
    assert found.place is not None
    assert (found.place.file, found.place.line) == ("narrative/chairman.en.md", 3)
    assert f"{{{fact}}}" in found.expected


def test_a_typed_figure_between_han_characters_is_found(book: SmallBook) -> None:
    told(book, en="Words.", hant="年內節電量約10,344兆瓦時。", hans="文字。")
    (found,) = prose(book)
    assert found.code == "prose.bare_number"
    assert found.place is not None
    assert found.place.file == "narrative/chairman.zh-Hant.md"


@pytest.mark.parametrize(
    "words",
    [
        "In 2024 and 2025, since 1999.",  # years, though 2025 men are employed
        "于2024年及2025年。",
        "We have 0 deaths, 12 rules and 3.5 reasons.",  # short numbers stand everywhere
        "Water use stayed at 7,777 tonnes.",  # two facts share the digits: nothing can be said
        "Standard ISO-10344, code A10,344, on 2024/10344.",  # parts of names
        "Some 55,555 trees, 10,344.4 litres.",  # no figure of the report
    ],
)
def test_numbers_that_are_no_figures_are_silent(book: SmallBook, words: str) -> None:
    told(book, en=words)
    assert prose(book) == []


def test_languages_that_name_different_facts(book: SmallBook) -> None:
    told(
        book,
        en="{electricity_saved 2024} and {electricity_saved 2023}",
        hant="{electricity_saved 2023}、{electricity_saved 2024}",
        hans="{electricity_saved 2024}",
    )
    (found,) = prose(book)
    assert (found.code, found.severity) == ("prose.languages_differ", "error")
    assert "electricity_saved@2023" in found.message
    assert "zh-Hans text does not" in found.message


def test_a_passage_in_one_language_only_is_no_equal_report(book: SmallBook) -> None:
    told(book, en="{electricity_saved 2024}")
    assert [found.code for found in prose(book)] == ["prose.languages_differ"] * 2
