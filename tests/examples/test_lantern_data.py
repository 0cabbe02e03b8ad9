"""The example book: written the same way every time, cited record by record, said alike in three languages."""

from __future__ import annotations

import csv
import re
import subprocess
import sys
from pathlib import Path

import pytest

from assay.core.languages import LANGUAGES
from assay.core.strict_yaml import load_yaml

ROOT = Path(__file__).parents[2]
BOOK = ROOT / "examples" / "lantern"
TOPICS = ROOT / "src" / "assay" / "topics"
WRITTEN = ("records", "evidence")

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
DERIVED_ALWAYS = ("share", "growth")
# Provisions of the HKEX Code of 2025 that are answered in words, in whole or in part.
NARRATIVE = [
    "MDR-GOV",
    "MDR-RP",
    "MDR-RB",
    "A1.GD",
    "A1.5",
    "A1.6",
    "A2.GD",
    "A2.3",
    "A2.4",
    "A3.GD",
    "A3.1",
    "B1.GD",
    "B2.GD",
    "B2.3",
    "B3.GD",
    "B4.GD",
    "B4.1",
    "B4.2",
    "B5.GD",
    "B5.2",
    "B5.3",
    "B5.4",
    "B6.GD",
    "B6.2",
    "B6.3",
    "B6.4",
    "B6.5",
    "B7.GD",
    "B7.2",
    "B7.3",
    "B8.GD",
    "B8.1",
    "D19",
    "D20",
    "D21",
    "D22",
    "D23",
    "D24",
    "D25",
    "D26",
    "D27",
    "D29(a)",
    "D29(b)",
    "D29(c)",
    "D29(d)",
    "D30",
    "D31",
    "D32",
    "D33",
    "D34",
    "D35",
    "D36",
    "D37",
    "D38",
    "D39",
    "D40",
    "D41",
    "about",
    "chairman",
    "outlook",
]


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def metric_ids() -> dict[str, list[str]]:
    """Every metric id, the derived ones included, with the dimensions it may be cut by."""
    suffixes = load_yaml(TOPICS / "denominators.yaml")
    found: dict[str, list[str]] = {}
    for path in sorted(TOPICS.glob("*/metrics.yaml")):
        for name, metric in load_yaml(path).items():
            dimensions = metric.get("dimensions", [])
            endings = [*(suffix for suffix in metric.get("per", []) if suffix in suffixes)]
            endings += [ending for ending in DERIVED_ALWAYS if metric.get(ending) == "true"]
            found[name] = dimensions
            found.update({f"{name}_{ending}": dimensions for ending in endings})
    return found


def placeholders(section: str, language: str) -> list[str]:
    return sorted(PLACEHOLDER.findall((BOOK / "narrative" / f"{section}.{language}.md").read_text("utf-8")))


def test_the_script_writes_what_is_committed(tmp_path: Path) -> None:
    subprocess.run([sys.executable, str(ROOT / "examples" / "make_lantern.py"), str(tmp_path)], check=True)
    names = [path.relative_to(tmp_path) for path in sorted(tmp_path.rglob("*")) if path.is_file()]
    committed = [path.relative_to(BOOK) for folder in WRITTEN for path in sorted((BOOK / folder).iterdir())]
    assert sorted(names) == sorted([*committed, Path("assertions.csv"), Path("first_reported.csv")])
    changed = [str(name) for name in names if (tmp_path / name).read_bytes() != (BOOK / name).read_bytes()]
    assert not changed


@pytest.mark.parametrize("path", sorted((BOOK / "records").glob("*.csv")), ids=lambda path: path.stem)
def test_every_record_names_a_line_of_evidence_that_shows_it(path: Path) -> None:
    found = rows(path)
    replaced = {row.get("supersedes") for row in found}
    documents = {row["evidence"] for row in found}
    lines = {name: (BOOK / "evidence" / name).read_text("utf-8").splitlines() for name in documents}
    for row in found:
        line = lines[row["evidence"]][int(row["line"]) - 1]
        if "quantity" in row and row["id"] not in replaced:
            assert row["quantity"] in line, row["id"]


def test_ids_are_given_once_in_a_register() -> None:
    for path in sorted((BOOK / "records").glob("*.csv")):
        ids = [row["id"] for row in rows(path)]
        assert all(ids), path.name
        assert len(set(ids)) == len(ids), path.name


@pytest.mark.parametrize("section", NARRATIVE)
def test_three_languages_name_the_same_figures(section: str) -> None:
    english = placeholders(section, "en")
    for language in LANGUAGES[1:]:
        assert placeholders(section, language) == english


@pytest.mark.parametrize("section", NARRATIVE)
def test_every_named_figure_exists(section: str) -> None:
    known = metric_ids()
    for words in placeholders(section, "en"):
        metric, year, *options = words.split()
        assert metric in known, words
        assert year in ("2023", "2024", "2025"), words
        for option in options:
            name, _, _ = option.partition("=")
            assert name == "unit" or name in known[metric], words


def test_figures_are_named_in_many_places() -> None:
    assert sum(len(placeholders(section, "en")) for section in NARRATIVE) >= 25


def test_people_are_trained_only_while_employed() -> None:
    spells: dict[str, list[tuple[str, str]]] = {}
    for row in rows(BOOK / "records" / "roster.csv"):
        spells.setdefault(row["person"], []).append((row["joined"], row["left"] or "9999"))
    for row in rows(BOOK / "records" / "training.csv"):
        assert any(joined <= row["date"] <= left for joined, left in spells[row["person"]]), row["id"]
