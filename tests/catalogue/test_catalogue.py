from pathlib import Path
from textwrap import dedent

import pytest

from assay.catalogue.definitions import BadDefinition
from assay.catalogue.dimension import dimensions_of, parse_dimensions, written
from assay.catalogue.load import load_catalogue
from assay.content import TOPICS, load_content
from assay.core.languages import LANGUAGES


def _topic(root: Path, text: str) -> Path:
    (root / "extra").mkdir(parents=True, exist_ok=True)
    (root / "extra" / "metrics.yaml").write_text(dedent(text), "utf-8")
    return root


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_that_can_be_reported_is_called_something_in_each_language(language: str) -> None:
    catalogue = load_content().catalogue
    labels = [metric.label for metric in catalogue.metrics.values()]
    labels += [dimension.label for dimension in catalogue.dimensions.values()]
    labels += [member.label for dimension in catalogue.dimensions.values() for member in dimension.members.values()]
    labels += [parameter.label for parameter in load_content().parameters.values()]
    assert [label.en for label in labels if language in label.missing] == []


def test_intensities_shares_and_growth_follow_from_what_a_metric_lists() -> None:
    metrics = load_content().catalogue.metrics
    derived = metrics["ghg_emissions_per_revenue"]
    assert derived.derived is not None
    assert (derived.derived.kind, derived.derived.of, derived.derived.by) == ("per", "ghg_emissions", "revenue")
    assert derived.unit.family == "ghg/money_cny"
    assert metrics["employees_share"].unit.symbol == "%"
    assert metrics["revenue_growth"].unit.symbol == "%"


def test_money_is_in_the_currency_of_the_book() -> None:
    dollars = load_content().catalogue.for_currency("HKD")
    assert dollars.metrics["revenue"].unit.symbol == "HKD"
    assert dollars.metrics["ghg_emissions_per_revenue"].unit.family == "ghg/money_hkd"


def test_a_cut_has_one_spelling() -> None:
    cut = parse_dimensions(" gender=female ; age=under_30 ")
    assert cut == dimensions_of({"gender": "female", "age": "under_30", "region": ""})
    assert written(cut) == "age=under_30;gender=female"
    with pytest.raises(ValueError, match="dimension=member"):
        parse_dimensions("female")
    with pytest.raises(ValueError, match="twice"):
        parse_dimensions("gender=male;gender=female")


@pytest.mark.parametrize(
    ("entry", "complaint"),
    [
        ("shine: {label: {en: Shine}, unit: t, colour: red}", "unknown key 'colour'"),
        ("shine: {unit: t}", "'label' is required"),
        ("shine: {label: {en: Shine}, unit: t, period: sometimes}", "period is one of"),
        ("shine: {label: {en: Shine}, unit: t, aggregate: mean}", "aggregate is one of"),
        ("shine: {label: {en: Shine}, unit: t, dimensions: [hue]}", "hue"),
        ("scope_1: {label: {en: Again}, unit: t}", "scope_1"),
    ],
)
def test_a_faulty_definition_names_its_file_and_metric(tmp_path: Path, entry: str, complaint: str) -> None:
    root = _topic(tmp_path, entry)
    with pytest.raises(BadDefinition, match=complaint):
        load_catalogue([TOPICS, root])


def test_a_topic_may_lie_anywhere(tmp_path: Path) -> None:
    root = _topic(tmp_path, "shine: {label: {en: Shine of ingots}, unit: t, per: [per_output]}")
    catalogue = load_catalogue([TOPICS, root])
    assert catalogue.metrics["shine"].topic == "extra"
    assert catalogue.metrics["shine_per_output"].unit.symbol == "t/t"
