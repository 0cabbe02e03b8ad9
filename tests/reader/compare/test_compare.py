"""Several readings: one company over years and languages, and companies side by side."""

from __future__ import annotations

from dataclasses import replace

from assay.content import load_content
from assay.reader.block import Passage
from assay.reader.claim import Claim
from assay.reader.compare.compare import Comparison, compare
from assay.reader.reading import Reading
from reader.audit.claimed import claim, document

CONTENT = load_content()


def reading(
    name: str, year: int, *claims: Claim, code: str = "1234", language: str = "en", words: tuple[str, ...] = ()
) -> Reading:
    extract = document(f"Stock Code: {code}", *words, year=year)
    extract = replace(extract, name=name, language=language)
    edition = CONTENT.framework("hkex-guide-2020")
    return Reading(name=name, extract=extract, claims=claims, findings=(), coverage=(), edition=edition)


def told(comparison: Comparison) -> list[str]:
    return [f"{f.severity} {f.code}" for f in comparison.findings]


def water(year: int, printed: str, grid: int = 1) -> Claim:
    return claim("water_consumption", year, printed, "m3", grid=grid)


def test_a_figure_restated_without_a_word() -> None:
    one = reading("a-2023", 2023, water(2023, "50,149"))
    two = reading("a-2024", 2024, water(2024, "52,001"), water(2023, "50,419"))
    found = compare([two, one], CONTENT)
    assert told(found) == ["warning compare.restated"]
    assert "two digits stand the wrong way round" in found.findings[0].action
    assert found.findings[0].place is not None
    assert found.findings[0].place.file == "a-2024"


def test_a_restatement_that_is_said_is_a_note() -> None:
    words = ("The water consumption of 2023 has been restated to include the new plant.",)
    one = reading("a-2023", 2023, water(2023, "50,149"))
    two = reading("a-2024", 2024, water(2024, "52,001"), water(2023, "54,419"), words=words)
    assert told(compare([one, two], CONTENT)) == ["note compare.restated"]


def test_rounding_is_no_restatement() -> None:
    one = reading("a-2023", 2023, water(2023, "50,149"))
    two = reading("a-2024", 2024, claim("water_consumption", 2023, "5.01", "10000m3"))
    assert told(compare([one, two], CONTENT)) == []


def test_two_languages_must_agree() -> None:
    one = reading("a-en", 2024, water(2024, "50,149"))
    two = reading("a-zh", 2024, water(2024, "50,194"), language="zh-Hant")
    assert told(compare([one, two], CONTENT)) == ["error compare.languages"]
    two = reading("a-zh", 2024, water(2024, "50,149"), language="zh-Hant")
    assert told(compare([one, two], CONTENT)) == []


def test_a_figure_that_one_language_leaves_out() -> None:
    rows = [water(2024, "50,149"), claim("scope_1", 2024, "123"), claim("employees", 2024, "77")]
    one = reading("a-en", 2024, *rows)
    two = reading("a-zh", 2024, *rows[:2], language="zh-Hant")
    assert told(compare([one, two], CONTENT)) == ["note compare.only_one_language"]


def _power(year: int, gas: str) -> tuple[Claim, Claim]:
    return claim("electricity_purchased", year, "10,123,456", "kWh"), claim("scope_2_location", year, gas)


def test_a_factor_that_changed_between_two_reports() -> None:
    one = reading("a-2023", 2023, *_power(2023, "6,176"))
    assert told(compare([one, reading("a-2024", 2024, *_power(2024, "5,773"))], CONTENT)) == ["warning compare.factor"]
    words = ("The emission factor of electricity is 0.5703 tCO2/MWh.",)
    assert told(compare([one, reading("a-2024", 2024, *_power(2024, "5,773"), words=words)], CONTENT)) == [
        "note compare.factor"
    ]
    assert told(compare([one, reading("a-2024", 2024, *_power(2024, "6,176"))], CONTENT)) == []


def test_a_leap_between_two_reports_that_print_one_year_each() -> None:
    tar = {"cut": "waste_stream=tar"}
    one = reading("a-2023", 2023, claim("hazardous_waste", 2023, "47.6", "t", **tar))
    two = reading("a-2024", 2024, claim("hazardous_waste", 2024, "490.8", "t", **tar))
    assert told(compare([one, two], CONTENT)) == ["warning compare.leap"]
    two = reading("a-2024", 2024, claim("hazardous_waste", 2024, "60.8", "t", **tar))
    assert told(compare([one, two], CONTENT)) == []


def test_a_boundary_whose_words_changed() -> None:
    old = "The reporting scope covers the two plants of the Group in Guangdong Province, China."
    new = "The reporting scope covers the head office in Hong Kong and logistics in Singapore."
    one, two = reading("a-2023", 2023, words=(old,)), reading("a-2024", 2024, words=(new,))
    assert told(compare([one, two], CONTENT)) == ["note compare.boundary"]
    same = reading("a-2024", 2024, words=(old,))
    assert told(compare([one, same], CONTENT)) == []


def test_a_row_called_by_other_words() -> None:
    one = reading("a-2023", 2023, claim("water_consumption", 2023, "50,149", "m3", labels=("Municipal supply taken",)))
    two = reading(
        "a-2024", 2024, claim("water_consumption", 2024, "52,001", "m3", labels=("All fluids used in cooling",))
    )
    assert told(compare([one, two], CONTENT)) == ["note compare.label"]


def test_companies_stand_side_by_side_and_are_not_accused() -> None:
    one = reading("a", 2024, water(2024, "50,149"), claim("water_consumption_per_revenue", 2024, "0.50", "m3/10000CNY"))
    two = reading(
        "b", 2024, water(2024, "9,001"), claim("water_consumption_per_revenue", 2024, "120", "m3/MCNY"), code="777"
    )
    found = compare([one, two], CONTENT)
    assert found.findings == ()
    assert len(found.companies) == 2
    assert [row.metric for row in found.alike] == ["water_consumption_per_revenue", "water_consumption"]
    first = found.alike[0]
    assert first.relative
    assert first.cells[0].interval.contains(first.cells[0].interval.low)
    assert first.cells[1].interval.high > first.cells[0].interval.high


def test_what_makes_companies_unlike_is_said() -> None:
    one = reading(
        "a", 2024, *_power(2024, "6,176"), claim("water_consumption_per_revenue", 2024, "0.50", "m3/10000CNY")
    )
    two = reading(
        "b", 2023, claim("electricity_purchased", 2023, "10,123,456", "kWh"), claim("scope_2_location", 2023, "3,948"),
        claim("water_consumption_per_employee", 2023, "12.1", "m3/person"), claim("scope_3", 2023, "5"), code="777",
    )  # fmt: skip
    reasons = " ".join(unlike.reason for unlike in compare([one, two], CONTENT).unlike)
    assert "reports on 2024" in reasons
    assert "divides by revenue" in reasons
    assert "0.61" in reasons
    assert "scope 3" in reasons


def test_a_company_is_known_by_its_name_where_no_code_is_printed() -> None:
    def named(name: str, year: int) -> Reading:
        base = reading(name, year)
        title = Passage(text="Example Metals Holdings Limited", kind="paragraph")
        return replace(base, extract=replace(base.extract, blocks=(title,)))

    assert len(compare([named("a", 2023), named("b", 2024)], CONTENT).companies) == 1
