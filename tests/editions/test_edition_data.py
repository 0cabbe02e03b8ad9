"""Warming potentials, emission limits, and the framework editions."""

from __future__ import annotations

import csv
from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

import assay
from assay.core.strict_yaml import load_yaml
from assay.core.units import unit
from assay.frameworks.lint import lint_edition
from assay.frameworks.load import load_edition

ROOT = Path(assay.__file__).parent
FRAMEWORKS = ROOT / "editions" / "frameworks"
EDITIONS = ("gri-2016", "gri-2021", "hkex-code-2025", "hkex-guide-2020", "ifrs-s2", "un-sdg-2015")


def rows(*parts: str) -> list[dict[str, str]]:
    with (ROOT / "editions").joinpath(*parts).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def metrics() -> dict[str, dict[str, object]]:
    """Every metric of the topics, and the derived ones."""
    found: dict[str, dict[str, object]] = {}
    for path in sorted((ROOT / "topics").glob("*/metrics.yaml")):
        for name, row in load_yaml(path).items():
            found[name] = row
            for suffix in row.get("per", ()):
                found[f"{name}_{suffix}"] = {}
            for suffix in ("share", "growth"):
                if row.get(suffix) == "true":
                    found[f"{name}_{suffix}"] = row if suffix == "share" else {}
    return found


@pytest.mark.parametrize(("name", "methane"), [("ar4", "25"), ("ar5", "28"), ("ar6", "27.9")])
def test_warming_potentials(name: str, methane: str) -> None:
    found = {row["gas"]: row for row in rows("gwp", f"{name}.csv")}
    assert len(found) == 43
    assert found["CO2"]["gwp100"] == "1"
    assert found["CH4 (unsplit)"]["gwp100"] == methane
    assert all(Decimal(row["gwp100"]) > 0 for row in found.values())
    assert Counter(row["confidence"] for row in found.values()) == {"verified": 31, "recalled": 12}


def test_sulphur_hexafluoride_is_the_corrected_value() -> None:
    assert {row["gwp100"] for row in rows("gwp", "ar6.csv") if row["gas"] == "SF6"} == {"24300"}


def test_blends_are_the_weighted_sum_of_their_parts() -> None:
    for name in ("ar4", "ar5", "ar6"):
        found = {row["gas"]: Decimal(row["gwp100"]) for row in rows("gwp", f"{name}.csv")}
        blend = (found["HFC-32"] + found["HFC-125"]) / 2
        assert found["R-410A"] == blend


def test_emission_limits() -> None:
    found = rows("limits", "emission_limits.csv")
    assert len({row["id"] for row in found}) == len(found) == 191
    assert Counter(row["confidence"] for row in found) == {"recalled": 175, "verified": 16}
    for row in found:
        assert Decimal(row["maximum"]) > 0, row["id"]
        assert (row["minimum"] != "") == (row["pollutant"] == "pH"), row["id"]
        assert date.fromisoformat(row["from"]), row["id"]
        if row["unit"] not in ("", "Bq/L"):
            assert unit(row["unit"]).family == "mass/volume", row["id"]


@pytest.mark.parametrize("name", EDITIONS)
def test_framework_has_no_faults(name: str) -> None:
    assert lint_edition(load_edition(FRAMEWORKS / name), metrics()) == ()


@pytest.mark.parametrize("name", EDITIONS)
def test_splits_asked_for_are_dimensions_of_the_metric(name: str) -> None:
    known = metrics()
    for provision in load_edition(FRAMEWORKS / name).provisions:
        for requirement in provision.requires:
            for metric in requirement.metrics:
                has = known[metric].get("dimensions", ()) if requirement.dimensions else ()
                assert set(requirement.dimensions) <= set(has), (provision.code, metric)  # type: ignore[call-overload]


@pytest.mark.parametrize("name", EDITIONS)
def test_simplified_differs_from_traditional(name: str) -> None:
    edition = load_edition(FRAMEWORKS / name)
    traditional = set("體業產應險機發與對執證僱員環氣溫資貪污廢棄術關")
    assert edition.title.zh_hans != edition.title.zh_hant or name == "gri-2021"
    for provision in edition.provisions:
        assert not set(provision.title.zh_hans) & (traditional - set("污")), provision.code


def test_hkex_guide_has_its_provisions() -> None:
    edition = load_edition(FRAMEWORKS / "hkex-guide-2020")
    codes = [provision.code for provision in edition.provisions]
    assert sum(code.startswith("MDR-") for code in codes) == 3
    assert sum(code.endswith(".GD") for code in codes) == 12
    assert len(codes) == 3 + 12 + 36
    assert {p.code for p in edition.provisions if p.obligation == "mandatory"} == {"MDR-GOV", "MDR-RP", "MDR-RB"}
    assert all(provision.confidence == "verified" for provision in edition.provisions)
    assert all(p.requires for p in edition.provisions if p.kind == "quantitative")


def test_hkex_code_moves_greenhouse_gases_to_part_d() -> None:
    edition = load_edition(FRAMEWORKS / "hkex-code-2025")
    assert edition.provision("A1.2") is None
    assert edition.provision("A4.GD") is None
    scope_1 = edition.provision("D28(a)")
    assert scope_1 is not None
    assert scope_1.obligation == "mandatory"
    risks = edition.provision("D20")
    assert risks is not None
    assert risks.obligation_for(("large_cap",), date(2026, 1, 1)) == "mandatory"
    assert risks.obligation_for(("gem",), date(2025, 1, 1)) == "voluntary"
    assert all(p.confidence == "recalled" for p in edition.provisions if p.code.startswith("D"))


def test_the_guide_ends_where_the_code_begins() -> None:
    guide, code = (load_edition(FRAMEWORKS / name) for name in ("hkex-guide-2020", "hkex-code-2025"))
    for day in (date(2024, 12, 31), date(2025, 1, 1)):
        assert guide.applies_to(day) != code.applies_to(day)


def test_no_word_reads_as_two_metrics() -> None:
    known = metrics()
    base = {name: row for name, row in known.items() if "label" in row and not name.endswith("_share")}
    for language in ("en", "zh-Hant", "zh-Hans"):
        owners: dict[str, str] = {}
        for name, row in base.items():
            words = [row["label"][language], *row.get("aliases", {}).get(language, ())]  # type: ignore[index,attr-defined]
            for word in words:
                assert owners.setdefault(word.casefold(), name) == name, (language, word)
