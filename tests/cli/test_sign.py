"""A signature is bound to the exact facts and texts: what changes afterwards is named, old and new."""

from __future__ import annotations

import csv
import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from assay.book.dump import dump_book
from assay.content import load_content
from assay.core.languages import LANGUAGES
from assay.examine import Examined, examine
from assay.freeze import Frozen, freeze
from assay.publication.verifier import verify
from assay.report.document import PlainTable
from cli.run import Ran, assay
from report.composed import composed, document_of, section, spoken

if TYPE_CHECKING:
    from small_book import SmallBook

GOVERNANCE = """
    bodies:
      - {id: board, name: {en: The Board, zh-Hant: 董事會, zh-Hans: 董事会}}
      - {id: committee, name: {en: Committee, zh-Hant: 工作委員會, zh-Hans: 工作委员会}}
      - {id: group, name: {en: Workgroup, zh-Hant: 工作小組, zh-Hans: 工作小组}}
    """
NAMES = {"group": "Lam Ka Yan", "committee": "Ho Wing", "board": "陳美玲"}
DAYS = {"group": "2025-03-01", "committee": "2025-03-08", "board": "2025-03-20"}


@pytest.fixture
def kept(book: SmallBook) -> SmallBook:
    book.records("output 2024 500.250 t", "revenue 2024 90 MCNY", "employees 2024 30 person")
    return book.write({"governance.yaml": GOVERNANCE, "narrative/about.en.md": "About us."})


def sign(book: SmallBook, body: str, *more: str) -> Ran:
    signer = f"{body}/{NAMES[body]}"
    return assay("sign", book.root, "--period", "2024", "--as", signer, "--on", DAYS[body], "--json", *more)


def signed_by_all(book: SmallBook) -> SmallBook:
    for body in NAMES:
        assert sign(book, body).code == 0
    return book


def findings(book: SmallBook) -> dict[str, Any]:
    return {f.code: f for f in composed(book).findings if f.code.startswith("governance.sign_off")}


def require(book: SmallBook) -> None:
    (book.root / "governance.yaml").write_text(
        (book.root / "governance.yaml").read_text("utf-8") + "sign_off: required\n"
    )


def raise_output(book: SmallBook) -> None:
    path = book.root / "records" / "figures.csv"
    path.write_text(path.read_text("utf-8").replace("500.250", "500.251"), "utf-8")


def frozen(book: SmallBook) -> Frozen:
    found = examine(book.root, load_content())
    assert isinstance(found, Examined)
    return freeze(found)


def test_a_signature_lists_every_fact_unrounded_and_every_text_under_one_digest(kept: SmallBook) -> None:
    ran = sign(kept, "group", "--statement", "Checked against the meters.")
    assert ran.code == 0
    record = json.loads((kept.root / ran.data["record"]).read_text("utf-8"))
    assert (record["name"], record["body"], record["date"]) == ("Lam Ka Yan", "group", "2025-03-01")
    assert record["statement"] == "Checked against the meters."
    content = (kept.root / "sign_offs" / f"{record['sha256']}.csv").read_bytes()
    assert hashlib.sha256(content).hexdigest() == record["sha256"] == ran.data["digest"]
    rows = list(csv.DictReader(content.decode("utf-8").splitlines()))
    facts = {row["name"]: (row["value"], row["unit"]) for row in rows if row["kind"] == "fact"}
    assert facts["output@2024"] == ("500.25", "t")
    assert len(facts) == len(composed(kept).facts.facts) == ran.data["facts"]
    texts = {row["name"]: row["value"] for row in rows if row["kind"] == "text"}
    assert texts["narrative/about.en.md"] == hashlib.sha256(b"About us.").hexdigest()
    assert {"book.yaml", "governance.yaml"} <= set(texts)


def test_signing_the_same_again_writes_nothing(kept: SmallBook) -> None:
    sign(kept, "group")
    before = sorted(path.name for path in (kept.root / "sign_offs").iterdir())
    assert sign(kept, "group").data["new"] is False
    assert sorted(path.name for path in (kept.root / "sign_offs").iterdir()) == before


def test_signatures_from_the_lowest_tier_up_raise_nothing_and_stand_in_the_report(kept: SmallBook) -> None:
    assert findings(signed_by_all(kept)) == {}
    for language in LANGUAGES:
        blocks = section(document_of(kept, language), "tiers").blocks
        table = next(block for block in blocks if isinstance(block, PlainTable) and block.id == "t-signed")
        assert [spoken(row[1]) for row in table.rows] == list(NAMES.values())
        assert json.loads(next((kept.root / "sign_offs").glob("*.json")).read_text("utf-8"))["sha256"] in table.source


