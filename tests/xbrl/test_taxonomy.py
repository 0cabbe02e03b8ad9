"""The taxonomy is generated whole, says everything in three languages, and is accepted by the validator."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

from assay.catalogue.catalogue import build
from assay.catalogue.definitions import MetricDefinition
from assay.content import load_content
from assay.core.languages import LANGUAGES, Language, Text
from assay.core.units import unit
from assay.xbrl.gate import Subject, validate
from assay.xbrl.generate import NameTaken, generate
from assay.xbrl.measures import Measure, item_type, measure_of
from assay.xbrl.names import ENTRY_POINT, concept_of
from assay.xbrl.taxonomy import Taxonomy
from assay.xbrl.taxonomy_package import taxonomy_package

LINK = "{http://www.xbrl.org/2003/linkbase}"
XLINK = "{http://www.w3.org/1999/xlink}"


@pytest.fixture(scope="session")
def package(taxonomy: Taxonomy) -> bytes:
    return taxonomy_package(taxonomy)


def test_the_validator_accepts_it_without_a_network(package: bytes, tmp_path: Path) -> None:
    path = tmp_path / "taxonomy.zip"
    path.write_bytes(package)
    (verdict,) = validate([Subject(ENTRY_POINT, (path,))])
    assert verdict.messages == ()


def test_every_metric_has_a_concept_of_its_period_and_kind(taxonomy: Taxonomy) -> None:
    metrics = load_content().catalogue.metrics
    for metric in metrics.values():
        concept = taxonomy.concepts[concept_of(metric.id)]
        assert (concept.period, concept.type) == (metric.period, item_type(metric))
    assert len({concept_of(name) for name in metrics}) == len(metrics)


def test_every_concept_stands_in_a_cube(taxonomy: Taxonomy) -> None:
    inside = {name for cube in taxonomy.cubes for name in cube.concepts}
    assert inside == set(taxonomy.concepts)
    assert all(set(cube.axes) <= set(taxonomy.axes) for cube in taxonomy.cubes)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_element_is_named_in_the_language(language: Language, package: bytes, taxonomy: Taxonomy) -> None:
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        (name,) = [name for name in archive.namelist() if name.endswith(f"esg-lab-{language}.xml")]
        root = ElementTree.fromstring(archive.read(name))  # noqa: S314 - our own output
    found = {
        label.get(f"{XLINK}label", "").removeprefix("label_"): label.text or ""
        for label in root.iter(f"{LINK}label")
        if label.get(f"{XLINK}role", "").endswith("/label")
    }
    assert set(taxonomy.concepts) | set(taxonomy.axes) <= set(found)
    assert all(text.strip() for text in found.values())
    if language != "en":
        silent = {key for key, text in found.items() if not re.search(r"[\u4e00-\u9fff]", text)}
        assert silent <= {"GhgAbstract"} | {key for key in found if key.endswith("Abstract")}


def test_references_are_numbers_only(taxonomy: Taxonomy) -> None:
    references = taxonomy.concepts["Scope1"].references
    assert {"A1.2", "305-1"} <= {reference.paragraph for reference in references}
    every = [reference for concept in taxonomy.concepts.values() for reference in concept.references]
    assert all(len(reference.paragraph) < 20 for reference in every)


def test_sums_are_those_of_the_formulas(taxonomy: Taxonomy) -> None:
    found = {one.total: dict(one.parts) for one in taxonomy.sums}
    assert found["GhgEmissions"] == {"Scope1": 1, "Scope2Location": 1}
    assert found["WaterNetConsumption"] == {"WaterWithdrawn": 1, "WaterDischarged": -1}
    assert "EnergyIndirect" not in found  # megawatt-hours of power and gigajoules of heat


@pytest.mark.parametrize(
    ("own", "shown", "expected"),
    [
        ("t", "t", Measure("utr:t", "", 0)),
        ("t", "kg", Measure("utr:t", "", -3)),
        ("t", "10000t", Measure("utr:t", "", 4)),
        ("MWh", "GJ", Measure("utr:GJ", "", 0)),
        ("CNY", "MCNY", Measure("iso4217:CNY", "", 6)),
        ("tCO2e/CNY", "tCO2e/MCNY", Measure("utr:tCO2e", "iso4217:CNY", -6)),
        ("%", "%", Measure("xbrli:pure", "", -2)),
        ("t/t", "kg/t", Measure("xbrli:pure", "", -3)),
        ("person", "person", Measure("xbrli:pure", "", 0)),
        ("count/1000000h", "count/1000000h", Measure("xbrli:pure", "", 0)),
        ("h/person", "h/person", Measure("xbrli:pure", "", 0)),
        ("kWh/t", "MWh/t", Measure("utr:kWh", "utr:t", 3)),
        ("MWh", "tce", None),
    ],
)
def test_units_are_those_of_the_registry(own: str, shown: str, expected: Measure | None) -> None:
    assert measure_of(unit(own), unit(shown)) == expected


def test_it_is_the_same_bytes_each_time(package: bytes, taxonomy: Taxonomy) -> None:
    assert taxonomy_package(taxonomy) == package


def test_two_ids_of_one_name_are_refused() -> None:
    one = MetricDefinition(id="scope_1", topic="a", label=Text("One"), unit="t")
    two = MetricDefinition(id="scope1", topic="a", label=Text("Two"), unit="t")
    with pytest.raises(NameTaken, match="Scope1"):
        generate(build((one, two), {}, {}, "CNY"), (), ())
