"""One formula, used with values, with intervals and with names, and turned round for one unknown."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assay.calc.expression import Name, NotSolvable, in_words, names_in, solve
from assay.calc.formula import Formula, formula, resolve_argument
from assay.calc.plan import make_plan
from assay.calc.words import formula_words, written_out
from assay.content import load_content
from assay.core.interval import Interval
from assay.core.quantity import Quantity, total
from assay.core.units import UnitMismatch, unit

MWH, FACTOR, TONNES = unit("MWh"), unit("tCO2e/MWh"), unit("tCO2e")


@formula(source="a test")
def emissions(power, grid_factor):  # type: ignore[no-untyped-def]
    return power * grid_factor


@formula(source="a test")
def mean_rate(leavers, employees, employees_opening):  # type: ignore[no-untyped-def]
    return leavers / ((employees + employees_opening) / 2)


@formula(source="a test")
def everything(one=None, two=None):  # type: ignore[no-untyped-def]
    return total(one, two)


def test_with_values_it_computes() -> None:
    result = emissions(Quantity(Decimal("60689.457"), MWH), Quantity(Decimal("0.6101"), FACTOR)).to(TONNES)
    assert result.number == Decimal("37026.6377157")


def test_with_intervals_it_says_what_can_be() -> None:
    power = Quantity(Interval.printed(Decimal("60689.457")), MWH)
    result = emissions(power, Quantity(Interval.exactly(Decimal("0.6101")), FACTOR)).to(TONNES)
    assert result.number.contains(Decimal("37026.6377157"))
    assert not result.number.exact


def test_with_names_it_says_what_it_does() -> None:
    assert in_words(emissions.expression(), str.upper) == "POWER × GRID_FACTOR"
    assert in_words(mean_rate.expression(), str) == "leavers ÷ ((employees + employees_opening) ÷ 2)"
    assert names_in(mean_rate.expression()) == ("leavers", "employees", "employees_opening")
    assert in_words(everything.expression(frozenset({"two"})), str) == "two"


@pytest.mark.parametrize(
    ("expression", "words"),
    [
        (Name("a") - (Name("b") - Name("c")), "a − (b − c)"),
        (Name("a") - Name("b") - Name("c"), "a − b − c"),
        ((Name("a") + Name("b")) * Name("c"), "(a + b) × c"),
        (Name("a") / (Name("b") * Name("c")), "a ÷ (b × c)"),
        (Name("a") / Name("b") - 1, "a ÷ b − 1"),
        (1 - Name("a"), "1 − a"),
    ],
)
def test_brackets_stand_where_they_are_needed(expression, words: str) -> None:  # type: ignore[no-untyped-def]
    assert in_words(expression, str) == words


@given(st.decimals(min_value=1, max_value=10**6, places=3), st.decimals(min_value="0.01", max_value=2, places=4))
def test_turned_round_it_gives_the_unknown_back(power: Decimal, factor: Decimal) -> None:
    given_values = {"power": Quantity(power, MWH)}
    result = Quantity(power * factor, TONNES)
    implied = solve(emissions.expression(), "grid_factor", result, given_values).to(FACTOR)
    assert abs(implied.number - factor) < Decimal("1E-25")


@pytest.mark.parametrize("unknown", ["a", "b", "c"])
def test_any_one_unknown_can_be_solved_for(unknown: str) -> None:
    values = {"a": Decimal(12), "b": Decimal(5), "c": Decimal(2)}
    expression = (Name("a") - Name("b")) / Name("c")
    rest = {name: value for name, value in values.items() if name != unknown}
    assert solve(expression, unknown, Decimal("3.5"), rest) == values[unknown]


def test_an_unknown_that_stands_twice_or_nowhere_cannot_be_solved() -> None:
    for expression in (Name("a") / (Name("a") + Name("b")), Name("b") + 1):
        with pytest.raises(NotSolvable):
            solve(expression, "a", Decimal(1), {"b": Decimal(1)})


def test_like_is_added_to_like_only() -> None:
    with pytest.raises(UnitMismatch):
        everything(Quantity(Decimal(1), MWH), Quantity(Decimal(1), TONNES))
    mixed = everything(Quantity(Decimal(1), MWH), Quantity(Decimal(500), unit("kWh")))
    assert mixed.to(MWH).number == Decimal("1.5")
    assert total(None, Quantity(Decimal(2), MWH)).number == 2


def test_what_an_argument_name_stands_for() -> None:
    metrics, parameters = {"employees": 1, "hires_total": 1}, {"grid_factor": 1}
    assert resolve_argument("grid_factor", False, metrics, parameters).parameter
    assert resolve_argument("employees_opening", False, metrics, parameters).view == "opening"
    assert resolve_argument("employees_prior", False, metrics, parameters).target == "employees"
    assert resolve_argument("hires_total", False, metrics, parameters).view == ""
    with pytest.raises(KeyError):
        resolve_argument("nothing", False, metrics, parameters)


def test_a_formula_holds_for_its_time_and_setting() -> None:
    dated = Formula(
        metric="m", function=lambda: None, arguments=(), optional=frozenset(), source="s",
        since=date(2020, 1, 1), until=date(2020, 12, 31), when={"way": "a"}, variant="m_a",
    )  # fmt: skip
    assert dated.id == "m:m_a"
    assert dated.holds_on(date(2020, 12, 31))
    assert not dated.holds_on(date(2021, 1, 1))
    assert dated.fits({"way": "a"})
    assert not dated.fits({"way": "b"})


def test_every_formula_of_the_catalogue_has_a_source_and_words_in_three_languages() -> None:
    content = load_content()
    plan, findings = make_plan(content.catalogue, content.formulas, content.parameters)
    assert findings == ()
    for steps in plan.steps.values():
        for step in steps:
            assert step.formula.source
            words = {
                lang: formula_words(step, content.catalogue, content.parameters, lang) for lang in ("en", "zh-Hant")
            }
            assert "_" not in words["en"], words["en"]
            assert words["en"] != words["zh-Hant"]


def test_views_are_words_too() -> None:
    content = load_content()
    plan, _ = make_plan(content.catalogue, content.formulas, content.parameters)

    def words(metric: str, language: str) -> str:
        return formula_words(plan.steps[metric][0], content.catalogue, content.parameters, language)  # type: ignore[arg-type]

    assert words("employees_share", "en") == "Number of employees ÷ Number of employees, total"
    assert words("revenue_growth", "en") == "Revenue ÷ Revenue of the year before − 1"
    assert words("revenue_growth", "zh-Hans") == "收入 ÷ 上年收入 − 1"


def test_numbers_are_written_out_unless_they_never_end() -> None:
    assert written_out(Decimal("60689.4570")) == "60,689.457"
    assert written_out(Decimal("1E+3")) == "1,000"
    assert written_out(Decimal(1) / Decimal(3)).startswith("≈ 0.333")
    assert written_out(Decimal(0)) == "0"
    assert written_out(Decimal("-0.0")) == "0"
