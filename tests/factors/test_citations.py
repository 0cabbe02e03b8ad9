"""Sources are named in the language of the report, where they have a title in it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from assay.content import load_content
from assay.factors.citations import read_citations
from assay.report.document import PlainTable
from report.composed import document_of, section, spoken
from small_book import SmallBook, codes

CONTENT = load_content()
CHINESE = re.compile(r"[\u4e00-\u9fff]|GB/T|IPCC")


def sources() -> set[str]:
    """What our own formulas and factors cite."""
    every = (*CONTENT.factors, *(one for set_ in CONTENT.potentials.values() for one in set_))
    return {
        *(formula.source for formula in CONTENT.formulas),
        *(one.source.document for one in every),
        *(one.source.publisher for one in every if one.source.publisher),
    }


def test_all_that_we_cite_has_its_words_in_chinese() -> None:
    assert sorted(sources() - set(CONTENT.citations)) == []
    assert all(CHINESE.search(CONTENT.citations[words].zh_hant) for words in sources())


def test_simplified_titles_hold_no_traditional_letters() -> None:
    traditional = set("體範圍報業標準國際環監據與關鍵績項應對氣質產過動僱員")
    assert not [text.zh_hans for text in CONTENT.citations.values() if traditional & set(text.zh_hans)]


@pytest.mark.parametrize("entry", ['- {en: A, zh-Hant: "甲", zh-Hans: "甲"}\n' * 2, '- {en: A, zh-Hant: "甲"}\n'])
def test_lists_of_our_own_are_whole(tmp_path: Path, entry: str) -> None:
    (tmp_path / "documents.yaml").write_text(entry, "utf-8")
    with pytest.raises(ValueError, match="'A' stands twice or lacks a language"):
        read_citations(tmp_path)


def cited(book: SmallBook, language: str) -> str:
    """What the table of factors says of the source of the group's own factor."""
    blocks = next(s for s in section(document_of(book, language), "methodology").sections if s.id == "factors").blocks
    (table,) = [block for block in blocks if isinstance(block, PlainTable)]
    return spoken(table.rows[0][3])


def powered(book: SmallBook) -> SmallBook:
    energy = "site,carrier,start,end,quantity,unit\nbirch,electricity,2024-01-01,2024-12-31,100,MWh\n"
    book.own_factors("a,grid_factor,own,,,0.5,tCO2e/MWh,2020-01-01,,Letter of May,The grid,verified")
    return book.write({"records/energy.csv": energy})


def test_a_group_names_its_own_sources_in_other_languages(book: SmallBook) -> None:
    assert cited(powered(book), "zh-Hant") == "The grid：Letter of May"
    book.write({"factors/citations.yaml": "- {en: Letter of May, zh-Hant: 五月函件, zh-Hans: 五月函件}\n"})
    assert cited(book, "zh-Hant") == "The grid：五月函件"
    assert cited(book, "en") == "The grid: Letter of May"


@pytest.mark.parametrize(
    ("entry", "code"),
    [("- {zh-Hant: 五月函件}\n", "citations.no_source"), ("- {en: A, zh-Hant: 甲}\n" * 2, "citations.twice")],
)
def test_a_citation_that_names_no_source_or_one_twice_is_found(book: SmallBook, entry: str, code: str) -> None:
    assert codes(powered(book).write({"factors/citations.yaml": entry}).check()).count(code) == 1
