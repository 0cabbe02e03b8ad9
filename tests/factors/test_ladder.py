"""The ladder: own, supplier, province, region, country, world; in force first, then the newest earlier."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from assay.core.interval import Interval
from assay.core.languages import LANGUAGES
from assay.core.provenance import Source
from assay.core.units import unit
from assay.factors.parameter import Choice, FactorValue, Level, Location
from assay.factors.select import FactorLibrary, rung_words

HERE = Location(supplier="clp", province="CN-GD", region="CN-SOUTH", country="CN")
DAY = date(2023, 7, 1)
AREAS: dict[Level, str] = {
    "own": "",
    "supplier": "clp",
    "province": "CN-GD",
    "region": "CN-SOUTH",
    "country": "CN",
    "world": "",
}


def given(level: Level, value: str = "0.5", **changes: object) -> FactorValue:
    known: dict[str, object] = {
        "id": f"{level}-{value}",
        "edition": "a-set",
        "parameter": "grid_factor",
        "level": level,
        "area": AREAS[level],
        "member": "",
        "value": Decimal(value),
        "unit": unit("tCO2e/MWh"),
        "since": date(2023, 1, 1),
        "until": date(2023, 12, 31),
        "source": Source("A document", confidence="verified"),
    }
    return FactorValue(**(known | changes))  # type: ignore[arg-type]


def choose(*values: FactorValue, day: date = DAY, place: Location = HERE, member: str = "", kind: str = "tCO2e/MWh",
           preference: tuple[str, ...] = ()) -> Choice | None:  # fmt: skip
    return FactorLibrary(values, preference).choose("grid_factor", place, day, member=member, unit=unit(kind))


def found(choice: Choice | None) -> str:
    assert choice is not None
    return choice.factor.id


def test_each_rung_comes_before_the_next() -> None:
    rungs: list[Level] = ["own", "supplier", "province", "region", "country", "world"]
    values = [given(level) for level in rungs]
    for position, level in enumerate(rungs):
        choice = choose(*reversed(values[position:]))
        assert found(choice) == f"{level}-0.5"
        assert choice is not None
        assert choice.rung.endswith("in force on the day")


def test_a_value_of_another_place_is_never_taken() -> None:
    assert choose(given("province", area="CN-JL"), given("country", area="HK"), given("supplier", area="hke")) is None
    assert choose(given("province"), place=Location(country="CN")) is None


def test_a_value_in_force_comes_before_a_nearer_one_that_has_ended() -> None:
    old_own = given("own", "0.9", since=date(2020, 1, 1), until=date(2020, 12, 31))
    assert found(choose(old_own, given("country"))) == "country-0.5"


def test_the_newest_earlier_value_serves_until_a_newer_one_is_published() -> None:
    older = given("country", "0.61", since=date(2021, 1, 1), until=date(2021, 12, 31))
    newer = given("country", "0.58", since=date(2022, 1, 1), until=date(2022, 12, 31))
    later = given("country", "0.53", since=date(2024, 1, 1), until=date(2024, 12, 31))
    choice = choose(older, newer, later)
    assert found(choice) == "country-0.58"
    assert choice is not None
    assert choice.rung == "the country's factor (CN), the newest earlier one (2022); none is in force on the day"


def test_a_value_that_begins_later_is_no_value_yet() -> None:
    assert choose(given("country", since=date(2024, 1, 1), until=None)) is None


def test_a_set_that_the_book_prefers_comes_first_on_a_rung() -> None:
    one, two = given("country", "0.5", edition="plain"), given("country", "0.6", edition="preferred")
    assert found(choose(one, two, preference=("preferred", "plain"))) == "country-0.6"
    assert found(choose(one, two, preference=("plain", "preferred"))) == "country-0.5"
    assert found(choose(one, two, preference=("preferred",))) == "country-0.6"


def test_preference_never_outweighs_a_nearer_place() -> None:
    near, far = given("province", edition="plain"), given("country", edition="preferred")
    assert found(choose(near, far, preference=("preferred", "plain"))) == "province-0.5"


def test_of_one_set_a_verified_value_comes_before_a_recalled_one() -> None:
    recalled = given("country", "0.7", source=Source("Memory", confidence="recalled"))
    for order in ((recalled, given("country")), (given("country"), recalled)):
        assert found(choose(*order)) == "country-0.5"
    choice = choose(recalled)
    assert choice is not None
    assert choice.factor.recalled
    assert str(choice.factor.source) == "Memory (recalled)"


def test_only_a_unit_of_the_kind_asked_for_will_do() -> None:
    by_litre = given("country", "0.0026", unit=unit("tCO2e/L"))
    by_tonne = given("country", "3.1", unit=unit("tCO2e/t"))
    assert found(choose(by_litre, by_tonne, kind="tCO2e/t")) == "country-3.1"
    assert choose(by_litre, kind="tCO2e/t") is None
    assert found(choose(by_tonne, kind="kgCO2e/kg")) == "country-3.1"


def test_a_value_for_one_member_is_for_that_member_only() -> None:
    diesel, petrol = given("country", "2.6", member="diesel"), given("country", "2.2", member="petrol")
    assert found(choose(diesel, petrol, member="petrol")) == "country-2.2"
    assert choose(diesel, member="coal") is None


def test_time_is_cut_where_a_factor_begins() -> None:
    library = FactorLibrary([given("country"), given("own", since=date(2023, 4, 1))])
    assert library.boundaries(["grid_factor"]) == {date(2023, 1, 1), date(2023, 4, 1)}
    assert library.boundaries(["heat_factor"]) == set()


def test_a_factor_that_someone_seems_to_have_used_is_named_by_its_value() -> None:
    library = FactorLibrary([given("country", "0.6101"), given("region", "836.7", unit=unit("kgCO2e/MWh"))])
    around = Interval(Decimal("0.8365"), Decimal("0.8369"))
    assert [v.id for v in library.named(["grid_factor"], around, unit("tCO2e/MWh"))] == ["region-836.7"]


def test_the_rung_is_said_in_three_languages() -> None:
    choice = choose(given("country", since=date(2021, 1, 1), until=date(2021, 12, 31)))
    assert choice is not None
    told = [rung_words(choice, language) for language in LANGUAGES]
    assert told[0] == choice.rung
    assert told[1] == "所在國家的因子（CN），當日沒有有效因子，採用最近一期較早因子（2021年）"
    assert told[2] == "所在国家的因子（CN），当日没有有效因子，采用最近一期较早因子（2021年）"
