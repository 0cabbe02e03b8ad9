"""Our own reports are read back: the PDF and the page in three languages give the facts that they were made of.

The reader is given the book's catalogue, for a book may have products and waste streams of its own; it is told nothing
else. Of sites it knows the printed names, of which the book knows the ids. A fact is found if a claim has its metric, its cut, its year and its value in its unit.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

import pytest

from assay.book.book import Book
from assay.catalogue.dimension import dimensions_of, written
from assay.core.languages import LANGUAGES
from assay.core.units import Unit, UnitMismatch, convert, unit
from assay.examine import Examined, examine
from assay.publish import Published, publish
from assay.reader.naming.label_words import slug
from assay.reader.read import read_document
from assay.reader.reading import Reading
from reader.read.made import CONTENT

KINDS = ("pdf", "xhtml")
EXAMPLES = Path(__file__).parents[3] / "examples"
PUBLISHED = sorted(path.name for path in (EXAMPLES / "published").iterdir() if (path / "book.yaml").exists())


@dataclass(frozen=True, slots=True)
class Key:
    metric: str
    dimensions: str
    year: str


def facts_of(report: Published) -> list[dict[str, str]]:
    path = next(path for path in report.files if path.name == "facts.csv")
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def sites_by_name(book: Book) -> dict[str, str]:
    names = (
        (site, site.name.in_language(language)) for site in book.organisation.sites.values() for language in LANGUAGES
    )
    return {slug(name): site.id for site, name in names}


def said_in(reading: Reading, sites: Mapping[str, str]) -> Mapping[Key, list[tuple[Decimal, Unit]]]:
    found: dict[Key, list[tuple[Decimal, Unit]]] = defaultdict(list)
    for claim in reading.claims:
        if isinstance(claim.value, Decimal) and claim.unit is not None:
            cut = dimensions_of({n: sites.get(m, m) if n == "site" else m for n, m in claim.dimensions})
            key = Key(claim.metric, written(cut), str(claim.fiscal_year))
            found[key].append((claim.value, claim.unit))
    return found


def is_there(fact: Mapping[str, str], said: Mapping[Key, list[tuple[Decimal, Unit]]]) -> bool:
    key = Key(fact["metric"], fact["dimensions"], fact["fiscal_year"])
    return any(_same(Decimal(fact["value"]), unit(fact["unit"]), *each) for each in said.get(key, ()))


def _same(value: Decimal, own: Unit, found: Decimal, other: Unit) -> bool:
    try:
        return convert(found, other, own) == value
    except UnitMismatch:
        return False


@pytest.fixture(scope="module")
def read_back(lantern: Examined, lantern_pages: Published) -> Mapping[str, Reading]:
    content = replace(CONTENT, catalogue=lantern.book.catalogue)
    kinds = (f"report.{language}.{kind}" for language in LANGUAGES for kind in KINDS)
    paths: dict[str, Path] = {path.name: path for path in lantern_pages.files}
    return {name: read_document(paths[name], content, ocr=False) for name in kinds}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_facts_come_back(
    kind: str, language: str, read_back: Mapping[str, Reading], lantern: Examined, lantern_pages: Published
) -> None:
    facts = facts_of(lantern_pages)
    said = said_in(read_back[f"report.{language}.{kind}"], sites_by_name(lantern.book))
    lost = [fact for fact in facts if not is_there(fact, said)]
    listed = "\n".join(f"{f['metric']} [{f['dimensions']}] {f['fiscal_year']}: {f['value']} {f['unit']}" for f in lost)
    assert not lost, f"{len(lost)} of {len(facts)} facts are lost:\n{listed}"


@pytest.mark.parametrize("name", PUBLISHED)
def test_facts_of_every_book_come_back(name: str, tmp_path: Path) -> None:
    """The books made of four published reports, in the languages and formats that each is printed in."""
    book = examine(EXAMPLES / "published" / name, CONTENT)
    assert isinstance(book, Examined)
    report = publish(book, tmp_path, formats=KINDS)
    content = replace(CONTENT, catalogue=book.book.catalogue)
    facts = facts_of(report)
    assert facts
    pages = [path for path in report.files if path.suffix in (".pdf", ".xhtml")]
    assert len(pages) == len(KINDS) * len(book.book.languages)
    for path in pages:
        said = said_in(read_document(path, content, ocr=False), sites_by_name(book.book))
        lost = [fact for fact in facts if not is_there(fact, said)]
        assert not lost, f"{path.name}: {lost[:5]}"


@pytest.mark.parametrize("kind", KINDS)
def test_the_two_chinese_texts_say_the_same(kind: str, read_back: Mapping[str, Reading]) -> None:
    one, two = (
        {
            (c.metric, c.dimensions, c.fiscal_year, c.value)
            for c in read_back[f"report.{language}.{kind}"].claims
            if c.metric
        }
        for language in ("zh-Hant", "zh-Hans")
    )
    assert len(one ^ two) <= len(one | two) // 50, sorted(map(str, one ^ two))[:20]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_found_in_it(kind: str, language: str, read_back: Mapping[str, Reading]) -> None:
    assert [finding.message for finding in read_back[f"report.{language}.{kind}"].findings] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_provision_is_answered(language: str, read_back: Mapping[str, Reading]) -> None:
    answers = read_back[f"report.{language}.pdf"].coverage
    assert [a.provision for a in answers if a.status not in ("disclosed", "explained")] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_no_table_says_what_is_no_fact(
    kind: str, language: str, read_back: Mapping[str, Reading], lantern: Examined, lantern_pages: Published
) -> None:
    """The other way round: a figure of a table that has a metric is the figure that the book has there."""
    known: dict[Key, list[tuple[Decimal, Unit]]] = defaultdict(list)
    for fact in facts_of(lantern_pages):
        key = Key(fact["metric"], fact["dimensions"], fact["fiscal_year"])
        known[key].append((Decimal(fact["value"]), unit(fact["unit"])))
    sites = sites_by_name(lantern.book)
    wrong: list[str] = []
    for claim in read_back[f"report.{language}.{kind}"].claims:
        if claim.metric and claim.source == "table" and isinstance(claim.value, Decimal) and claim.unit is not None:
            cut = dimensions_of({n: sites.get(m, m) if n == "site" else m for n, m in claim.dimensions})
            facts = known.get(Key(claim.metric, written(cut), str(claim.fiscal_year)), ())
            if not any(_same(value, own, claim.value, claim.unit) for value, own in facts):
                wrong.append(f"{claim.metric} [{written(cut)}] {claim.fiscal_year} {claim.printed}: {claim.quote}")
    assert not wrong, "\n".join(wrong)
