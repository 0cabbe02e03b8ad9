"""Coverage: what is met, what lacks, what is explained. The edition here is made up."""

from __future__ import annotations

from datetime import date

import pytest

from assay.core.languages import Text
from assay.frameworks.coverage import Coverage, Lack, coverage
from assay.frameworks.edition import Aspect, Edition, Phase, Provision, Requirement

REASON = Text("not collected yet", "尚未收集", "尚未收集")


def said(lacks: tuple[Lack, ...]) -> list[str]:
    return [str(lack) for lack in lacks]


def provision(code: str, **given: object) -> Provision:
    base: dict[str, object] = {"aspect": "A", "kind": "quantitative", "obligation": "comply_or_explain"}
    return Provision(code=code, title=Text(code, code, code), **{**base, **given})  # type: ignore[arg-type]


def edition(*provisions: Provision) -> Edition:
    return Edition(
        id="made-up",
        title=Text("Made up"),
        publisher="nobody",
        document="",
        url="",
        licence="",
        since=date(2020, 7, 1),
        until=date(2025, 1, 1),
        confidence="verified",
        aspects=(Aspect("A", Text("A", "A", "A")),),
        provisions=provisions,
    )


def cover(
    given: Provision,
    facts: set[tuple[str, int, str]],
    words: frozenset[str] = frozenset(),
    explained: dict[str, Text] | None = None,
) -> Coverage:
    def disclosed(metric: str, year: int, dims: tuple[str, ...] | None) -> bool:
        return (metric, year, ",".join(dims or ())) in facts

    (only,) = coverage(edition(given), disclosed, words.__contains__, explained or {}, (2023, 2024, 2025))
    return only


WATER = provision("W", requires=(Requirement(("water",)), Requirement(("water_per_output", "water_per_revenue"))))


def test_all_figures_are_there() -> None:
    result = cover(WATER, {("water", 2025, ""), ("water_per_revenue", 2025, "")})
    assert result == Coverage("made-up", "W", "disclosed")


def test_some_figures_are_there() -> None:
    result = cover(WATER, {("water", 2025, "")})
    assert (result.status, said(result.missing)) == ("partial", ["water_per_output or water_per_revenue, 2025"])


def test_nothing_is_there() -> None:
    result = cover(WATER, set())
    assert result.status == "missing"
    assert len(result.missing) == 2


def test_an_explanation_instead_of_everything() -> None:
    result = cover(WATER, set(), explained={"W": REASON})
    assert (result.status, result.reason) == ("explained", REASON)


def test_an_explanation_beside_a_part() -> None:
    result = cover(WATER, {("water", 2025, "")}, explained={"W": REASON})
    assert (result.status, result.reason) == ("partial", REASON)


def test_an_explanation_is_not_needed_when_all_is_there() -> None:
    facts = {("water", 2025, ""), ("water_per_revenue", 2025, "")}
    result = cover(WATER, facts, explained={"W": REASON})
    assert (result.status, result.reason) == ("disclosed", None)


def test_each_split_counts_by_itself() -> None:
    given = provision("S", requires=(Requirement(("turnover",), ("gender", "age")),))
    result = cover(given, {("turnover", 2025, "gender")})
    assert (result.status, said(result.missing)) == ("partial", ["turnover by age, 2025"])
    assert cover(given, {("turnover", 2025, "gender"), ("turnover", 2025, "age")}).status == "disclosed"


def test_a_total_does_not_stand_for_a_split() -> None:
    given = provision("S", requires=(Requirement(("turnover",), ("gender",)),))
    assert cover(given, {("turnover", 2025, "")}).status == "missing"


def test_three_years_count_back_from_the_reporting_year() -> None:
    given = provision("Y", requires=(Requirement(("deaths",), years=3),))
    result = cover(given, {("deaths", 2025, ""), ("deaths", 2024, "")})
    assert said(result.missing) == ["deaths, 2023"]
    assert cover(given, {("deaths", year, "") for year in (2023, 2024, 2025)}).status == "disclosed"


def test_words_of_narrative_and_mixed_provisions() -> None:
    told = provision("N", kind="narrative")
    assert said(cover(told, set()).missing) == ["a description in words"]
    assert cover(told, set(), frozenset({"N"})).status == "disclosed"
    both = provision("N", kind="mixed", requires=(Requirement(("complaints",)),))
    assert cover(both, {("complaints", 2025, "")}).status == "partial"
    assert cover(both, {("complaints", 2025, "")}, frozenset({"N"})).status == "disclosed"


def test_a_figure_that_no_metric_measures_is_told_in_words() -> None:
    given = provision("Q")
    assert cover(given, set()).status == "missing"
    assert cover(given, set(), frozenset({"Q"})).status == "disclosed"


def test_what_is_asked_where_appropriate_is_said_but_not_counted() -> None:
    given = provision("P", requires=(Requirement(("waste",)),), appropriate=("waste_per_output", "waste_per_revenue"))
    bare = cover(given, {("waste", 2025, "")})
    assert (bare.status, bare.missing) == ("disclosed", ())
    assert said(bare.optional) == ["waste_per_output or waste_per_revenue, 2025"]
    assert cover(given, {("waste", 2025, ""), ("waste_per_revenue", 2025, "")}).optional == ()
    assert cover(given, {("waste_per_revenue", 2025, "")}).status == "missing"


def test_guidance_asks_for_nothing() -> None:
    given = edition(provision("G", obligation="guidance"))
    assert coverage(given, lambda *_: False, lambda _: False, {}, (2025,)) == ()


def test_years_are_needed() -> None:
    with pytest.raises(ValueError, match="fiscal years"):
        coverage(edition(WATER), lambda *_: False, lambda _: False, {}, ())


def test_obligation_of_an_issuer_class_changes_with_the_year() -> None:
    given = provision("D", phases=(Phase("large_cap", date(2026, 1, 1), "mandatory"),))
    assert given.obligation_for(("large_cap",), date(2025, 1, 1)) == "comply_or_explain"
    assert given.obligation_for(("large_cap",), date(2026, 1, 1)) == "mandatory"
    assert given.obligation_for(("main_board",), date(2026, 1, 1)) == "comply_or_explain"


def test_an_edition_applies_to_years_that_begin_in_its_time() -> None:
    given = edition()
    assert not given.applies_to(date(2020, 6, 30))
    assert given.applies_to(date(2020, 7, 1))
    assert given.applies_to(date(2024, 12, 31))
    assert not given.applies_to(date(2025, 1, 1))
