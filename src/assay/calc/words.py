"""Formulas and figures in words: what an argument is called, how a number is written in an explanation."""

from __future__ import annotations

from decimal import Decimal, localcontext
from typing import TYPE_CHECKING

from assay.calc.expression import in_words
from assay.core.languages import Text
from assay.core.numbers import EXACT, grouped

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from assay.calc.formula import Argument, View
    from assay.calc.plan import Step
    from assay.catalogue.catalogue import Catalogue
    from assay.catalogue.dimension import Dimensions
    from assay.core.languages import Language
    from assay.factors.parameter import Parameter

# What is seen of a figure through the endings of argument names (assay.calc.formula).
_VIEWS: Mapping[View, Text] = {
    "": Text("{label}", "{label}", "{label}"),
    "total": Text("{label}, total", "{label}（總計）", "{label}（总计）"),
    "opening": Text("{label} at the end of the year before", "上年末{label}", "上年末{label}"),
    "prior": Text("{label} of the year before", "上年{label}", "上年{label}"),
    "base": Text("{label} of the base year", "基準年{label}", "基准年{label}"),
}

# A figure is written out up to as many digits as a person will compare; beyond them it is cut and marked.
_DIGITS_SHOWN = 16
_DIGITS_CUT = 12


def argument_words(
    argument: Argument, catalogue: Catalogue, parameters: Mapping[str, Parameter], language: Language
) -> str:
    """What an argument of a formula is called: ``Number of employees at the end of the year before``."""
    if argument.parameter:
        return parameters[argument.target].label.in_language(language)
    label = catalogue.metrics[argument.target].label.in_language(language)
    return _VIEWS[argument.view].in_language(language).replace("{label}", label)


def formula_words(
    step: Step,
    catalogue: Catalogue,
    parameters: Mapping[str, Parameter],
    language: Language,
    present: frozenset[str] | None = None,
) -> str:
    """A formula with labels for names: ``Purchased electricity × grid emission factor``.

    ``present`` leaves out those optional arguments that the group has no figures for.
    """
    names = {a.name: argument_words(a, catalogue, parameters, language) for a in step.arguments}
    return in_words(step.formula.expression(present), _lookup(names))


def formula_figures(step: Step, figures: Mapping[str, str]) -> str:
    """A formula with figures for names: ``60,689.457 MWh × 0.6101 tCO2e/MWh``."""
    return in_words(step.formula.expression(frozenset(figures)), _lookup(figures))


def _lookup(names: Mapping[str, str]) -> Callable[[str], str]:
    return lambda name: names.get(name, name)


def cut_words(dimensions: Dimensions, catalogue: Catalogue, sites: Mapping[str, Text], language: Language) -> str:
    """A cut through a metric in words: ``Female, Under 30``. An empty member is one that was not told apart."""
    words = [
        sites.get(member, Text(member)).in_language(language)
        if name == "site"
        else catalogue.member_label(name, member).in_language(language)
        for name, member in dimensions
        if member
    ]
    return (", " if language == "en" else "、").join(words)


def written_out(value: Decimal) -> str:
    """A number for an explanation: all its digits where there are few, else twelve of them after ``≈``.

    >>> written_out(Decimal("60689.4570"))
    '60,689.457'
    >>> written_out(Decimal(1) / Decimal(3))
    '≈ 0.333333333333'
    """
    with localcontext(EXACT) as context:
        full = value.normalize()
        shown, mark = value, ""
        if len(full.as_tuple().digits) > _DIGITS_SHOWN:
            context.prec = _DIGITS_CUT
            shown, mark = +value, "≈ "
    text = grouped(shown)
    return mark + (text.rstrip("0").rstrip(".") if "." in text else text)
