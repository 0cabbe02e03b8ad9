"""The files beside the tagged pages say what the pages and ``facts.csv`` say, and the validator reads them all."""

from __future__ import annotations

import csv
import json
import re
import zipfile
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from assay.catalogue.dimension import parse_dimensions
from assay.core.languages import LANGUAGES
from assay.core.units import unit
from assay.draft import Draft
from assay.facts.fact import FactKey
from assay.publish import Published
from assay.xbrl.gate import Subject, Verdict, validate
from assay.xbrl.names import concept_of
from assay.xbrl.release import release, tagged_page
from assay.xbrl.taxonomy import Taxonomy

JSON = dict[str, Any]


@pytest.fixture(scope="session")
def folder(lantern_report: Published) -> Path:
    return lantern_report.files[0].parent


@dataclass(frozen=True)
class Read:
    """What the validator read: verdicts by file name, and facts of one page as it exported them."""

    verdicts: dict[str, Verdict]
    exported: JSON


@pytest.fixture(scope="module")
def read(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Read:
    export = tmp_path_factory.mktemp("export") / "page.json"
    package = (folder / "taxonomy.zip",)
    subjects = {
        "report.zh-Hant.xhtml": Subject(str(folder / "report.zh-Hant.xhtml"), package, taxonomy=False, export=export),
        "facts.json": Subject(str(folder / "facts.json"), package, taxonomy=False),
        "xbrl-csv.json": Subject(str(folder / "xbrl-csv.json"), package, taxonomy=False),
        "report-package.zip": Subject(str(folder / "report-package.zip"), taxonomy=False),
    }
    verdicts = dict(zip(subjects, validate(list(subjects.values())), strict=True))
    return Read(verdicts, json.loads(export.read_text("utf-8")))


@cache
def document(path: Path) -> JSON:
    found: JSON = json.loads(path.read_text("utf-8"))
    return found


@cache
def rows(path: Path) -> tuple[dict[str, str], ...]:
    with path.open(encoding="utf-8", newline="") as stream:
        return tuple(csv.DictReader(stream))


def key_of(fact: JSON) -> tuple[tuple[str, str], ...]:
    """Concept, period, axes, unit: without the entity, whose prefix is a writer's choice."""
    return tuple(
        sorted((k, v.lower() if k == "language" else v) for k, v in fact["dimensions"].items() if k != "entity")
    )


def figures(found: JSON) -> dict[tuple[tuple[str, str], ...], tuple[Decimal, int]]:
    return {
        key_of(fact): (Decimal(fact["value"]), fact["decimals"])
        for fact in found["facts"].values()
        if fact.get("decimals") is not None
    }


def test_the_validator_has_nothing_to_say_of_any(read: Read) -> None:
    assert {name: verdict.messages for name, verdict in read.verdicts.items()} == dict.fromkeys(read.verdicts, ())


def test_the_gate_has_judged_each_page(lantern_report: Published) -> None:
    assert not [finding for finding in lantern_report.findings if finding.code.startswith("xbrl.")]


def test_numbers_are_those_of_the_table(folder: Path, lantern_draft: Draft) -> None:
    """Computed anew: the printed value in its unit, times the unit's power of ten."""
    facts = document(folder / "facts.json")["facts"]
    catalogue = lantern_draft.materials["en"].book.catalogue
    by_id = {name: fact for name, fact in facts.items() if name.startswith("f-")}
    seen = set()
    for row in rows(folder / "facts.csv"):
        metric = catalogue.metrics[row["metric"]]
        key = FactKey(row["metric"], int(row["fiscal_year"]), parse_dimensions(row["dimensions"]))
        (name,) = [one for one in (re.sub(r"[^A-Za-z0-9_.-]+", "-", f"f-{key}").strip("-"),) if one in by_id]
        fact = by_id[name]
        seen.add(name)
        own, shown = metric.unit_of(key.dimensions), unit(row["unit"])
        ratio = shown.scale if not own.powers else shown.scale / own.scale
        assert Decimal(fact["value"]) * ratio.denominator == Decimal(row["value"]) * ratio.numerator, row
        assert (
            Decimal(10) ** -fact["decimals"]
            == Decimal(10) ** -int(row["decimals"]) * ratio.numerator / ratio.denominator
        )
        assert fact["dimensions"]["concept"] == f"esg:{concept_of(metric.id)}"
        assert fact["dimensions"]["period"].startswith(row["period_start"]) == (metric.period == "duration")
    missing = {name for name, fact in by_id.items() if fact["value"] is None}
    assert seen == set(by_id) - missing


def test_the_page_holds_the_figures_of_the_file(folder: Path, read: Read) -> None:
    """Read from the page by the validator, written by us: the same."""
    ours = figures(document(folder / "facts.json"))
    assert figures(read.exported) == ours
    assert len(ours) == len(rows(folder / "facts.csv")) + len(
        [name for name in document(folder / "facts.json")["facts"] if name.startswith("h-")]
    )


def test_the_page_holds_the_words_of_the_file(folder: Path, read: Read) -> None:
    def words(found: JSON) -> dict[tuple[tuple[str, str], ...], str]:
        return {
            tuple(pair for pair in key_of(fact) if pair[0] != "noteId"): re.sub(r"<[^>]*>", "", fact["value"])
            for fact in found["facts"].values()
            if fact["dimensions"].get("language", "").lower() == "zh-hant"
            and fact["dimensions"]["concept"] != "xbrl:note"
        }

    ours = words(document(folder / "facts.json"))
    assert words(read.exported) == ours
    assert len(ours) > 35


def test_every_language_is_in_the_file(folder: Path) -> None:
    facts = document(folder / "facts.json")["facts"].values()
    words = [fact["dimensions"].get("language") for fact in facts]
    assert {words.count(language.lower()) for language in LANGUAGES} == {words.count("en")}
    assert words.count("en") > 40


def test_the_csv_holds_the_figures_of_the_json(folder: Path) -> None:
    table = rows(folder / "xbrl-facts.csv")
    assert len({row["id"] for row in table}) == len(table)
    numbers = {
        tuple(
            sorted(
                (name if name in ("concept", "period", "unit") else f"esg:{name}", value)
                for name, value in row.items()
                if value and name not in ("id", "decimals", "value", "language")
            )
        ): (Decimal(row["value"]), int(row["decimals"]))
        for row in table
        if row["decimals"]
    }
    assert numbers == figures(document(folder / "facts.json"))


def test_the_package_holds_the_pages_and_the_taxonomy(folder: Path) -> None:
    with zipfile.ZipFile(folder / "report-package.zip") as archive:
        names = set(archive.namelist())
        for language in LANGUAGES:
            page = archive.read(f"report/reports/report.{language}.xhtml")
            assert page == (folder / f"report.{language}.xhtml").read_bytes()
        kind = json.loads(archive.read("report/META-INF/reportPackage.json"))
    assert kind["documentInfo"]["documentType"] == "https://xbrl.org/report-package/2023"
    assert {"report/META-INF/taxonomyPackage.xml", "report/META-INF/catalog.xml", "report/taxonomy/esg.xsd"} <= names


def test_the_files_made_again_are_the_same(folder: Path, lantern_draft: Draft, taxonomy: Taxonomy) -> None:
    pages = [
        tagged_page(lantern_draft.materials[language], one, taxonomy)
        for language, one in lantern_draft.composed.items()
    ]
    for name, content in release(pages, taxonomy).items():
        assert (folder / name).read_bytes() == content, name
