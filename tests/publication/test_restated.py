"""Two publications of one group: what moved, and what moved it."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from assay.cli.main import main
from assay.freeze import Frozen, freeze
from assay.publication.restated import Compared, Publication, compare
from assay.publication.verifier import verify
from publication.lantern_copy import copied, copy_of_frozen


@pytest.fixture(scope="module")
def home(frozen_lantern: Frozen, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two publications: the second after a corrected meter reading and a new factor of the southern grid."""
    folder = tmp_path_factory.mktemp("restated")
    copy_of_frozen(frozen_lantern, folder / "lantern")
    freeze(copied(folder, again=True, electricity="297485", grid_factor="0.4400"))
    return folder / "lantern" / "publications"


@pytest.fixture(scope="module")
def compared(home: Path) -> Compared:
    return compare(Publication(home / "2025-1"), Publication(home / "2025-2"))


def test_both_publications_still_verify_and_the_second_names_the_first(home: Path) -> None:
    for name in ("2025-1", "2025-2"):
        assert verify(home / name).problems == ()
    assert json.loads((home / "2025-2" / "manifest.json").read_text("utf-8"))["previous"]["folder"] == "2025-1"


def test_the_record_and_the_factor_are_named_as_causes(compared: Compared) -> None:
    moved = {(one.metric, one.dimensions, one.year): one for one in compared.restated}
    electricity = moved["electricity_purchased", "", 2023]
    assert electricity.causes == ("record energy EN-BIR-E1-2023-01 was 287485 kWh, is 297485 kWh.",)
    for year in (2023, 2024, 2025):
        causes = moved["scope_2_location", "", year].causes
        assert any(cause.startswith("factor grid_factor of ") and "0.4400 tCO2e/MWh" in cause for cause in causes)
    assert "revenue" not in {one.metric for one in compared.restated}


def test_each_figure_is_first_reported_and_restated_as_printed(compared: Compared, home: Path) -> None:
    first, second = Publication(home / "2025-1"), Publication(home / "2025-2")
    for one in compared.restated:
        key = (one.metric, one.dimensions, str(one.year))
        assert (one.first_reported, one.restated) == (first.printed[key]["value"], second.printed[key]["value"])
        assert one.causes
    assert compared.same + len(compared.restated) == len(first.printed.keys() & second.printed.keys())


def test_a_publication_that_another_followed_cannot_be_replaced_unseen(home: Path, tmp_path: Path) -> None:
    shutil.copytree(home, tmp_path, dirs_exist_ok=True)
    manifest = tmp_path / "2025-1" / "manifest.json"
    manifest.write_bytes(manifest.read_bytes() + b" ")
    assert {problem.what for problem in verify(tmp_path / "2025-2").problems} == {"previous.differs"}


def test_the_command_writes_them(home: Path, tmp_path: Path) -> None:
    out = tmp_path / "restatements.csv"
    run = CliRunner().invoke(main, ["restate", str(home / "2025-1"), str(home / "2025-2"), "--out", str(out)])
    assert run.exit_code == 0
    assert "electricity_purchased 2023:" in run.output
    with out.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert any(row["metric"] == "ghg_emissions" and "grid_factor" in row["cause"] for row in rows)


def test_a_folder_that_is_no_publication_is_told_so(home: Path, tmp_path: Path) -> None:
    run = CliRunner().invoke(main, ["restate", str(home / "2025-1"), str(tmp_path)])
    assert run.exit_code == 2
    assert "cannot be read as a publication" in run.output
