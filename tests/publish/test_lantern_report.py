"""The report of the example group: proven, indexed, equal in three languages, the same when made twice."""

from __future__ import annotations

import csv
import os
import re
import subprocess
import sys
import zipfile
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import pikepdf
import pypdfium2
import pytest

import assay
from assay.core.languages import LANGUAGES, Language
from assay.draft import Draft
from assay.examine import Examined
from assay.publish import Published
from assay.render.pdf import render_pdf
from assay.report.document import IndexTable
from assay.report.figures import figures_in
from report.composed import digits, section

SHIPPED = ("SourceSans3", "SourceSerif4Display", "NotoSansCJKhk", "NotoSansCJKsc", "NotoSerifCJKhk", "NotoSerifCJKsc")
IX = "{http://www.xbrl.org/2013/inlineXBRL}"
EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="session")
def folder(lantern_report: Published) -> Path:
    return lantern_report.files[0].parent


@cache
def page_texts(path: Path) -> tuple[str, ...]:
    with pypdfium2.PdfDocument(path) as pdf:
        return tuple("".join(page.get_textpage().get_text_range().split()) for page in pdf)


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


# -- findings, coverage, index ---------------------------------------------------------------------------------


def test_no_finding_is_worse_than_a_note(lantern_report: Published, folder: Path) -> None:
    assert {finding.severity for finding in lantern_report.findings} <= {"note"}
    assert {row["severity"] for row in rows(folder / "findings.csv")} <= {"note"}


def test_the_files_of_the_contract_are_there(folder: Path) -> None:
    expected = {f"report.{language}.{kind}" for language in LANGUAGES for kind in ("pdf", "xhtml", "docx")}
    expected |= {f"databook.{language}.xlsx" for language in LANGUAGES}
    expected |= {"facts.csv", "findings.csv", "coverage.csv", "trace.json", "materiality.csv"}
    expected |= {"materiality_answers.csv"}  # of groups that are large enough; of others it says that they are withheld
    expected |= {f"viewer.{language}.html" for language in LANGUAGES}
    expected |= {"facts.json", "xbrl-facts.csv", "xbrl-csv.json", "taxonomy.zip", "report-package.zip"}
    assert {path.name for path in folder.iterdir()} == expected
    assert all(path.stat().st_size > 100 for path in folder.iterdir())


def test_every_provision_is_disclosed_or_explained(folder: Path, lantern: Examined) -> None:
    found = [row for row in rows(folder / "coverage.csv") if row["framework"] == "hkex-code-2025"]
    asked = [p.code for p in lantern.content.framework("hkex-code-2025").provisions if p.obligation != "guidance"]
    assert [row["provision"] for row in found] == asked
    assert {row["status"] for row in found} <= {"disclosed", "explained"}
    assert len([row for row in found if row["status"] == "disclosed"]) >= 74
    for row in found:
        assert re.fullmatch(r"page \d+(; page \d+)*", row["where"]) if row["status"] == "disclosed" else row["reason"]


def test_what_is_answered_of_other_frameworks_is_listed_with_its_pages(folder: Path) -> None:
    found = [row for row in rows(folder / "coverage.csv") if row["framework"] != "hkex-code-2025"]
    assert {row["framework"] for row in found} == {"gri-2021", "ifrs-s2"}
    assert {row["status"] for row in found} <= {"disclosed", "partial"}
    assert all(row["where"] for row in found)
    answered = {(row["framework"], row["provision"]): row["status"] for row in found}
    assert answered["ifrs-s2", "22(b)"] == answered["gri-2021", "305-1"] == "disclosed"
    assert answered["gri-2021", "3-3"] == "partial"
    assert ("ifrs-s2", "29(a)(iv)") not in answered


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_index_row_leads_to_a_page_in_each_language(
    language: Language, lantern_draft: Draft, folder: Path
) -> None:
    document = lantern_draft.composed[language].document
    set_again = render_pdf(document)
    assert set_again.content == (folder / f"report.{language}.pdf").read_bytes()
    texts = page_texts(folder / f"report.{language}.pdf")
    index_from = set_again.pages["index"]
    indexes = [block for block in section(document, "index").blocks if isinstance(block, IndexTable)]
    assert [index.id for index in indexes] == ["index-hkex-code-2025", "index-gri-2021", "index-ifrs-s2"]
    found = [row for index in indexes for row in index.rows if row.status in ("disclosed", "partial")]
    assert len(found) > 150
    for row in found:
        assert row.targets, row.provision
        for target in row.targets:
            page = set_again.pages[target.anchor]
            words = "".join(target.text.split())
            assert 1 < page < index_from
            assert words in texts[page - 1], (row.provision, target)
            assert any(words in text and str(page) in text for text in texts[index_from - 1 :])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_of_the_pdf_leads_somewhere(language: Language, folder: Path) -> None:
    with pikepdf.open(folder / f"report.{language}.pdf") as pdf:
        pages = {page.obj.objgen for page in pdf.pages}
        names = {str(name).lstrip("/") for name in pdf.Root.get("/Dests", {})}
        if "/Names" in pdf.Root and "/Dests" in pdf.Root.Names:
            names |= {str(name) for name in pikepdf.NameTree(pdf.Root.Names.Dests)}
        links = [link for page in pdf.pages for link in page.get("/Annots", []) if link.get("/Subtype") == "/Link"]
        assert len(links) > 200
        for link in links:
            action = link.get("/A", {})
            place = link.get("/Dest", action.get("/D"))
            if place is None:
                assert "/URI" in action
            elif isinstance(place, pikepdf.Array):
                assert place[0].objgen in pages
            else:
                assert str(place).lstrip("/") in names