def test_a_changed_fact_is_named_with_both_values(kept: SmallBook) -> None:
    raise_output(signed_by_all(kept))
    found = findings(kept)
    assert set(found) == {"governance.sign_off_stale"}
    stale = found["governance.sign_off_stale"]
    assert "output@2024: 500.25 t → 500.251 t" in stale.message
    assert stale.severity == "warning"
    assert "employees@2024" not in stale.message


def test_a_changed_text_is_named_and_a_changed_layout_is_none(kept: SmallBook) -> None:
    signed_by_all(kept)
    (kept.root / "governance.yaml").write_text("# a remark\n" + (kept.root / "governance.yaml").read_text("utf-8"))
    assert findings(kept) == {}
    kept.write({"narrative/about.en.md": "About them."})
    assert (
        "0 facts and 1 text changed: narrative/about.en.md: reworded."
        in findings(kept)["governance.sign_off_stale"].message
    )


def test_a_board_that_signs_first_is_told_what_was_not_reviewed(kept: SmallBook) -> None:
    sign(kept, "group")
    ran = sign(kept, "board")
    assert [f["code"] for f in ran.data["findings"]] == ["governance.sign_off_order"]
    assert "'committee' did not sign them" in ran.data["findings"][0]["message"]
    raise_output(kept)
    sign(kept, "committee")
    ran = sign(kept, "board")
    told = " ".join(f["message"] for f in ran.data["findings"] if f["code"] == "governance.sign_off_order")
    assert "'group' signed other facts and texts (" in told
    assert "output@2024: 500.25 t → 500.251 t" in told


def test_where_it_is_required_nothing_leaves_without_the_board(kept: SmallBook) -> None:
    require(kept)
    assert findings(kept)["governance.sign_off_missing"].severity == "error"
    assert frozen(kept).refused
    signed_by_all(kept)
    assert findings(kept) == {}
    assert not frozen(kept).refused
    raise_output(kept)
    stale = [f.severity for f in composed(kept).findings if f.code == "governance.sign_off_stale"]
    assert stale == ["error", "warning", "warning"]  # the board's, and those of the tiers below
    assert frozen(kept).refused


def test_a_publication_holds_the_signatures_and_a_verifier_follows_them(kept: SmallBook) -> None:
    made = frozen(signed_by_all(kept))
    assert made.folder is not None
    assert sum(path.suffix == ".json" for path in (made.folder / "sign_offs").iterdir()) == 3
    found = verify(made.folder, made.digest)
    assert (found.problems, found.signatures) == ((), 3)
    listed = next((made.folder / "sign_offs").glob("*.csv"))
    listed.write_text(listed.read_text("utf-8").replace("500.25", "500.26"), "utf-8")
    assert {"file.changed", "sign_off.list"} <= {problem.what for problem in verify(made.folder).problems}


def test_a_list_that_was_signed_anew_under_its_own_digest_is_held_against_the_facts(kept: SmallBook) -> None:
    """Whoever forges list and record together still has the facts against him."""
    made = frozen(signed_by_all(kept))
    assert made.folder is not None
    listed = next((made.folder / "sign_offs").glob("*.csv"))
    content = listed.read_text("utf-8").replace("500.25", "500.26").encode()
    digest = hashlib.sha256(content).hexdigest()
    (listed.parent / f"{digest}.csv").write_bytes(content)
    record = next(listed.parent.glob("*.json"))
    record.write_text(json.dumps({**json.loads(record.read_text("utf-8")), "sha256": digest}), "utf-8")
    told = [problem for problem in verify(made.folder).problems if problem.what == "sign_off.fact"]
    assert [problem.says for problem in told] == ["output@2024 was signed as 500.26 t, published is 500.250 t."]


def test_publishing_without_a_signature_is_said(kept: SmallBook) -> None:
    made = frozen(kept)
    assert [f.severity for f in made.findings if f.code == "governance.sign_off_missing"] == ["warning"]
    assert not made.refused


