"""Money that a table or a heading names by a sign only, and units that stand once for a whole table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assay.core.units import unit
from assay.reader.block import Passage
from assay.reader.figures.currencies import is_open
from assay.reader.figures.document_money import money_named
from assay.reader.figures.grid_header import sections_of
from assay.reader.figures.unit_words import unit_in
from reader.figures.drawn import read, table

if TYPE_CHECKING:
    from assay.reader.figures.sections import Section


def test_a_bare_dollar_is_a_unit_that_waits_for_the_document() -> None:
    for words in ("$m", "$'000", "$ million", "$"):
        found = unit_in(words)
        assert found is not None
        assert is_open(found)
    named = unit_in("A$m")
    assert named is not None
    assert not is_open(named)


@pytest.mark.parametrize(
    ("texts", "dollar"),
    [
        (["Gifts of A$3m and A$4m", "The A$ fell."], "AUD"),
        (["All amounts are expressed in New Zealand dollars unless stated otherwise."], "NZD"),
        (["Sales of US$2m, US$4m and A$3m"], ""),
        (["Sales of $2m"], ""),
    ],
)
def test_the_dollar_of_a_document(texts: list[str], dollar: str) -> None:
    assert money_named(texts).dollar == dollar


def test_the_yuan_of_taiwan_and_the_unit_of_all_amounts() -> None:
    money = money_named(["(除另有註明者外，所有金額均以新台幣千元為單位)", "新台幣五元"])
    assert money.yuan == "TWD"
    assert money.amounts is not None
    assert money.amounts.unit == unit("1000TWD")
    assert money_named(["人民幣千元"]).yuan == "CNY"


KITES = """
Item         | 2024 ($m) | 2023 ($m)
Kites sold   | 512       | 498
Kites mended | 77        | 71
"""


def test_an_open_dollar_is_kept_as_it_is_printed() -> None:
    found = read(table(KITES))
    assert {(c.unit, c.unit_printed) for c in found} == {(None, "$m")}


def test_the_dollar_that_the_document_names_is_that_of_its_tables() -> None:
    said = Passage(text="All amounts are presented in Australian dollars.", kind="paragraph", page=1, line=1)
    found = [c for c in read(said, table(KITES)) if c.source == "table"]
    assert {c.unit and c.unit.symbol for c in found} == {"MAUD"}
    assert {c.unit_printed for c in found} == {"$m"}


def of(text: str) -> Section:
    (section,) = sections_of(table(text).rows, 2024)
    return section


def test_a_unit_at_the_end_of_the_header_is_of_every_column() -> None:
    found = read(
        table("""
     | 2024年 | 2024年 | 單位：千元
     | 金額   | 佔比   | 同比增減
風箏 | 512    | 12%    | 3%
船   | 498    | 88%    | 4%
""")
    )
    assert [c.unit_printed for c in found] == ["千元", "%", "%"] * 2


def test_a_change_against_last_year_is_of_this_year() -> None:
    section = of("""
     |      | 成本比上年
     | 成本 | 同期增減
風箏 | 512  | 3%
船   | 498  | 4%
""")
    assert section.columns[2].change
    assert section.columns[2].year is None


def test_a_sign_of_money_in_a_column_of_its_own_is_no_label() -> None:
    section = of("""
      |   | 2024 | 2023
Kites | $ | 512  | 498
Boats |   | 77   | 71
""")
    assert section.labels == (0,)
    assert section.columns[2].sign is not None
    assert section.columns[2].sign.printed == "$"
    assert section.columns[2].unit is None


def test_a_column_of_units_may_count_in_thousands() -> None:
    section = of("""
Kites | 000 tonnes | 512 | 498
Boats | %          | 77  | 71
Ropes | 000 tonnes | 7   | 9
""")
    assert section.columns[1].role == "unit"


def test_an_absolute_number_is_no_share() -> None:
    section = of("""
             | Kites (%) | Boats (%)
             | New (%)   | Total (absolute number)
Under 30 (%) | 60%       | 3
Over 30 (%)  | 40%       | 2
""")
    total = section.columns[2].unit
    assert total is not None
    assert total.unit.symbol == "count"


def test_years_in_one_line_stand_over_as_many_columns_each() -> None:
    grid = table(
        """
Kites | 512 | 498 | 1.1 | 77 | 71 | 1.2 | 31 | 29 | 1.3
Boats | 412 | 398 | 1.2 | 67 | 61 | 1.3 | 21 | 19 | 1.4
""",
        "2021年 2022年 2023年",
    )
    assert [c.fiscal_year for c in read(grid)][:9] == [2021] * 3 + [2022] * 3 + [2023] * 3


def test_years_in_which_something_is_are_no_figures() -> None:
    grid = table(
        """
Captain | Year appointed | Boats
Ada     | 2015           | 512
Bo      | 2019           | 498
"""
    )
    assert {str(c.value) for c in read(grid)} == {"512", "498"}
