"""An official package that the user has: its concepts are tagged beside ours, and what is wrong with it is said."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

from assay.content import EDITIONS, load_content
from assay.core.strict_yaml import load_yaml
from assay.xbrl.gate import Subject, validate
from assay.xbrl.official import NotUsable, Official, read_official
from assay.xbrl.release import TaggedPage, official_of, release, tagged_page, untagged
from assay.xbrl.taxonomy import Taxonomy
from cli.run import assay
from xbrl.official_package import BASE, NAMESPACE, official_package
from xbrl.small_report import SmallReport

IX = "{http://www.xbrl.org/2013/inlineXBRL}"
GHG = "dtr:ghgEmissionsItemType"
NAMES = {
    "AbsoluteGrossScope1GHGEmissions": GHG,
    "AbsoluteGrossLocationbasedScope2GHGEmissions": GHG,
    "AbsoluteGrossScope1And2GHGEmissions": GHG,
    "AbsoluteGrossScope3GHGEmissions": "xbrli:monetaryItemType",  # of another kind than is expected
}


@pytest.fixture(scope="module")
def official(tmp_path_factory: pytest.TempPathFactory) -> Official:
    return official_of(official_package(tmp_path_factory.mktemp("official") / "tiny.zip", NAMES), load_content())


@pytest.fixture(scope="module")
def page(official: Official, small: SmallReport, taxonomy: Taxonomy) -> TaggedPage:
    return tagged_page(small.made.materials["en"], small.made.composed["en"], taxonomy, [official])


def test_the_lists_name_metrics_that_exist() -> None:
    metrics = load_content().catalogue.metrics
    lists = sorted((EDITIONS / "taxonomies").glob("*.yaml"))
    assert lists
    for path in lists:
        assert set(load_yaml(path)["concepts"]) <= set(metrics)


def test_only_what_is_there_and_of_the_same_kind_is_used(official: Official, page: TaggedPage) -> None:
    assert (official.namespace, official.entry_point) == (NAMESPACE, BASE + "all_ext_2099.xsd")
    assert set(official.concepts) == {"scope_1", "scope_2_location", "ghg_emissions"}
    assert any("AbsoluteGrossScope3GHGEmissions" in finding.message for finding in untagged([page]))
    assert {finding.code for finding in untagged([page])} == {"xbrl.official_concept"}


def test_the_whole_has_both_tags_and_a_site_only_ours(page: TaggedPage) -> None:
    root = ElementTree.fromstring(page.content)  # noqa: S314
    theirs = [node for node in root.iter(f"{IX}nonFraction") if node.get("name", "").startswith("ifrs-sds:")]
    assert {node.get("name", "").partition(":")[2] for node in theirs} == {
        name for name in NAMES if "Scope3" not in name
    }
    for outer in theirs:
        (inner,) = list(outer)
        same = ("contextRef", "unitRef", "scale", "format", "decimals")
        assert [outer.get(key) for key in same] == [inner.get(key) for key in same]
        assert inner.get("name") in {"esg:Scope1", "esg:Scope2Location", "esg:GhgEmissions"}
        assert outer.get("contextRef") == "d20240101-20241231"
    assert len({node.get("id") for node in root.iter() if node.get("id")}) == len(
        [n for n in root.iter() if n.get("id")]
    )


def test_the_validator_accepts_the_page_and_its_files(
    page: TaggedPage, official: Official, taxonomy: Taxonomy, tmp_path: Path
) -> None:
    (tmp_path / page.name).write_bytes(page.content)
    for name, content in release([page], taxonomy).items():
        (tmp_path / name).write_bytes(content)
    packages = (tmp_path / "taxonomy.zip", official.package)
    names = (page.name, "facts.json", "xbrl-csv.json")
    verdicts = validate([Subject(str(tmp_path / name), packages, taxonomy=False) for name in names])
    assert [verdict.messages for verdict in verdicts] == [(), (), ()]
    facts = json.loads((tmp_path / "facts.json").read_text("utf-8"))["facts"]
    both = {fact["dimensions"]["concept"]: fact["value"] for fact in facts.values() if "axis" not in str(fact).lower()}
    assert both["ifrs-sds:AbsoluteGrossScope1GHGEmissions"] == both["esg:Scope1"] == "1500"


def test_nothing_of_the_package_leaves_with_the_report(page: TaggedPage, taxonomy: Taxonomy, tmp_path: Path) -> None:
    path = tmp_path / "package.zip"
    path.write_bytes(release([page], taxonomy)["report-package.zip"])
    with zipfile.ZipFile(path) as archive:
        assert not [name for name in archive.namelist() if "2099" in name or "tiny" in name]


@pytest.mark.parametrize(
    ("make", "problem"),
    [
        (lambda path: path.write_text("no archive", "utf-8"), "cannot be read"),
        (lambda path: zipfile.ZipFile(path, "w").close(), "holds no META-INF/taxonomyPackage.xml"),
        (lambda path: official_package(path, NAMES, "https://taxonomy.example/other"), "of none of the taxonomies"),
        (lambda path: None, "cannot be read"),
    ],
)
def test_a_file_that_cannot_be_used_says_why(make: object, problem: str, tmp_path: Path) -> None:
    path = tmp_path / "their.zip"
    assert callable(make)
    make(path)
    with pytest.raises(NotUsable) as fault:
        official_of(path, load_content())
    assert problem in fault.value.finding.message
    assert (fault.value.finding.code, fault.value.finding.severity) == ("xbrl.official_package", "error")


def test_the_command_ends_with_2(small: SmallReport, tmp_path: Path) -> None:
    done = assay(
        "report", str(small.folder / "book"), "--out", str(tmp_path / "o"), "--taxonomy", str(tmp_path / "no.zip")
    )
    assert done.code == 2
    assert "xbrl.official_package" in done.out
    assert not (tmp_path / "o").exists()


LIST = """\
prefix: ifrs-sds
title: Invented
publisher: Invented
namespace: "https://xbrl.ifrs.org/taxonomy/*/ifrs-sds"
entry_point: "*_ext_*"
concepts: {}
passages:
  hkex-guide-2020: {A1.GD: EmissionsExplanatory, B1.GD: WorkExplanatory}