# -- languages -------------------------------------------------------------------------------------------------


def test_the_languages_hold_equal_numbers(lantern_draft: Draft) -> None:
    """As composed: the same facts with the same digits in the same order."""
    printed = {
        language: [(figure.fact_key, digits(figure.text)) for figure in figures_in(one.document)]
        for language, one in lantern_draft.composed.items()
    }
    assert len(printed["en"]) > 800
    assert set(printed["en"]) == set(printed["zh-Hant"]) == set(printed["zh-Hans"])
    unknown = {str(fact.key) for fact in lantern_draft.facts if not fact.known}
    assert all(number or key in unknown for key, number in printed["en"])


def test_the_pages_hold_equal_numbers(folder: Path, lantern_draft: Draft) -> None:
    """As written: read from the tags of the web pages, without the program's own figures."""
    found: dict[str, set[tuple[str, str]]] = {}
    for language in LANGUAGES:
        root = ElementTree.parse(folder / f"report.{language}.xhtml").getroot()  # noqa: S314
        tags = [tag for tag in root.iter(f"{IX}nonFraction") if not tag.get("id", "").startswith("h-")]
        names = [re.sub(r"-\d{1,2}$", "", tag.get("id", "")) for tag in tags]
        found[language] = {(name, digits("".join(tag.itertext()))) for name, tag in zip(names, tags, strict=True)}
        assert len(tags) == len(figures_in(lantern_draft.composed[language].document))
    assert len(found["en"]) > 600
    assert found["en"] == found["zh-Hant"] == found["zh-Hans"]


# -- the PDF ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pdf_is_tagged_has_bookmarks_and_only_shipped_fonts(
    language: Language, folder: Path, lantern_draft: Draft
) -> None:
    with pikepdf.open(folder / f"report.{language}.pdf") as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert "/StructTreeRoot" in pdf.Root
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
        with pdf.open_outline() as outline:
            titles = [item.title for item in outline.root]
        chapters = [one.title for one in lantern_draft.composed[language].document.sections]
        assert all(any(title.endswith(chapter) for title in titles) for chapter in chapters)
        fonts = [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and "/FontName" in item]
        assert fonts
        for font in fonts:
            assert str(font.FontName).partition("+")[2].startswith(SHIPPED)
            assert {"/FontFile3", "/FontFile2"} & set(font.keys())
    if language != "en":
        assert "環境" in "".join(page_texts(folder / f"report.{language}.pdf")) or language == "zh-Hans"


# -- twice -----------------------------------------------------------------------------------------------------


def test_two_builds_are_the_same_to_the_byte(folder: Path, tmp_path: Path) -> None:
    """The second one in a process of its own, whose sets are in another order."""
    command = [
        sys.executable,
        "-m",
        "assay.cli.main",
        "report",
        str(EXAMPLES / "lantern"),
        "--out",
        str(tmp_path / "o"),
    ]
    paths = os.pathsep.join([str(Path(assay.__file__).parents[1]), os.environ.get("PYTHONPATH", "")])
    done = subprocess.run(
        [*command, "--lang", "en", "--format", "pdf", "--format", "xhtml", "--format", "docx", "--format", "xlsx"],
        env={**os.environ, "PYTHONPATH": paths, "PYTHONHASHSEED": "7"},
        capture_output=True,
        check=False,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    made = sorted((tmp_path / "o").iterdir())
    assert len(made) == 10
    different = [path.name for path in made if path.read_bytes() != (folder / path.name).read_bytes()]
    assert different == []


# -- people ----------------------------------------------------------------------------------------------------


def test_no_file_names_a_person(folder: Path, lantern: Examined) -> None:
    """Rows about people are counted, never listed."""
    people = {str(record.values["person"]) for record in lantern.book.records["roster"]}
    assert len(people) > 200
    known = re.compile(r"P\d{4}")
    assert all(known.fullmatch(person) for person in people)
    for path in folder.iterdir():
        if path.suffix in (".xlsx", ".docx", ".zip"):
            text = _packed_text(path)
        elif path.suffix == ".pdf":
            text = "".join(page_texts(path))
        else:
            text = re.sub(r"base64,[^\"]*", "", path.read_text("utf-8"))
        assert people.isdisjoint(known.findall(text)), path.name


def _packed_text(path: Path) -> str:
    with zipfile.ZipFile(path) as parts:
        names = [name for name in parts.namelist() if name.endswith((".xml", ".rels"))]
        return "".join(parts.read(name).decode("utf-8") for name in names)
