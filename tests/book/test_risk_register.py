"""`risks.yaml`: what is read, and what is refused with a word on where and why."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assay.book.dump import dump_book
from assay.book.load import load_book
from assay.book.parts import PARTS, holds
from assay.book.risks import RiskRegister
from assay.content import load_content
from small_book import fact, of_code

if TYPE_CHECKING:
    from assay.core.findings import Finding
    from assay.examine import Examined
    from small_book import SmallBook

LANTERN = Path(__file__).parents[2] / "examples" / "lantern"
W = "{en: x, zh-Hant: 文, zh-Hans: 文}"
RISKS = f"""\
amounts_in: MCNY
horizons:
  - {{id: near, name: {W}, until: 2027}}
  - {{id: far, name: {W}, until: 2050, why: {W}}}
risks:
  - id: flood
    name: {W}
    kind: acute
    description: {W}
    horizons: [near, far]
    likelihood: 4
    impact: 3
    stages: [own_operations]
    sites: [cedar]
    effects:
      - {{when: current, line: revenue, direction: decrease, low: 1.5, high: 2}}
      - {{when: far, line: inventories, direction: decrease, reason: too_uncertain, words: {W}}}
    measures: [{W}]
    owner: board
    metrics: [lost_days]
scenarios:
  - {{id: hot, name: {W}, source: SSP5-8.5, warming: 4.4, years: [2050], assumptions: [{W}], results: [{{risk: flood, text: {W}}}]}}
