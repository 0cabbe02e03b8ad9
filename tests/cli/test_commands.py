"""Every command: help, exit codes, and clear words for bad input instead of a traceback."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assay.cli.main import COMMANDS
from cli.run import assay

if TYPE_CHECKING:
    from small_book import SmallBook

ON_A_BOOK: dict[str, tuple[str, ...]] = {
    "check": (),
    "explain": ("employees",),
    "catalogue": (),
    "import": ("file.csv",),
}
ENERGY = "site,meter,carrier,start,end,quantity,unit\nbirch,M1,electricity,2024-01,2024-01,{},kWh\n"


def test_help_names_all_commands() -> None:
    out = assay("--help").out
    assert all(name in out for name in COMMANDS)
    assert "Exit codes" in out


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_each_command_explains_itself(name: str) -> None:
    ran = assay(name, "--help")
    assert ran.code == 0
    assert "Usage:" in ran.out
    assert "--json" in ran.out


def test_an_unknown_command_is_wrong_usage() -> None:
    assert assay("cehck").code == 2


@pytest.mark.parametrize("name", sorted(ON_A_BOOK))
def test_a_folder_that_is_not_there(name: str, tmp_path: Path) -> None:
    ran = assay(name, tmp_path / "nowhere", *ON_A_BOOK[name])
    assert ran.code == 2
    assert "nowhere' is not there" in ran.out + ran.err


@pytest.mark.parametrize("name", sorted(ON_A_BOOK))
def test_a_file_instead_of_a_folder(name: str, tmp_path: Path) -> None:
    file = tmp_path / "book.yaml"
    file.write_text("group: {}", "utf-8")
    ran = assay(name, file, *ON_A_BOOK[name])
    assert ran.code == 2
    assert "is a file" in ran.out + ran.err


@pytest.mark.parametrize("name", sorted(ON_A_BOOK))
def test_a_folder_without_a_book(name: str, tmp_path: Path) -> None:
    ran = assay(name, tmp_path, *ON_A_BOOK[name], "--json")
    assert ran.code == 2
    (finding,) = ran.data["findings"]
    assert finding["code"] == "book.missing"
    assert finding["action"]


def test_a_book_with_a_broken_head(book: SmallBook) -> None:
    (book.root / "book.yaml").write_text("group: {name: [\n", "utf-8")
    ran = assay("check", book.root, "--json")
    assert ran.code == 2
    assert ran.data["findings"][0]["code"] == "yaml.unreadable"


@pytest.mark.parametrize("name", ["records/figures.csv", "explanations.yaml", "evidence/a.txt", "factors/own.csv"])
def test_a_folder_in_the_place_of_a_file(book: SmallBook, name: str) -> None:
    (book.root / name).mkdir(parents=True)
    assert assay("check", book.root).code in (0, 1)


def test_check_is_1_with_an_error_and_0_without(book: SmallBook) -> None:
    assert assay("check", book.root).code == 0
    book.write({"records/energy.csv": ENERGY.format("ten")})
    ran = assay("check", book.root)
    assert ran.code == 1
    assert "1 error" in ran.out
    assert assay("check", book.root, "--json").data["findings"][0]["place"].startswith("records/energy.csv, row 2")


def test_notes_are_listed_only_when_asked_for(book: SmallBook) -> None:
    book.states("scope_3 2024 5000 tCO2e")
    assert "assertion.unchecked" not in assay("check", book.root).out
    assert "assertion.unchecked" in assay("check", book.root, "--notes").out


def test_new_makes_a_book_that_lacks_only_what_nobody_may_leave_out(tmp_path: Path) -> None:
    ran = assay("new", tmp_path / "mine", "--year", "2025", "--name", "Mine: & yours", "--json")
    assert ran.code == 0
    assert "book.yaml" in ran.data["files"]
    found = assay("check", tmp_path / "mine", "--json").data["findings"]
    assert {one["code"] for one in found if one["severity"] == "error"} == {"framework.mandatory"}
    assert "MDR-GOV" in {one["kpi"] for one in found}


def test_new_touches_no_book_that_is_there(tmp_path: Path) -> None:
    assay("new", tmp_path / "mine")
    before = (tmp_path / "mine" / "book.yaml").read_text("utf-8")
    ran = assay("new", tmp_path / "mine", "--name", "Other")
    assert ran.code == 2
    assert "holds a book already" in ran.err
    assert (tmp_path / "mine" / "book.yaml").read_text("utf-8") == before


def test_new_below_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    for place in (tmp_path / "file", tmp_path / "file" / "mine"):
        ran = assay("new", place)
        assert ran.code == 2
        assert "file" in ran.err


def test_import_puts_rows_into_a_register_once(book: SmallBook, tmp_path: Path) -> None:
    sent = tmp_path / "january.csv"
    sent.write_text(ENERGY.format(1000), "utf-8")
    first = assay("import", book.root, sent, "--json")
    assert first.code == 0
    assert first.data["files"] == [
        {
            "file": "january.csv",
            "register": "energy",
            "added": 1,
            "skipped": 0,
            "written": first.data["files"][0]["written"],
        }
    ]
    assert assay("explain", book.root, "electricity_purchased", "--json").data["value"] == "1"
    again = assay("import", book.root, sent)
    assert "0 rows added, 1 there already" in again.out


def test_import_names_bad_rows_and_keeps_good_ones(book: SmallBook, tmp_path: Path) -> None:
    sent = tmp_path / "january.csv"
    sent.write_text(ENERGY.format(1000) + "birch,M2,electricity,2024-01,2024-01,much,kWh\n", "utf-8")
    ran = assay("import", book.root, sent)
    assert ran.code == 1
    assert "1 rows added" in ran.out
    assert "january.csv, row 3" in ran.out


def test_import_of_what_is_not_there_or_no_file(book: SmallBook, tmp_path: Path) -> None:
    ran = assay("import", book.root, tmp_path / "gone.csv", tmp_path, "--json")
    assert ran.code == 2
    assert [finding["code"] for finding in ran.data["findings"]] == ["file.unreadable"] * 2


def test_import_into_an_unknown_register(book: SmallBook, tmp_path: Path) -> None:
    sent = tmp_path / "january.csv"
    sent.write_text(ENERGY.format(1000), "utf-8")
    ran = assay("import", book.root, sent, "--register", "enrgy")
    assert ran.code == 2
    assert "'energy'" in ran.err
