"""Faults in the YAML files name the key and its line; everything else is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bad_input.folder import BOOK, ENERGY, GOOD, Folder, check, count, only

if TYPE_CHECKING:
    from assay.book.load import BookRead
    from assay.core.findings import Finding


def at(finding: Finding, file: str, line: int | None) -> None:
    assert finding.place is not None
    assert (finding.place.file, finding.place.line) == (file, line)


def with_energy(folder: Folder, text: str, name: str = "book.yaml") -> BookRead:
    folder.write(name, text)
    folder.table("energy.csv", ENERGY, *GOOD)
    return folder.read()


def test_missing_book(folder: Folder) -> None:
    (folder.root / "book.yaml").unlink()
    read = folder.read()
    assert read.book is None
    found = only(read, "book.missing")
    at(found, "book.yaml", None)
    assert f"'{folder.root.name}'" in found.message


def test_book_without_years(folder: Folder) -> None:
    read = with_energy(folder, "group: {name: {en: L}}\n")
    assert read.book is None
    assert "'fiscal_year'" in only(read, "yaml.missing_key").message


def test_broken_book(folder: Folder) -> None:
    read = with_energy(folder, "group: {name: L\nsites:\n")
    assert read.book is None
    assert only(read, "yaml.unreadable").place is not None


def test_broken_file_beside_a_good_book(folder: Folder) -> None:
    read = with_energy(folder, "- id: carbon\n\tname: x\n  metric: x\n", "targets.yaml")
    found = only(read, "yaml.unreadable")
    assert found.place is not None
    assert found.place.file == "targets.yaml"
    assert found.place.line == 2
    assert "'name: x'" in found.message
    assert count(read) == 2


def test_key_twice(folder: Folder) -> None:
    read = with_energy(folder, "thresholds: {high: 4}\ntopics: []\nthresholds: {high: 3}\n", "materiality.yaml")
    found = only(read, "yaml.unreadable")
    at(found, "materiality.yaml", 3)
    assert "'thresholds' stands twice" in found.message
    assert count(read) == 2


def test_file_that_is_not_utf_8(folder: Folder) -> None:
    folder.write("targets.yaml", "- id: 碳目标\n".encode("gb18030"))
    read = with_energy(folder, BOOK)
    at(only(read, "yaml.unreadable"), "targets.yaml", None)
    assert count(read) == 2


BOOK_CASES = {
    "unknown key": ("currency: CNY", "curency: CNY", "yaml.unknown_key", 3, "curency"),
    "currency": ("currency: CNY", "currency: RMB", "yaml.value", 3, "RMB"),
    "share above 100 %": ('"100%"', '"120%"', "entity.ownership_share", 7, "120%"),
    "share is no number": ('"100%"', "most", "yaml.value", 7, "most"),
    "unknown entity": ("Cedar plant}, entity: metals", "Cedar plant}, entity: metal", "site.entity_unknown", 10, "metal"),
    "site twice by name": ("{en: Cedar plant}", "{en: Birch Valley plant}", "site.duplicate", 10, "Birch Valley plant"),
    "site key": ("Cedar plant}, entity", "Cedar plant}, company", "yaml.unknown_key", 10, "company"),
    "site dates": ("Cedar plant}", "Cedar plant}, since: 2024-01-01, until: 2023-01-01", "site.dates", 10, "2023-01-01"),
    "closed dimension": ("product: {ingot", "gender: {other", "book.dimension", 12, "gender"),
    "member that is there already": ("product: {ingot", "region: {hong_kong", "book.member_duplicate", 12, "hong_kong"),
    "member name": ("{ingot:", "{Mg ingot:", "book.name", 12, "Mg ingot"),
    "language": ("[en, zh-Hant]", "[en, fr]", "yaml.value", 5, "fr"),
    "text language": ("zh-Hant: 燈塔鎂業集團", "zh: 燈塔鎂業集團", "yaml.unknown_key", 2, "zh"),
    "first month": ("first_month: 1", "first_month: 13", "yaml.value", 4, "13"),
    "gap between years": ("[2024, 2025]", "[2022, 2024, 2025]", "book.years", 4, "2022, 2024, 2025"),
    "setting": ("languages:", "settings: {rounding: up}\nlanguages:", "yaml.unknown_key", 5, "rounding"),
    "turnover": ("languages:", "settings: {turnover_denominator: mean}\nlanguages:", "yaml.value", 5, "mean"),
    "age band": ("languages:", "settings: {age_bands: [young]}\nlanguages:", "record.member_unknown", 5, "young"),
    "overlapping bands": ("languages:", "settings: {age_bands: [under_30, 30_and_below]}\nlanguages:", "settings.age_bands", 5, "under_30, 30_and_below"),
    "yes or no": ("languages:", "settings: {records_as_printed: maybe}\nlanguages:", "yaml.value", 5, "maybe"),
    "presented metric": ("languages:", "presentation: {scope_9: {unit: t, decimals: 1}}\nlanguages:", "book.metric_unknown", 5, "scope_9"),
    "presented unit": ("languages:", "presentation: {leavers: {unit: kWh, decimals: 1}}\nlanguages:", "book.unit_family", 5, "kWh"),
    "colour": ("languages:", "report: {accent: green}\nlanguages:", "yaml.value", 5, "green"),
}  # fmt: skip


@pytest.mark.parametrize("case", BOOK_CASES.values(), ids=BOOK_CASES.keys())
def test_a_fault_in_book_yaml(folder: Folder, case: tuple[str, str, str, int, str]) -> None:
    good, bad, code, line, quoted = case
    assert good in BOOK
    read = with_energy(folder, BOOK.replace(good, bad, 1))
    found = only(read, code)
    at(found, "book.yaml", line)
    assert f"'{quoted}'" in found.message
    assert found.expected
    assert found.action
    assert count(read) == 2


def test_site_twice_by_key_is_a_key_twice(folder: Folder) -> None:
    read = with_energy(folder, BOOK.replace("  cedar:", "  birch:"))
    assert read.book is None
    assert "'birch' stands twice" in only(read, "yaml.unreadable").message


def test_overlapping_ownership(folder: Folder) -> None:
    shares = '{since: 2010-01-01, until: 2024-12-31, share: "51%"}, {since: 2024-07-01, share: "100%"}'
    read = with_energy(folder, BOOK.replace('{since: 2010-01-01, share: "100%"}', shares))
    assert "2024-07-01: '51%' and '100%'" in only(read, "entity.ownership_overlap").message


OTHER_CASES = {
    "explained metric": ("explanations.yaml", "changes:\n  - {metric: leaver, year: 2025, text: x}\n  - {metric: leavers, year: 2025, text: x}\n", "explanation.metric_unknown", 2, "leaver"),
    "explained year": ("explanations.yaml", "changes:\n  - {metric: leavers, year: 2019, text: x}\n", "explanation.year", 2, "2019"),
    "meeting of nobody": ("governance.yaml", "bodies:\n  - {id: board, name: Board}\nmeetings:\n  - {body: bord, date: 2025-01-01, subject: x}\n", "governance.body_unknown", 4, "bord"),
    "meeting day": ("governance.yaml", "bodies:\n  - {id: board, name: Board}\nmeetings:\n  - {body: board, date: 2025-02-30, subject: x}\n", "yaml.value", 4, "2025-02-30"),
    "body twice": ("governance.yaml", "bodies:\n  - {id: board, name: Board}\n  - {id: board, name: Board}\n", "governance.duplicate", 3, "board"),
    "score": ("materiality.yaml", "topics:\n  - {id: energy, name: Energy, stakeholders: 6, business: 4}\n", "materiality.score", 2, "6"),
    "target metric": ("targets.yaml", '- {id: a, name: A, metric: carbon, base_year: 2023, target_year: 2030, change: "-20%"}\n', "target.metric_unknown", 1, "carbon"),
    "target goal": ("targets.yaml", '- {id: a, name: A, metric: leavers, base_year: 2023, target_year: 2030, change: "-20%", no_faster_than: employees}\n', "target.goal", 1, "no_faster_than"),
    "target no goal": ("targets.yaml", '- {id: a, name: A, metric: leavers, base_year: 2023, target_year: 2030}\n', "target.goal", 1, "change"),
    "target bound": ("targets.yaml", '- {id: a, name: A, metric: leavers, base_year: 2023, target_year: 2030, no_faster_than: pears}\n', "target.metric_unknown", 1, "pears"),
    "target milestone": ("targets.yaml", '- {id: a, name: A, metric: leavers, base_year: 2023, target_year: 2030, change: "-20%", milestones: [{year: 2031, change: "-5%"}]}\n', "target.milestone", 1, "2031"),
    "target cut": ("targets.yaml", '- {id: a, name: A, metric: leavers, dimensions: carrier=coal, base_year: 2023, target_year: 2030, change: "-20%"}\n', "target.dimension", 1, "carrier"),
    "target years": ("targets.yaml", '- {id: a, name: A, metric: leavers, base_year: 2030, target_year: 2023, change: "-20%"}\n', "target.years", 1, "2023"),
    "stakeholders without a name": ("stakeholders.yaml", "- {concerns: [x]}\n", "yaml.missing_key", 1, "0.group"),
    "not a list": ("stakeholders.yaml", "group: x\n", "yaml.value", 1, "{'group': 'x'}"),
}  # fmt: skip


@pytest.mark.parametrize("case", OTHER_CASES.values(), ids=OTHER_CASES.keys())
def test_a_fault_in_another_file(folder: Folder, case: tuple[str, str, str, int, str]) -> None:
    name, text, code, line, quoted = case
    read = with_energy(folder, text, name)
    found = only(read, code)
    at(found, name, line)
    assert f"'{quoted}'" in found.message
    assert found.expected
    assert found.action
    assert count(read) == 2


def test_narrative_without_a_language(folder: Folder) -> None:
    folder.write("narrative/A1.GD.fr.md", "Bonjour")
    folder.write("narrative/A1.GD.en.md", "Words")
    read = folder.read()
    check(only(read, "narrative.name"), "narrative/A1.GD.fr.md", None, "", "A1.GD.fr.md")
    assert read.book is not None
    assert read.book.narrative.sections == ("A1.GD",)