"""


@pytest.fixture(scope="module")
def with_words(
    small: SmallReport, taxonomy: Taxonomy, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Official, TaggedPage]:
    folder = tmp_path_factory.mktemp("words")
    (folder / "list.yaml").write_text(LIST, "utf-8")
    package = official_package(folder / "tiny.zip", {"EmissionsExplanatory": "dtr:textBlockItemType"})
    official = read_official(package, folder, load_content().catalogue)
    return official, tagged_page(small.made.materials["en"], small.made.composed["en"], taxonomy, [official])


def test_words_that_answer_a_provision_have_both_tags(with_words: tuple[Official, TaggedPage]) -> None:
    official, page = with_words
    assert dict(official.passages) == {("hkex-guide-2020", "A1.GD"): "EmissionsExplanatory"}
    assert ["WorkExplanatory" in finding.message for finding in official.findings] == [True]
    root = ElementTree.fromstring(page.content)  # noqa: S314
    (outer,) = [n for n in root.iter(f"{IX}nonNumeric") if n.get("name") == "ifrs-sds:EmissionsExplanatory"]
    (inner,) = list(outer)
    same = ("contextRef", "escape", "{http://www.w3.org/XML/1998/namespace}lang")
    assert [outer.get(key) for key in same] == [inner.get(key) for key in same]
    assert inner.get("name", "").startswith("esg:")
    assert "We obey the law" in "".join(outer.itertext())


def test_the_validator_accepts_words_with_both_tags(
    with_words: tuple[Official, TaggedPage], taxonomy: Taxonomy, tmp_path: Path
) -> None:
    official, page = with_words
    (tmp_path / page.name).write_bytes(page.content)
    for name, content in release([page], taxonomy).items():
        (tmp_path / name).write_bytes(content)
    packages = (tmp_path / "taxonomy.zip", official.package)
    names = (page.name, "facts.json", "xbrl-csv.json")
    assert [v.messages for v in validate([Subject(str(tmp_path / n), packages, taxonomy=False) for n in names])] == [
        (), (), (),
    ]  # fmt: skip
    facts = json.loads((tmp_path / "facts.json").read_text("utf-8"))["facts"].values()
    told = {fact["dimensions"]["concept"]: fact["value"] for fact in facts}
    (ours,) = [value for name, value in told.items() if name.startswith("esg:") and "We obey" in str(value)]
    assert told["ifrs-sds:EmissionsExplanatory"] == ours


def test_the_lists_name_provisions_that_exist() -> None:
    content = load_content()
    for path in sorted((EDITIONS / "taxonomies").glob("*.yaml")):
        for edition, names in load_yaml(path)["passages"].items():
            assert set(names) <= {provision.code for provision in content.framework(edition).provisions}
