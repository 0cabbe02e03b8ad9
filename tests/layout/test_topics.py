"""What every topic owes: words in three languages, formulas that can be read, sourced and resolved."""

from __future__ import annotations

import pytest

from assay.calc.formula import Formula
from assay.calc.plan import make_plan
from assay.catalogue.definitions import MetricDefinition, read_metrics, topic_folders
from assay.content import TOPICS, load_content

CONTENT = load_content()
METRICS = [
    metric
    for folder in topic_folders([TOPICS])
    if (folder / "metrics.yaml").exists()
    for metric in read_metrics(folder / "metrics.yaml")
]


@pytest.mark.parametrize("metric", METRICS, ids=lambda metric: metric.id)
def test_a_metric_is_named_in_three_languages(metric: MetricDefinition) -> None:
    assert not metric.label.missing


def test_metrics_and_parameters_have_one_owner() -> None:
    names = [metric.id for metric in METRICS]
    assert len(names) == len(set(names))
    assert not set(names) & CONTENT.parameters.keys()


@pytest.mark.parametrize("formula", CONTENT.formulas, ids=lambda formula: formula.id)
def test_a_formula_says_what_it_means_and_who_says_so(formula: Formula) -> None:
    assert formula.source.strip(), "name the document and the place in it"
    assert (formula.function.__doc__ or "").strip(), "say what it is, and its unit"


def test_formulas_resolve_and_have_an_order() -> None:
    _, findings = make_plan(CONTENT.catalogue, CONTENT.formulas, CONTENT.parameters)
    assert [str(finding) for finding in findings] == []


def test_what_a_register_yields_is_a_metric() -> None:
    yielded = {(name, y.metric) for name, spec in CONTENT.registers.items() for y in spec.yields}
    assert not {(name, metric) for name, metric in yielded if metric not in CONTENT.catalogue.metrics}
