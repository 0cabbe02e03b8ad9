"""`assay read` and `assay compare`: files, exit codes, and clear words for what cannot be read."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from assay.publish import Published
from cli.run import assay
from reader.read.test_read_document import REPORT, written

SOUND = REPORT.replace("250\t200", "200\t200")
FILES = {"facts.csv", "unplaced.csv", "findings.csv", "coverage.csv", "document.json", "audit.html"}
WEB_PAGE = b"<!DOCTYPE html><html><body>Not found</body></html>"


def test_a_contradiction_is_exit_code_1_and_all_files_are_written(tmp_path: Path) -> None:
    ran = assay("read", written(tmp_path, REPORT), "--out", tmp_path / "out")
    assert ran.code == 1, ran.out + ran.err
    assert {path.name for path in (tmp_path / "out").iterdir()} == FILES
    assert "250" in ran.out
    with (tmp_path / "out" / "facts.csv").open(encoding="utf-8", newline="") as stream:
        facts = list(csv.DictReader(stream))
    assert {"scope_1", "scope_2_location", "ghg_emissions"} <= {row["metric"] for row in facts}
    assert all(row["line"] for row in facts)
    assert '<html lang="en">' in (tmp_path / "out" / "audit.html").read_text("utf-8")


def test_figures_without_a_name_are_listed_and_counted(tmp_path: Path) -> None:
    ran = assay(
        "read", written(tmp_path, SOUND + "\nWe went from 17 to 23 here.\n"), "--out", tmp_path / "out", "--json"
    )
    with (tmp_path / "out" / "unplaced.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert [(row["value"], row["reason"]) for row in rows] == [("17", "no_unit"), ("23", "no_unit")]
    assert all(row["why"].startswith("It has neither") and row["line"] and "We went" in row["quote"] for row in rows)
    assert ran.data["documents"][0]["unplaced"] == 2
    assert "Seen, but not claimed: 2" in (tmp_path / "out" / "audit.html").read_text("utf-8")


def test_a_sound_report_is_exit_code_0(tmp_path: Path) -> None:
    ran = assay("read", written(tmp_path, SOUND))
    assert ran.code == 0, ran.out + ran.err


def test_the_page_is_in_the_language_asked_for(tmp_path: Path) -> None:
    assay("read", written(tmp_path, SOUND), "--out", tmp_path / "out", "--lang", "zh-Hans")
    assert '<html lang="zh-Hans">' in (tmp_path / "out" / "audit.html").read_text("utf-8")


def test_several_files_get_a_folder_each(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    one, two = written(tmp_path, SOUND), written(tmp_path / "b", REPORT)
    ran = assay("read", one, two, "--out", tmp_path / "out", "--json")
    assert ran.code == 1
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"report", "report-2"}
    documents = ran.data["documents"]
    assert [d["fiscal_year"] for d in documents] == [2023, 2023]
    assert documents[1]["findings"]
    assert all(Path(path).is_file() for d in documents for path in d["files"])


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.pdf", b""),
        ("blank.txt", b"  \n \n"),
        ("page.pdf", WEB_PAGE),
        ("noise.pdf", bytes(range(256)) * 40),
        ("words.txt", b"We care. We always will."),
        ("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20),
        ("archive.txt", b"PK\x03\x04" + bytes(range(256)) * 20),
    ],
)
def test_what_cannot_be_read_is_exit_code_2_and_a_sentence(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    ran = assay("read", path, "--out", tmp_path / "out", "--no-ocr")
    assert ran.code == 2, ran.out
    assert name in ran.out
    assert "Traceback" not in ran.out + ran.err
    assert not (tmp_path / "out").exists()


def test_a_cut_off_pdf_and_a_file_that_is_not_there(tmp_path: Path, lantern_pages: Published) -> None:
    whole = next(path for path in lantern_pages.files if path.name == "report.en.pdf").read_bytes()
    (tmp_path / "cut.pdf").write_bytes(whole[:3000])
    for name in ("cut.pdf", "nothing.pdf"):
        ran = assay("read", tmp_path / name, "--json", "--no-ocr")
        assert ran.code == 2, ran.out
        (finding,) = ran.data["unreadable"]
        assert finding["severity"] == "error"
        assert name in finding["message"]


def test_one_bad_file_among_good_ones_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "empty.pdf").write_bytes(b"")
    ran = assay("read", tmp_path / "empty.pdf", written(tmp_path, SOUND), "--out", tmp_path / "out", "--json")
    assert ran.code == 2
    assert len(ran.data["documents"]) == 1
    assert len(ran.data["unreadable"]) == 1
    assert (tmp_path / "out" / "report" / "audit.html").is_file()


def test_a_folder_that_cannot_be_written_is_exit_code_2(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", "utf-8")
    ran = assay("read", written(tmp_path, SOUND), "--out", tmp_path / "file" / "below")
    assert ran.code == 2
    assert "cannot be written" in ran.out


def test_a_pdf_is_read_with_pictures_of_its_pages(tmp_path: Path, lantern_pages: Published) -> None:
    path = next(path for path in lantern_pages.files if path.name == "report.en.pdf")
    ran = assay("read", path, "--out", tmp_path, "--json")
    assert ran.code in (0, 1)
    (document,) = ran.data["documents"]
    assert document["fiscal_year"] == 2025
    assert document["claims"] > 600
    assert (tmp_path / "audit.html").stat().st_size < 8_000_000
    told = json.loads((tmp_path / "document.json").read_text("utf-8"))
    assert (tmp_path / told["path"]).resolve() == path.resolve()


def test_two_years_of_one_company_are_compared(tmp_path: Path) -> None:
    later = REPORT.replace("2022", "2021").replace("2023", "2022").replace("120\t", "127\t").replace("250\t", "207\t")
    one = written(tmp_path, SOUND, "one.txt")
    two = written(tmp_path, later, "two.txt")
    assay("read", one, "--out", tmp_path / "first")
    ran = assay("compare", tmp_path / "first", two, "--out", tmp_path / "out", "--json")
    assert ran.code in (0, 1), ran.out
    (documents,) = ran.data["companies"].values()
    assert set(documents) == {"one.txt", "two.txt"}
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"compare.csv", "compare.json"}
    assert json.loads((tmp_path / "out" / "compare.json").read_text("utf-8"))["findings"] is not None
    assert ran.data["findings"], "Scope 1 of 2022 is 110 in one report and 127 in the other"


def test_companies_stand_side_by_side(tmp_path: Path) -> None:
    one = written(tmp_path, SOUND, "one.txt")
    two = written(tmp_path, SOUND.replace("Orchard", "Meadow").replace("1234", "4321").replace("120", "130"), "two.txt")
    ran = assay("compare", one, two, "--out", tmp_path / "out")
    assert ran.code in (0, 1), ran.out
    with (tmp_path / "out" / "compare.csv").open(encoding="utf-8", newline="") as stream:
        rows = [row for row in csv.DictReader(stream) if row["metric"] == "scope_1" and row["fiscal_year"] == "2023"]
    assert {row["value"] for row in rows} == {"120", "130"}


def test_one_report_cannot_be_compared(tmp_path: Path) -> None:
    ran = assay("compare", written(tmp_path, SOUND))
    assert ran.code == 2
    assert "Two reports" in ran.err
    (tmp_path / "none").mkdir()
    ran = assay("compare", tmp_path / "none", tmp_path / "gone.pdf", "--json")
    assert ran.code == 2
    assert len(ran.data["unreadable"]) == 2
