"""Totals that their parts do not give: noted and taken out of the report's taxonomy where that is known, else an error."""

from __future__ import annotations

import json
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from assay.core.findings import Finding
from assay.draft import draft
from assay.xbrl.extension import extension_for
from assay.xbrl.gate import Subject, validate
from assay.xbrl.release import TaggedPage, judge, release, tagged_page, untagged
from assay.xbrl.taxonomy import Sum, Taxonomy
from small_book import HEAD, SmallBook, of_code

WHOLE = (
    "process_emissions 2024 0 tCO2e site=birch",
    "fugitive_emissions 2024 0 tCO2e site=birch",
    "process_emissions 2023 0 tCO2e site=birch",
    "fugitive_emissions 2023 0 tCO2e site=birch",
)
RIGHT = ("scope_1 2023 70 tCO2e site=birch", "fuel_emissions 2023 70 tCO2e site=birch")
LESS = ("scope_1 2024 100 tCO2e site=birch", "fuel_emissions 2024 60 tCO2e site=birch")
COPIED = HEAD + "  records_as_printed: yes\n"


@dataclass(frozen=True)
class Made:
    pages: tuple[TaggedPage, ...]
    findings: tuple[Finding, ...]  # of composing, tagging and the validator
    folder: Path

    @property
    def tags(self) -> list[Finding]:
        return [finding for finding in self.findings if finding.code.startswith("xbrl.")]


def made(folder: Path, taxonomy: Taxonomy, head: str, *records: str) -> Made:
    book = SmallBook(folder).write({"book.yaml": head}).records(*records)
    drafted = draft(book.examine())
    pages = tuple(tagged_page(drafted.materials[name], one, taxonomy) for name, one in drafted.composed.items())
    out = folder / "out"
    out.mkdir()
    for page in pages:
        (out / page.name).write_bytes(page.content)
    for name, content in release(pages, taxonomy).items():
        (out / name).write_bytes(content)
    return Made(pages, (*drafted.findings, *untagged(pages), *judge(out, pages)), out)


@pytest.fixture(scope="module")
def incomplete(taxonomy: Taxonomy, tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Of the emissions of 2024 a part is not disclosed, and the total was recorded."""
    lacking = WHOLE[0].replace(" 0 ", " not_disclosed ")
    return made(tmp_path_factory.mktemp("incomplete"), taxonomy, HEAD, *RIGHT, *LESS, lacking, *WHOLE[1:])


def test_a_total_beside_incomplete_parts_is_noted_and_is_valid(incomplete: Made) -> None:
    assert incomplete.tags == []
    (said,) = of_code(incomplete.findings, "total.parts_apart")
    assert (said.severity, said.metric, said.fiscal_year) == ("warning", "scope_1", 2024)
    assert "printed as 100; its parts make 60 tCO₂e" in said.message
    texts = {page.language: page.content.decode() for page in incomplete.pages}
    assert "2024: This total and its parts do not add up as they are known: the parts make 60 tCO₂e" in texts["en"]
    assert "各部分合計為 60 噸二氧化碳當量，其中部分數據缺失" in texts["zh-Hant"]
    assert "各部分合计为 60 吨二氧化碳当量，其中部分数据缺失" in texts["zh-Hans"]
    notes = {name for page in incomplete.pages for name in page.tagging.notes}
    (english,) = [page for page in incomplete.pages if page.language == "en"]
    assert any("f-scope_1-2024" in english.tagging.annotated[name] for name in notes)


def test_only_that_sum_is_taken_away(incomplete: Made, taxonomy: Taxonomy) -> None:
    extension = incomplete.pages[0].tagging.extension
    assert extension is not None
    assert [one.total for one in extension.sums] == ["Scope1"]
    linkbase = extension.files["report-cal.xml"].decode()
    (whole,) = [one for one in taxonomy.sums if one.total == "Scope1"]
    assert linkbase.count('use="prohibited"') == linkbase.count("<link:calculationArc ") == len(whole.parts)
    assert 'esg.xsd#esg_Scope1"' in linkbase
    assert "esg_GhgEmissions" not in linkbase
    page = incomplete.folder / "report.en.xhtml"
    assert extension.entry_point.encode() in page.read_bytes()


def test_its_package_and_its_data_need_nothing_else(incomplete: Made) -> None:
    folder = incomplete.folder
    packages = (folder / "taxonomy.zip", folder / "report-taxonomy.zip")
    subjects = [
        Subject(str(folder / "report-package.zip")),
        Subject(str(folder / "facts.json"), packages, taxonomy=False),
        Subject(str(folder / "xbrl-csv.json"), packages, taxonomy=False),
    ]
    assert [verdict.messages for verdict in validate(subjects)] == [(), (), ()]
    extension = incomplete.pages[0].tagging.extension
    assert extension is not None
    head = json.loads((folder / "facts.json").read_text("utf-8"))["documentInfo"]
    assert head["taxonomy"] == [extension.entry_point]
    with zipfile.ZipFile(folder / "report-package.zip") as archive:
        assert "report/report-taxonomy/report-cal.xml" in archive.namelist()


def test_a_copied_publication_may_contradict_itself(taxonomy: Taxonomy, tmp_path: Path) -> None:
    done = made(tmp_path, taxonomy, COPIED, *RIGHT, *LESS, *WHOLE)
    assert done.tags == []
    assert "As published, this total and its parts do not add up" in done.pages[0].content.decode()


def test_a_book_of_its_own_may_not(taxonomy: Taxonomy, tmp_path: Path) -> None:
    done = made(tmp_path, taxonomy, HEAD, *RIGHT, *LESS, *WHOLE)
    assert {(one.code, one.severity) for one in done.tags} == {("xbrl.inconsistent", "error")}
    assert not (done.folder / "report-taxonomy.zip").exists()
    assert of_code(done.findings, "total.parts_apart") == []


def test_what_lacks_something_cannot_be_more_than_its_total(taxonomy: Taxonomy, tmp_path: Path) -> None:
    more = (LESS[0], LESS[1].replace(" 60 ", " 160 "))
    done = made(tmp_path, taxonomy, HEAD, *RIGHT, *more, *WHOLE[1:])
    assert {(one.code, one.severity) for one in done.tags} == {("xbrl.inconsistent", "error")}


def test_a_fault_of_another_year_is_still_an_error(taxonomy: Taxonomy, tmp_path: Path) -> None:
    """The sum is taken away for 2024, so the validator no longer tests 2023: we do."""
    wrong = (RIGHT[0], RIGHT[1].replace(" 70 ", " 90 "))
    done = made(tmp_path, taxonomy, HEAD, *wrong, *LESS, *WHOLE[1:])
    assert {(one.code, one.severity, one.fiscal_year) for one in done.tags} == {("xbrl.inconsistent", "error", 2023)}


def test_its_address_is_made_of_group_and_day() -> None:
    one = extension_for("A & B Holdings (Group)", "2024-12-31", (Sum("A", (("B", 1), ("C", 1))),))
    assert one.entry_point.endswith("/reports/a-b-holdings-group/2024-12-31/report.xsd")
    assert extension_for("礦業", "2024-12-31", ()).address.endswith("/reports/group/2024-12-31/")
