"""The viewer knows every tag of its page, needs nothing but itself, and says how each figure came about."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from assay.core.languages import LANGUAGES, Language
from assay.publish import Published
from assay.xbrl.taxonomy import Taxonomy
from assay.xbrl.viewer import viewer
from xbrl.small_report import SmallReport


@pytest.fixture(scope="session")
def folder(lantern_report: Published) -> Path:
    return lantern_report.files[0].parent


@cache
def page(path: Path) -> str:
    return path.read_text("utf-8")


@cache
def data(path: Path) -> dict[str, Any]:
    (held,) = re.findall(r'<script type="application/json" id="tags">(.*?)</script>', page(path), flags=re.DOTALL)
    found: dict[str, Any] = json.loads(held)
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_place_of_the_page_has_its_tag(language: Language, folder: Path) -> None:
    text, tags = page(folder / f"viewer.{language}.html"), data(folder / f"viewer.{language}.html")
    ids = set(re.findall(r' id="([^"]*)"', text))
    tagged = page(folder / f"report.{language}.xhtml")
    figures = {name for name in re.findall(r'<ix:nonFraction id="([^"]*)"', tagged) if name.startswith("f-")}
    passages = {name.removeprefix("t-") for name in re.findall(r'<ix:nonNumeric id="([^"]*)"[^>]*escape', tagged)}
    assert set(tags["places"]) == figures | passages
    assert set(tags["places"]) <= ids
    assert set(tags["places"].values()) <= set(range(len(tags["facts"])))
    assert {fact["concept"] for fact in tags["facts"]} == set(tags["concepts"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_asks_nobody_for_anything(language: Language, folder: Path) -> None:
    text = page(folder / f"viewer.{language}.html")
    assert text.startswith(f'<!DOCTYPE html>\n<html lang="{language}">')
    assert not [s for s in re.findall(r'(?:src|href)="([^"]*)"', text) if not s.startswith(("#", "data:image/svg+xml"))]
    assert not re.search(r"@import|url\((?!data)|fetch\(|XMLHttpRequest", text)
    assert "<ix:" not in text


def test_it_says_how_a_figure_came_about(folder: Path) -> None:
    tags = data(folder / "viewer.en.html")
    total = tags["facts"][tags["places"]["f-ghg_emissions-2025"]]
    assert total["proof"]["formula"].startswith("Direct emissions (Scope 1) + ")
    inputs = [tags["facts"][item["fact"]]["concept"] for item in total["proof"]["inputs"]]
    assert inputs == ["Scope1", "Scope2Location"]
    assert (total["unit"], total["step"], total["axes"]) == ("utr:tCO2e", "1", [])
    proofs = [fact["proof"] for fact in tags["facts"] if "proof" in fact]
    multiplied = [proof for proof in proofs if proof.get("factors")]
    assert len(multiplied) > 10
    assert all(factor["document"] and factor["value"] for proof in multiplied for factor in proof["factors"])
    added = [proof["records"] for proof in proofs if proof.get("records")]
    assert len(added) > 100
    assert all(re.match(r"(From 1 record|Added up from [\d,]+ records)\b", said) for said in added)


def test_it_speaks_the_language_of_the_page(small: SmallReport, taxonomy: Taxonomy) -> None:
    (page,) = [page for page in small.pages if page.language == "zh-Hant"]
    text = viewer(page.document, page.tagging, taxonomy).decode()
    (held,) = re.findall(r'id="tags">(.*?)</script>', text, flags=re.DOTALL)
    tags = json.loads(held)
    fact = tags["facts"][tags["places"]["f-employees-2024-region-inland"]]
    assert (fact["printed"], fact["period"], fact["axes"]) == ("30 人", "2024-12-31當日", [["地區", "內陸", "inland"]])
    assert tags["concepts"]["Employees"]["labels"]["en"] == "Number of employees"
    nil = tags["facts"][tags["places"]["f-employee_satisfaction-2024"]]
    assert (nil["value"], nil["printed"]) == ("", "未收集")
    noted = tags["facts"][tags["places"]["f-revenue-2024"]]
    assert (noted["value"], noted["step"], noted["notes"]) == ("41,500,000", "100,000", ["2024年：價格下跌。"])


def test_data_cannot_end_the_script(small: SmallReport, taxonomy: Taxonomy) -> None:
    text = viewer(small.pages[0].document, small.pages[0].tagging, taxonomy).decode()
    (held,) = re.findall(r'id="tags">(.*?)</script>', text, flags=re.DOTALL)
    assert "<" not in held