analysis: {{carried_out: 2024-06-30, covers: {W}}}
resilience: {{statement: {W}}}
carbon_price: {{used: no, how: {W}}}
remuneration: {{linked: no, how: {W}}}
plan: {{aim: {W}, steps: [{{year: 2026, what: {W}, status: planned}}]}}
"""
BOARD = "bodies:\n  - {id: board, name: {en: Board, zh-Hant: 董事會, zh-Hans: 董事会}}\n"


def read(book: SmallBook, old: str = "", new: str = "") -> Examined:
    assert old in RISKS
    return book.write({"governance.yaml": BOARD, "risks.yaml": RISKS.replace(old, new, 1)}).examine()


def refused(book: SmallBook, code: str, old: str, new: str) -> Finding:
    (finding,) = of_code(read(book, old, new).findings, code)
    assert finding.severity == "error"
    assert finding.place is not None
    assert finding.place.file == "risks.yaml"
    assert finding.place.line
    return finding


def test_all_of_it_is_read_and_amounts_are_in_the_books_currency(book: SmallBook) -> None:
    found = read(book)
    assert [f for f in found.findings if f.code.startswith("risk.")] == []
    register = found.book.risks
    (flood,) = register.of_group("physical")
    ((_, now),) = register.effects(current=True)
    assert (now.low, now.high) == (Decimal(1500000), Decimal(2000000))
    ((_, later),) = register.effects(current=False)
    assert (later.when, later.low, later.reason) == ("far", None, "too_uncertain")
    assert (flood.sites, flood.owner, flood.metrics) == (("cedar",), "board", ("lost_days",))
    assert register.scenarios[0].warming == Decimal("4.4")


@pytest.mark.parametrize(
    ("code", "old", "new", "said"),
    [
        ("risk.score", "likelihood: 4", "likelihood: 6", "'6'"),
        ("risk.score", "warming: 4.4", "warming: 44", "'44'"),
        ("risk.horizon", "until: 2050", "until: 2026", "ends in 2026, not after 2027"),
        ("risk.reference_unknown", "horizons: [near, far]", "horizons: [near, later]", "'later'"),
        ("risk.reference_unknown", "sites: [cedar]", "sites: [ceder]", "'ceder'"),
        ("risk.reference_unknown", "owner: board", "owner: nobody", "'nobody'"),
        ("risk.reference_unknown", "metrics: [lost_days]", "metrics: [days_lost]", "'days_lost'"),
        ("risk.reference_unknown", "risk: flood", "risk: fire", "'fire'"),
        ("risk.range", "low: 1.5, high: 2", "low: 2, high: 1.5", "from 2 down to 1.5"),
        ("risk.range", "low: 1.5, high: 2", "low: -1, high: 2", "below zero"),
        ("risk.effect", "low: 1.5, high: 2", "low: 1.5", "no range of money"),
        ("risk.effect", "reason: too_uncertain, ", "", "no range of money"),
        ("yaml.value", "kind: acute", "kind: sharp", "'sharp'"),
        ("yaml.missing_key", "    impact: 3\n", "", "impact"),
        ("book.unit_family", "amounts_in: MCNY", "amounts_in: MHKD", "MHKD"),
        ("risk.language", f"resilience: {{statement: {W}}}", "resilience: {statement: {en: x}}", "zh-Hant, zh-Hans"),
    ],
)
def test_what_cannot_be_used_is_said(book: SmallBook, code: str, old: str, new: str, said: str) -> None:
    if code == "risk.range" and "-1" in new:
        assert any(said in f.message for f in of_code(read(book, old, new).findings, code))
        return
    assert said in refused(book, code, old, new).message


def test_an_id_that_stands_twice_is_read_once(book: SmallBook) -> None:
    again = RISKS.partition("risks:\n")[2].partition("scenarios:")[0]
    found = read(book, "scenarios:", f"{again}scenarios:")
    assert len(of_code(found.findings, "risk.duplicate")) == 1
    assert len(found.book.risks.risks) == 1


@pytest.mark.parametrize(
    ("code", "old", "new"),
    [
        ("risk.price", f"{{used: no, how: {W}}}", f"{{used: yes, price: internal_carbon_price, how: {W}}}"),
        ("risk.step_late", "year: 2026", "year: 2024"),
        ("risk.effect_horizon", "horizons: [near, far]", "horizons: [near]"),
        ("risk.no_result", f"results: [{{risk: flood, text: {W}}}]", "results: []"),
        ("risk.analysis_old", "carried_out: 2024-06-30", "carried_out: 2020-06-30"),
    ],
)
def test_the_register_is_held_against_itself_and_the_calendar(book: SmallBook, code: str, old: str, new: str) -> None:
    assert of_code(read(book).findings, code) == []
    (finding,) = of_code(read(book, old, new).findings, code)
    assert finding.severity in ("warning", "note")
    assert finding.place is not None
    assert finding.place.file == "risks.yaml"


def test_a_price_that_is_recorded_is_applied_to_the_emissions_of_the_year(book: SmallBook) -> None:
    book.records("scope_1 2024 100 tCO2e", "scope_2_location 2024 50 tCO2e", "internal_carbon_price 2024 80 CNY/tCO2e")
    found = read(book, f"{{used: no, how: {W}}}", f"{{used: yes, price: internal_carbon_price, how: {W}}}")
    assert of_code(found.findings, "risk.price") == []
    assert fact(found, "carbon_cost").value == Decimal(12000)


def test_parts_are_held_only_when_they_say_what_is_asked(book: SmallBook) -> None:
    kept = {part for part in PARTS if holds(read(book).book, part)}
    assert "risks/horizons" in kept
    assert "risks/effects_current" in kept
    assert "risks/scenarios" not in kept, "one picture of the future is no comparison"
    without = read(book, "      - {when: current, line: revenue, direction: decrease, low: 1.5, high: 2}\n", "").book
    assert not holds(without, "risks/effects_current")
    assert not holds(read(book, "    stages: [own_operations]\n", "").book, "risks/places")


def test_a_book_without_the_file_has_an_empty_register(book: SmallBook) -> None:
    assert book.examine().book.risks == RiskRegister()


def test_written_and_read_again_the_register_is_the_same(book: SmallBook, tmp_path: Path) -> None:
    content = load_content()
    for root in (read(book).book.root, LANTERN):
        once = load_book(root, content.catalogue, content.registers).book
        assert once is not None
        dump_book(once, tmp_path / root.name / "again")
        again = load_book(tmp_path / root.name / "again", content.catalogue, content.registers)
        assert again.book is not None
        assert again.book.risks == once.risks
        assert (again.book.listing, again.book.references) == (once.listing, once.references)
        assert [f for f in again.findings if f.place and f.place.file == "risks.yaml"] == []
