"""Only running text says something: what is torn, a caption, a row or in another language is listed, not claimed.
All words are invented."""

from dataclasses import replace

import pytest

from assay.reader.block import Passage
from assay.reader.claim import Claim
from assay.reader.page import Box
from reader.figures.drawn import read, said, shown, unplaced

DRAWN = Passage(text="", kind="paragraph", page=3, box=Box(0, 0, 100, 10))


def claims_of(text: str) -> list[tuple[int | None, str, str, str]]:
    return [shown(claim) for claim in read(replace(DRAWN, text=text))]


def reasons_of(text: str) -> list[tuple[str, str]]:
    return [(one.printed, one.reason) for one in unplaced(replace(DRAWN, text=text))]


def labels_of(claims: tuple[Claim, ...]) -> list[str]:
    return [claim.labels[0] for claim in claims]


@pytest.mark.parametrize(
    "text",
    [
        "Glass: 70% Paper: 38% Steel: 35%",
        "emissions were cut by 11.3% at the plant.",
        "The tool will associations has reached a record level of 6,738 hours in 2023.",
        "Paid out in shares paid out in shares the board holds 40% of them.",
        "Lamps in the northern hall of the plant 412",
        "305-1 Steam The plant used 412 GJ of steam.",
        "員工 男性 女性 管理層 一般員工 42%",
    ],
)
def test_what_is_no_sentence_is_listed(text: str) -> None:
    assert claims_of(text) == []
    assert {reason for _, reason in reasons_of(text)} == {"no_sentence"}


def test_a_line_that_names_one_figure_is_as_good_as_a_sentence() -> None:
    assert claims_of("Treatment rate of waste gas: 98%") == [(2023, "Treatment rate of waste gas", "98", "%")]


def test_a_missing_full_stop_is_no_fault() -> None:
    assert claims_of("The plant treated 98% of its waste gas") == [
        (2023, "plant treated … of its waste gas", "98", "%")
    ]


def test_another_language_is_not_guessed() -> None:
    assert reasons_of("Der Verbrauch der Anlage ist um 4.120 Tonnen und 12 % gestiegen.") == [
        ("4.120", "other_language"),
        ("12", "other_language"),
    ]


def test_points_and_commas_that_can_be_read_in_two_ways() -> None:
    text = "We trained staff for 44.000 hours and spent €1,61 million on training."
    assert reasons_of(text) == [("44.000", "digits_open"), ("1", "digits_open")]
    assert claims_of("The plant trained its staff for 44,000 hours.")[0][2:] == ("44000", "h")


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("We held 14 drills for the night shift.", "held drills for the night shift"),
        ("The Group conducted training for 480 employees.", "conducted training … employees"),
        ("Sales of lamps increased to RMB5 million.", "Sales of lamps"),
        ("Water use of the plant was 15% lower compared to the previous year.", "Water use of the plant"),
    ],
)
def test_the_label_says_what_is_counted(text: str, label: str) -> None:
    assert labels_of(said(text))[:1] == [label]


@pytest.mark.parametrize(
    "text",
    [
        "Of this figure, an amount of €29 million was paid.",
        "It was followed by €24 million.",
        "The rise to 2025 will be minus €3 million.",
    ],
)
def test_words_that_name_nothing_give_no_claim(text: str) -> None:
    assert said(text) == ()
    assert unplaced(Passage(text=text, kind="paragraph"))


@pytest.mark.parametrize(
    "text",
    ["20 These figures are estimates.", "Our plant is on the Lamp 100 list of makers.", "Scopes 1, 2, and 3 count."],
)
def test_marks_of_notes_and_names_are_no_figures(text: str) -> None:
    assert said(text) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Under its Strategy 2030 the Group runs 12 plants.", (2023, "prose")),
        ("100% of our lamps will be repairable by 2030.", (2030, "target")),
        (
            "In its plan of April 2021, the Group set a share of women of 8% to be reached by the end of 2026.",
            (2026, "target"),
        ),
        ("Employees are entitled to 98 days of leave.", (None, "prose")),
        ("Costs of €25 million arose, after €24 million in the previous year.", (2023, "prose")),
        ("Since its listing in 2012 the Group has planted 5,500 trees.", (2023, "prose")),
        ("In 2012 the Group planted 5,500 trees.", (2012, "prose")),
    ],
)
def test_the_year_is_that_of_the_clause(text: str, expected: tuple[int | None, str]) -> None:
    claim = said(text)[0]
    assert (claim.fiscal_year, claim.source) == expected


def test_a_sentence_that_breaks_off_goes_on_in_the_next_column() -> None:
    first = replace(DRAWN, text="During the year the northern plant and its two halls used a total of")
    second = replace(DRAWN, text="4,120 tonnes of steam.")
    third = replace(DRAWN, text="In the same year the southern plant and its three halls, which")
    fourth = replace(DRAWN, text="were opened in May, used 310 tonnes of steam.")
    found = read(first, second, third, fourth)
    assert [claim.printed for claim in found] == ["4,120 tonnes", "310 tonnes"]
    assert found[1].quote.startswith("In the same year")


def test_chinese_sentences() -> None:
    found = said("於二零二三年，本集團共舉辦12場安全培訓，參與員工達480名；去年為410名。培訓覆蓋率由92%提升至95%。")
    assert (2023, "12") in [(claim.fiscal_year, str(claim.value)) for claim in found]
    level = next(claim for claim in found if str(claim.value) == "95")
    assert "increase" not in level.labels


def test_a_million_tonnes_by_its_sign() -> None:
    (claim,) = said("Emissions from the use of gas were 1.2 Mt in 2023.")
    assert (str(claim.value), claim.unit.symbol if claim.unit else "") == ("1.2", "1000000t")


@pytest.mark.parametrize(
    "text",
    [
        "To serve them better, 7i staff take part.",
        "The campaign #100Lamps lit the halls of the plant.",
        "Air is around the staff of the plant 24 hours a day.",
    ],
)
def test_a_number_that_is_part_of_a_name_or_a_saying(text: str) -> None:
    assert said(text) == ()


def test_two_columns_read_across() -> None:
    text = "The plant audited 40 facilities in the north We require audits of all makers every year."
    assert claims_of(text) == []


def test_a_year_in_brackets_does_not_lend_a_percentage_to_money() -> None:
    found = said("Sales of the plant rose 16% to $975m (2022: $838m).")
    shown = [(claim.printed, claim.fiscal_year, claim.unit_printed) for claim in found]
    assert shown == [("16%", 2023, "%"), ("$975m", 2023, "$m"), ("$838m", 2022, "$m")]
