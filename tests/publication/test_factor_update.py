"""A factor update restates three years: by commands alone, with no figure typed (docs/publications.md)."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from assay.book.restatements import Restatements
from assay.cli.main import main
from assay.content import load_content
from assay.examine import Examined, examine
from assay.freeze import Frozen
from publication.lantern_copy import FACTOR, OWN, copy_of_frozen

YEARS = (2023, 2024, 2025)


def said(*arguments: object) -> str:
    run = CliRunner().invoke(main, [str(each) for each in arguments])
    assert run.exit_code == 0, run.output
    return run.output


@dataclass(frozen=True)
class Updated:
    """The book after the walk, with what the two comparisons said."""

    root: Path
    foreseen: str
    told: str

    @property
    def first(self) -> Path:
        return self.root / "publications" / "2025-1"

    @property
    def second(self) -> Path:
        return self.root / "publications" / "2025-2"


@pytest.fixture(scope="module")
def updated(frozen_lantern: Frozen, tmp_path_factory: pytest.TempPathFactory) -> Updated:
    root = copy_of_frozen(frozen_lantern, tmp_path_factory.mktemp("update") / "lantern")
    first = root / "publications" / "2025-1"
    (root / "factors" / "grid.csv").write_text(f"{FACTOR}\n{OWN.format('0.4400')}\n", encoding="utf-8")
    before = (root / "restatements.yaml").read_bytes()
    foreseen = said("restate", first, root)
    assert (root / "restatements.yaml").read_bytes() == before
    said("restate", first, root, "--record")
    said("publish", root)
    return Updated(root, foreseen, said("restate", first, root / "publications" / "2025-2"))


def printed(folder: Path) -> dict[tuple[str, str, str], str]:
    with (folder / "facts.csv").open(encoding="utf-8", newline="") as stream:
        return {(row["metric"], row["dimensions"], row["fiscal_year"]): row["value"] for row in csv.DictReader(stream)}


def test_the_old_publication_still_verifies_and_so_does_the_new_one(updated: Updated) -> None:
    assert "verified" in said("verify", updated.first)
    assert "verified" in said("verify", updated.second)


def test_what_would_move_is_told_before_anything_is_written(updated: Updated) -> None:
    for year in YEARS:
        assert f"scope_2_location {year}:" in updated.foreseen
        assert f"scope_2_location {year}:" in updated.told
    assert "factor grid_factor of " in updated.told
    assert "0.4400 tCO2e/MWh (own)" in updated.told


def test_first_values_are_those_that_were_printed(updated: Updated) -> None:
    """2025 was never restated: its first value is that of the publication. 2023 keeps what an older report printed."""
    with (updated.root / "first_reported.csv").open(encoding="utf-8", newline="") as stream:
        rows = {(row["metric"], row["year"]): row for row in csv.DictReader(stream)}
    old = printed(updated.first)
    of_2025 = rows["scope_2_location", "2025"]
    assert of_2025["value"].replace(",", "") == old["scope_2_location", "", "2025"]
    assert of_2025["document"] == "publication 2025-1"
    assert rows["scope_2_location", "2023"]["document"] == "esg-report-2023.pdf"


def test_the_cause_is_recorded_for_every_year_and_names_the_factor(updated: Updated) -> None:
    found = examine(updated.root, load_content())
    assert isinstance(found, Examined)
    notes: Restatements = found.book.restatements
    for year in YEARS:
        reason = notes.of("scope_2_location", year)
        assert reason is not None
        assert reason.cause == "factor_update"
        assert "0.4400 tCO2e/MWh (own)" in reason.text.en
        assert not reason.text.missing
    assert not [finding for finding in found.findings if finding.code.startswith("restatement.")]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ("first reported as", "update of emission factors", "Grid emission factor:")),
        ("zh-Hant", ("首次匯報為", "更新排放因子", "改為0.4400")),
        ("zh-Hans", ("首次汇报为", "更新排放因子", "改为0.4400")),
    ],
)
def test_footnotes_and_table_write_themselves(updated: Updated, language: str, words: tuple[str, ...]) -> None:
    old, new = (
        (folder / f"report.{language}.xhtml").read_text(encoding="utf-8") for folder in (updated.first, updated.second)
    )
    for word in words:
        assert word in new
    assert "publication 2025-1" in new
    assert "publication 2025-1" not in old


def test_recording_twice_changes_nothing(updated: Updated) -> None:
    files = [updated.root / name for name in ("first_reported.csv", "restatements.yaml")]
    before = [path.read_bytes() for path in files]
    assert "0 restated figures" in said("restate", updated.second, updated.root, "--record")
    assert [path.read_bytes() for path in files] == before


def test_recording_into_a_publication_is_refused(updated: Updated) -> None:
    run = CliRunner().invoke(main, ["restate", str(updated.first), str(updated.second), "--record"])
    assert run.exit_code == 2
    assert "has no book.yaml" in run.output
