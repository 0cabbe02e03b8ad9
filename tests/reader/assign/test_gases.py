"""Columns of gases: each is a part of what the row names, and none is the whole."""

from __future__ import annotations

from dataclasses import replace

from assay.reader.claim import Claim
from assay.reader.naming.assign import assign
from reader.assign.made import labelled, lexicon


def named(*columns: tuple[str, str]) -> list[str]:
    """The metrics of one row, for columns with these headings and printed units."""
    claims: list[Claim] = [
        replace(
            labelled(f"{head} > Scope 1", "tCO2e"),
            id=at,
            grid=1,
            row=1,
            column=at,
            fiscal_year=2024,
            unit_printed=words,
        )
        for at, (head, words) in enumerate(columns)
    ]
    return [claim.metric for claim in assign(claims, lexicon())]


def test_a_column_of_one_gas_or_of_the_others_is_not_the_whole() -> None:
    assert named(("Emissions", "tCO₂"), ("Emissions", "tCH₄"), ("Emissions", "tN₂O"), ("Other", "tCO₂e"), ("Total", "t")) == [
        "", "", "", "", "scope_1",
    ]  # fmt: skip


def test_carbon_dioxide_alone_stays_the_whole() -> None:
    assert named(("Emissions", "tCO₂"), ("Total", "tCO₂e"))[0] == "scope_1"