def test_what_is_broken_is_said_and_does_not_count(kept: SmallBook) -> None:
    signed_by_all(kept)
    folder = kept.root / "sign_offs"
    (folder / "2024-board-1.json").write_text("{not json", "utf-8")
    listed = next(folder.glob("*.csv"))
    listed.write_text(listed.read_text("utf-8") + "fact,more@2024,1,t\n", "utf-8")
    broken = [f for f in composed(kept).findings if f.code == "governance.sign_off_broken"]
    assert len(broken) == 3
    assert {f.severity for f in broken} == {"error"}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--as", "board"), "not BODY/NAME"),
        (("--as", "bord/Chan"), "Did you mean 'board'?"),
        (("--as", "board/Chan", "--period", "2022"), "2022 is no year of this book, which has 2023, 2024"),
        (("--as", "board/Chan", "--on", "20 April"), "write it such as 2026-04-20"),
    ],
)
def test_what_cannot_be_signed_is_refused_in_words(kept: SmallBook, words: tuple[str, ...], said: str) -> None:
    ran = assay("sign", kept.root, "--period", "2024", *words)
    assert ran.code == 2
    assert said in ran.err
    assert not (kept.root / "sign_offs").exists()


def test_a_report_with_errors_is_not_signed(kept: SmallBook) -> None:
    kept.write({"narrative/about.en.md": "We used {nothing 2024}."})
    ran = sign(kept, "group")
    assert ran.code == 1
    assert ran.data["record"] is None
    assert not (kept.root / "sign_offs").exists()


def test_signatures_survive_being_written_out_and_read_again(kept: SmallBook, tmp_path: Path) -> None:
    found = signed_by_all(kept).examine()
    dump_book(found.book, tmp_path / "again")
    again = examine(tmp_path / "again", load_content())
    assert isinstance(again, Examined)
    assert again.book.sign_offs == found.book.sign_offs
    assert not [f for f in composed(again).findings if f.code.startswith("governance.sign_off")]


def sign_earlier(book: SmallBook, body: str) -> Ran:
    book.records("output 2023 400 t", "output 2024 500.250 t", "revenue 2024 90 MCNY", "employees 2024 30 person")
    return sign(book, body, "--period", "2023")


def test_an_earlier_year_is_signed_over_its_own_facts(kept: SmallBook) -> None:
    ran = sign_earlier(kept, "group")
    assert ran.code == 0
    assert ran.data["texts"] == 0
    assert ran.data["record"] == "sign_offs/2023-group-1.json"
    content = (kept.root / "sign_offs" / f"{ran.data['digest']}.csv").read_text("utf-8")
    assert "fact,output@2023,400,t" in content
    assert "@2024" not in content
    assert findings(kept) == {}
    assert sign(kept, "group", "--period", "2023").data["new"] is False


def test_a_changed_figure_of_an_earlier_signed_year_is_named_and_nothing_else(kept: SmallBook) -> None:
    for body in NAMES:
        assert sign_earlier(kept, body).code == 0
    require(kept)
    signed_by_all(kept)
    kept.write({"narrative/about.en.md": "About them."})
    signed_by_all(kept)
    raise_output(kept)  # of 2024
    assert {f.fiscal_year for f in composed(kept).findings if f.code == "governance.sign_off_stale"} == {2024}
    signed_by_all(kept)
    assert findings(kept) == {}
    path = kept.root / "records" / "figures.csv"
    path.write_text(path.read_text("utf-8").replace("400", "401"), "utf-8")
    stale = [f for f in composed(kept).findings if f.code == "governance.sign_off_stale" and f.fiscal_year == 2023]
    assert len(stale) == 3
    assert {f.severity for f in stale} == {"warning"}
    assert all("output@2023: 400 t → 401 t" in f.message for f in stale)
    assert not any("@2024" in f.message for f in stale)


def test_signatures_of_an_earlier_year_neither_stand_in_the_report_nor_go_along(kept: SmallBook) -> None:
    for body in NAMES:
        sign_earlier(kept, body)
    made = frozen(kept)
    assert made.folder is not None
    assert not (made.folder / "sign_offs").exists()
    assert "governance.sign_off_missing" in {f.code for f in made.findings}


def test_a_signature_under_a_whole_report_goes_on_to_bind_the_facts_of_its_year(kept: SmallBook) -> None:
    signed_by_all(kept)
    kept.head("years: [2023, 2024]", "years: [2023, 2024, 2025]")
    kept.write({"narrative/about.en.md": "About the next year."})
    assert "governance.sign_off_stale" not in findings(kept)
    raise_output(kept)
    stale = [f for f in composed(kept).findings if f.code == "governance.sign_off_stale"]
    assert len(stale) == 3
    assert all("1 fact and 0 texts changed: output@2024: 500.25 t → 500.251 t." in f.message for f in stale)
