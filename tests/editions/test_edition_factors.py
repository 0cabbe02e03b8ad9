"""The published factor sets: every row can be used, and the known traps stay shut."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

import assay
from assay.core.dated import Dated, overlaps
from assay.core.strict_yaml import load_yaml
from assay.core.units import unit

ROOT = Path(assay.__file__).parent
FACTORS = ROOT / "editions" / "factors"
SETS = sorted(path.name for path in FACTORS.iterdir() if path.is_dir())
HEADER = (
    "id,parameter,level,area,member,value,unit,from,to,document,publisher,at,url,licence,"
    "confidence,basis,reviewed_on,note"
)

# What a formula asks for, with the kind of unit; and what is kept so that a misused factor can be named.
ASKED = {
    "biogenic_co2_factor",
    "data_rating",
    "fuel_co2_factor",
    "fuel_factor",
    "grid_factor",
    "heat_factor",
    "instrument_factor",
    "mobile_ch4_factor",
    "mobile_n2o_factor",
    "net_calorific_value",
    "process_factor",
    "residual_factor",
    "stationary_ch4_factor",
    "stationary_n2o_factor",
}
NAMED = {
    "grid_margin_om",
    "grid_margin_bm",
    "electricity_footprint",
    "grid_factor_fossil",
    "grid_factor_draft",
    "grid_factor_undated",
    "fuel_factor_other",
    "fuel_co2_by_net_energy",
    "fuel_factor_by_net_energy",
    "fuel_factor_by_gross_energy",
    "vehicle_fuel_factor",
    "net_calorific_value_other",
    "process_factor_other",
    "towngas_indirect_factor",
    "scope_3_factor",
    "air_pollutant_factor",
}
LEVELS = {"supplier", "province", "region", "country", "world"}
GRIDS = {f"CN-{name}" for name in ("NORTH", "NORTHEAST", "EAST", "CENTRAL", "NORTHWEST", "SOUTH", "SOUTHWEST")}

# Pinned: a value moves from recalled to verified only when somebody has seen it in a source.
CONFIDENCE = {
    "carbonates-ipcc": (6, 2),
    "carbonates-literature-2020": (2, 0),
    "electricity-footprint-cn": (20, 0),
    "epa-2024": (8, 6),
    "ets-national-average": (0, 4),
    "gbt-2589-2008": (3, 12),
    "gbt-2589-2020": (0, 30),
    "ghg-protocol": (0, 6),
    "grid-baseline": (7, 42),
    "hk-utilities": (2, 20),
    "hkex-appendix-2": (29, 5),
    "ipcc-2006": (15, 49),
    "ipcc-2006-gases": (2, 62),
    "mee-2022": (48, 9),
    "mee-grid-2021": (40, 0),
    "mee-grid-2022": (40, 0),
    "mee-grid-2023": (40, 0),
    "ndrc-grid-2010-2012": (7, 42),
    "ndrc-heat-default": (1, 0),
    "ndrc-magnesium-2013": (58, 11),
    "ndrc-nonferrous-2015": (65, 14),
    "provincial-grid-2016": (0, 30),
    "stoichiometry": (3, 0),
    "uk-2020": (17, 0),
}


def rows(name: str) -> list[dict[str, str]]:
    with (FACTORS / name / "factors.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


ALL = [(name, row) for name in SETS for row in rows(name)]


def only(parameter: str, name: str, **wanted: str) -> Decimal:
    (value,) = [
        row["value"]
        for row in rows(name)
        if row["parameter"] == parameter and all(row[key] == text for key, text in wanted.items())
    ]
    return Decimal(value)


@pytest.mark.parametrize("name", SETS)
def test_set_is_described(name: str) -> None:
    edition = load_yaml(FACTORS / name / "edition.yaml")
    assert set(edition) == {"id", "title", "publisher", "document", "url", "licence", "kind"}
    assert edition["id"] == name
    assert all(edition["title"][language] for language in ("en", "zh-Hant", "zh-Hans"))
    assert edition["publisher"]
    assert edition["document"]
    assert edition["licence"]


@pytest.mark.parametrize("name", SETS)
def test_rows_can_be_used(name: str) -> None:
    found = rows(name)
    assert ",".join(found[0]) == HEADER
    for row in found:
        where = row["id"]
        assert None not in row, where
        assert row["parameter"] in ASKED | NAMED, where
        assert row["level"] in LEVELS, where
        assert (row["area"] == "") == (row["level"] == "world"), where
        assert Decimal(row["value"]).is_finite(), where
        assert "e" not in row["value"].lower(), where
        assert unit(row["unit"]), where
        since = date.fromisoformat(row["from"])
        assert not row["to"] or date.fromisoformat(row["to"]) >= since, where
        assert row["document"], where
        assert row["publisher"], where
        assert row["at"], where
        assert row["licence"] == "not checked", where
        assert row["confidence"] in ("verified", "recalled"), where
        assert row["basis"] in ("primary_document", "secondary_transcription", "derived", "memory"), where
        assert date.fromisoformat(row["reviewed_on"]), where


def test_ids_are_unique() -> None:
    counted = Counter(row["id"] for _, row in ALL)
    assert [name for name, count in counted.items() if count > 1] == []


@pytest.mark.parametrize("name", SETS)
def test_no_two_values_for_the_same_day(name: str) -> None:
    series: dict[tuple[str, ...], list[Dated[str]]] = defaultdict(list)
    for row in rows(name):
        key = tuple(row[column] for column in ("parameter", "level", "area", "member", "unit"))
        until = date.fromisoformat(row["to"]) if row["to"] else None
        series[key].append(Dated(row["id"], date.fromisoformat(row["from"]), until))
    assert [pair for held in series.values() for pair in overlaps(held)] == []


@pytest.mark.parametrize("name", SETS)
def test_confidence_is_pinned(name: str) -> None:
    counted = Counter(row["confidence"] for row in rows(name))
    assert (counted["verified"], counted["recalled"]) == CONFIDENCE[name]


def test_what_comes_from_memory_is_recalled() -> None:
    for _, row in ALL:
        if row["basis"] == "memory" or "(recalled) applied" in row["note"] or "heat content" in row["note"]:
            assert row["confidence"] == "recalled", row["id"]


def test_members_are_those_of_the_catalogue() -> None:
    dimensions = load_yaml(ROOT / "topics" / "dimensions.yaml")
    carriers, materials = (set(dimensions[name]["members"]) for name in ("carrier", "material"))
    for _, row in ALL:
        if row["parameter"] in ("fuel_factor", "net_calorific_value"):
            assert row["member"] in carriers, row["id"]
        if row["parameter"] == "process_factor":
            assert row["member"] in materials, row["id"]
        if row["parameter"] in ("grid_factor", "heat_factor"):
            assert row["member"] == "", row["id"]


def test_areas_are_known() -> None:
    for _, row in ALL:
        level, area = row["level"], row["area"]
        known = {
            "supplier": {"clp", "hke", "cem"},
            "region": GRIDS,
            "country": {"CN", "HK", "GB", "US"},
            "world": {""},
        }.get(level)
        assert area in known if known else (len(area) == 5 and area.startswith("CN-")), row["id"]


def test_units_of_parameters() -> None:
    energy, ghg = unit("MWh"), unit("tCO2e")
    for _, row in ALL:
        given = unit(row["unit"])
        if row["parameter"].startswith(("grid_", "electricity_footprint", "heat_factor")):
            assert given.same_kind(ghg / energy), row["id"]
        elif row["parameter"] in ("fuel_factor", "process_factor"):
            assert dict(given.powers)["ghg"] == 1, row["id"]
        elif row["parameter"] == "net_calorific_value" and row["member"] != "towngas":
            assert dict(given.powers)["energy"] == 1, row["id"]


def test_every_carrier_can_be_computed_in_its_own_unit() -> None:
    metric = load_yaml(ROOT / "topics" / "energy" / "metrics.yaml")["fuel_consumed"]
    held = [(row["parameter"], row["member"], unit(row["unit"])) for _, row in ALL]
    for carrier, symbol in metric["unit"].items():
        if carrier == "by":
            continue
        for parameter, top in (("fuel_factor", "tCO2e"), ("net_calorific_value", "MWh")):
            wanted = unit(top) / unit(symbol)
            fitting = [
                1 for name, member, given in held if (name, member) == (parameter, carrier) and given.same_kind(wanted)
            ]
            assert fitting, f"{parameter} of {carrier} per {symbol}"


@pytest.mark.parametrize(("year", "value"), [("2021", "0.5568"), ("2022", "0.5366"), ("2023", "0.5306")])
def test_national_average_belongs_to_its_year(year: str, value: str) -> None:
    name = f"mee-grid-{year}"
    assert only("grid_factor", name, level="country", area="CN") == Decimal(value)
    assert {row["from"] for row in rows(name)} == {f"{year}-01-01"}
    assert {row["to"] for row in rows(name)} == {f"{year}-12-31"}


@pytest.mark.parametrize("value", ["0.6205", "0.5777"])
def test_life_cycle_footprints_are_no_grid_factors(value: str) -> None:
    assert {row["parameter"] for _, row in ALL if row["value"] == value} == {"electricity_footprint"}


@pytest.mark.parametrize("value", ["0.8042", "0.8367"])
def test_margins_are_no_grid_factors(value: str) -> None:
    assert {row["parameter"] for _, row in ALL if row["value"] == value} == {"grid_margin_om"}


def test_residual_fossil_draft_and_undated_are_no_grid_factors() -> None:
    for value in ("0.6096", "0.8273", "0.5839"):
        assert "grid_factor" not in {row["parameter"] for _, row in ALL if row["value"] == value}


def test_0_5703_stays_with_the_trading_notices() -> None:
    assert {name for name, row in ALL if row["value"] == "0.5703"} == {"ets-national-average"}


def test_natural_gas_of_the_guidelines() -> None:
    for name in ("ndrc-magnesium-2013", "ndrc-nonferrous-2015"):
        per_10000 = only("fuel_factor", name, member="natural_gas") * 10000
        assert round(per_10000, 4) == Decimal("21.6219")
    assert round(only("fuel_factor", "mee-2022", member="natural_gas") * 10000, 3) == Decimal("21.650")
    assert only("net_calorific_value", "gbt-2589-2020", member="natural_gas") == Decimal("38.979")


def test_two_generations_of_the_same_fuel_stay_apart() -> None:
    per_tonne = {
        name: only("net_calorific_value", name, member="diesel", unit="MJ/t")
        for name in ("ndrc-nonferrous-2015", "mee-2022")
    }
    assert per_tonne == {"ndrc-nonferrous-2015": Decimal(43330), "mee-2022": Decimal(42652)}
    coal = {
        only("net_calorific_value", name, member="anthracite")
        for name in ("ndrc-nonferrous-2015", "mee-2022", "ndrc-magnesium-2013")
    }
    assert coal == {Decimal(24515), Decimal(22867), Decimal(20304)}


def test_process_factors_hold_their_purity() -> None:
    assert only("process_factor", "ndrc-magnesium-2013", member="dolomite") == Decimal("0.478") * Decimal("0.98")
    assert only("process_factor", "ndrc-nonferrous-2015", member="dolomite") == Decimal("0.468")
    assert only("process_factor", "ndrc-nonferrous-2015", member="oxalic_acid") == Decimal("0.349") * Decimal("0.996")
    pure = ("limestone", "dolomite", "magnesite", "soda_ash", "oxalic_acid", "ammonium_bicarbonate", "graphite_anode")
    for _, row in ALL:
        if row["parameter"] == "process_factor" and row["member"] in pure:
            assert "purity" in row["note"], row["id"]


def test_preference_names_every_set_once() -> None:
    order = load_yaml(FACTORS / "preference.yaml")
    assert sorted(entry["set"] for entry in order) == SETS
    assert all(entry["reason"] for entry in order)
