"""The formulas of intensities, shares and growth, which follow from the catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assay.calc.formula import Formula

if TYPE_CHECKING:
    from assay.catalogue.catalogue import Catalogue
    from assay.catalogue.metric import Metric

_SOURCE = {
    "per": "HKEX ESG Reporting Guide, reporting principle 'quantitative': an amount divided by an activity",
    "share": "arithmetic: a part divided by the whole",
    "growth": "arithmetic: this year ÷ last year − 1",
}


def derived_formulas(catalogue: Catalogue) -> tuple[Formula, ...]:
    """One formula for each derived metric of a catalogue whose divisor is a metric too."""
    return tuple(
        _formula(metric)
        for metric in catalogue.metrics.values()
        if metric.derived and metric.derived.kind != "per_other"
    )


def _formula(metric: Metric) -> Formula:
    derived = metric.derived
    if derived is None:
        raise ValueError(metric.id)
    if derived.kind == "per":
        arguments = (derived.of, derived.by)
    elif derived.kind == "share":
        arguments = (derived.of, f"{derived.of}_total")
    else:
        arguments = (derived.of, f"{derived.of}_prior")

    def ratio(**values: Any) -> Any:
        return values[arguments[0]] / values[arguments[1]]

    def growth(**values: Any) -> Any:
        return values[arguments[0]] / values[arguments[1]] - 1

    return Formula(
        metric=metric.id,
        function=growth if derived.kind == "growth" else ratio,
        arguments=arguments,
        optional=frozenset(),
        source=_SOURCE[derived.kind],
    )
