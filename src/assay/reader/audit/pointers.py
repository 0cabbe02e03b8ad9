"""Marks and references that lead nowhere: footnotes that are not there, pages beyond the last one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from assay.core.provenance import Place
from assay.reader.audit.telling import Telling
from assay.reader.audit.words import mentions, passages, words_for
from assay.reader.passages.index_said import index_said
from assay.reader.phrases import phrase
from assay.reader.worded import worded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from assay.core.findings import Finding
    from assay.core.languages import Text
    from assay.facts.fact import FactKey
    from assay.reader.audit.sheet import Figure, Sheet
    from assay.reader.block import Passage
    from assay.reader.claim import Claim
    from assay.reader.page import Page, Word

_ON_PAGE = re.compile(
    r"[\"“「『](?P<title>[^\"”」』]{4,80})[\"”」』][^.;。；\"“]{0,20}?\b(?:on|at)\s+pages?\s+(?P<page>\d{1,3})"
    r"|第\s?(?P<seite>\d{1,3})\s?[頁页]\s?(?:的)?[「『“](?P<titel>[^」』”]{2,40})[」』”]",
    re.IGNORECASE,
)
# A mark in brackets at the end of a label: ``Scope 3 emissions (2)``.
_IN_BRACKETS = re.compile(r"\s[（(](\d{1,2})[)）]\s*$")
_ALIKE = 85
_ROUGHLY = 70
# How many lines of a text a note stands from its figure at most; letters of a mark; points between it and its note.
_FAR, _MARK, _GAP = 80, 4, 14.0


def check_notes(sheet: Sheet, told: frozenset[FactKey]) -> Iterator[Telling]:
    """Marks of notes that no note answers, and marks whose note speaks of something else while another fits."""
    notes = _notes(passages(sheet))
    if not notes:
        return
    yield from _missing(sheet, notes)
    yield from _elsewhere(sheet, notes)


def _missing(sheet: Sheet, notes: Mapping[str, list[Passage]]) -> Iterator[Telling]:
    """A mark that has no note where other marks of its table have theirs. Notes may be pictures, small print that was
    not told from the table, or chapters of the accounts: so a mark counts only beside notes of its own series that
    stand with the table, and not where several marks are without one."""
    tables: dict[int, dict[str, Claim]] = {}
    for claim in sheet.claims:
        if claim.grid is not None:
            marked = tables.setdefault(claim.grid, {})
            for mark in marks_of(claim):
                marked.setdefault(mark, claim)
    seen: set[str] = set()
    for marked in tables.values():
        open_ = [mark for mark in marked if mark.isdecimal() and mark not in notes]
        if len(open_) != 1 or open_[0] in seen:
            continue
        (mark,) = open_
        near = _notes(note for listed in notes.values() for note in listed if _stands_with(marked[mark], note))
        if (
            not marked.keys() & near.keys()
            or not _in_series(mark, near)
            or _begins_somewhere(sheet, marked[mark], mark)
        ):
            continue
        seen.add(mark)
        yield Telling(_no_note(sheet, marked[mark], mark, near))


def _stands_with(claim: Claim, note: Passage) -> bool:
    """Whether a note stands on the page of a figure; in a text, which has long pages, not far from it."""
    if claim.page != note.page:
        return False
    return claim.line is None or note.line is None or abs(note.line - claim.line) <= _FAR


def _begins_somewhere(sheet: Sheet, claim: Claim, mark: str) -> bool:
    """Whether words of the figure's page, whatever they were taken for, begin with the mark as a note does."""
    begins = re.compile(rf"(?:^|[.;。；]\s*)[(（\[]?{_forms(mark)}[)）\].:、]?\s*(?=[^\W\d_]{{2}})")
    texts = [block.text for block in passages(sheet) if block.page == claim.page]
    for page in sheet.extract.pages:
        if page.number == claim.page:
            texts += [line.text.strip() for line in page.lines if line.number != claim.line]
            texts += _beginnings(page)
    return any(begins.search(text) for text in texts)


def _forms(mark: str) -> str:
    return f"(?:{mark}|{mark.translate(_RAISE)})"


def _beginnings(page: Page) -> Iterator[str]:
    """Of each short word of a page that nothing stands close before, the word and what stands close behind it."""
    for word in page.words:
        if len(word.text) > _MARK:
            continue
        line = [each for each in page.words if each is not word and _beside(word, each)]
        if any(0 <= word.box.x0 - each.box.x1 < _GAP for each in line):
            continue
        behind = min((each for each in line if 0 <= each.box.x0 - word.box.x1 < _GAP), key=_left, default=None)
        if behind is not None:
            yield f"{word.text} {behind.text}"


def _beside(word: Word, other: Word) -> bool:
    return other.box.y0 < word.box.y1 and word.box.y0 < other.box.y1


def _left(word: Word) -> float:
    return word.box.x0


_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_RAISE = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def marks_of(claim: Claim) -> tuple[str, ...]:
    """The marks of a claim one by one: ``¹ ⁶`` and ``1 and 6`` are two."""
    own = claim.labels[-1] if claim.labels else ""
    bracketed = (match[1] for match in [_IN_BRACKETS.search(own)] if match)
    found = (
        part
        for mark in (*claim.note_marks, *bracketed)
        for part in re.split(r"[\s,，、;]+|\band\b|及|和", mark.translate(_RAISED))
    )
    return tuple(dict.fromkeys(part for part in found if part))


def _row_name(claim: Claim) -> str:
    return claim.labels[-1] if claim.labels else claim.printed


def _notes(listed: Iterable[Passage]) -> Mapping[str, list[Passage]]:
    found: dict[str, list[Passage]] = {}
    for passage in listed:
        mark = passage.mark.translate(_RAISED).strip("().[]")
        if mark and passage.kind in ("note", "list"):
            found.setdefault(mark, []).append(passage)
    return found


def _in_series(mark: str, notes: Mapping[str, object]) -> bool:
    """Whether a mark belongs to a row of notes: it is left out of it, or comes next. Not the 2 of CO2, nor 2019."""
    numbers = [int(each) for each in notes if each.isdecimal()]
    return mark.isdecimal() and len(numbers) > 1 and min(numbers) < int(mark) <= max(numbers) + 1


def _no_note(sheet: Sheet, claim: Claim, mark: str, notes: Mapping[str, object]) -> Finding:
    numbers = sorted(int(each) for each in notes if each.isdecimal())
    return worded(
        code="read.note_missing",
        severity="warning",
        message=phrase("note-missing", row=_row_name(claim), mark=mark),
        place=sheet.place(claim),
        expected=phrase("note-expected", first=numbers[0], last=numbers[-1]),
        action=phrase("note-action"),
        sure=phrase("note-sure"),
        metric=claim.metric,
        fiscal_year=claim.fiscal_year,
        kpi=claim.kpi,
        evidence=claim.quote,
        details=(("claim", str(claim.id)),),
    )


def _elsewhere(sheet: Sheet, notes: Mapping[str, list[Passage]]) -> Iterator[Telling]:
    """A mark whose note is about another figure, while a note beside it is about this one."""
    seen: set[tuple[str, str]] = set()
    for figure in sheet.figures:
        for mark in marks_of(figure.claim):
            if (figure.key.metric, mark) in seen or len(notes.get(mark, ())) != 1 or not mark.isdecimal():
                continue
            seen.add((figure.key.metric, mark))
            own = words_for(sheet, figure)
            if _mentions_row(notes[mark][0], figure, own) or not _about_another(sheet, notes[mark][0], figure):
                continue
            beside = [str(int(mark) + step) for step in (-1, 1)]
            fits = next((b for b in beside if len(notes.get(b, ())) == 1 and _opens_with(notes[b][0], own)), "")
            if fits:
                yield Telling(_wrong_note(sheet, figure, mark, fits, notes))


def _mentions_row(note: Passage, figure: Figure, own: tuple[str, ...]) -> bool:
    """Whether a note speaks of the figure by its metric's name or, roughly, by its row's."""
    label = " ".join(figure.claim.labels[-1:]).casefold()
    return mentions(note.text, own) or bool(label and fuzz.partial_ratio(label[:40], note.text.casefold()) >= _ROUGHLY)


def _about_another(sheet: Sheet, note: Passage, figure: Figure) -> bool:
    topic = sheet.metric(figure.key.metric).topic
    others = (f for f in sheet.figures if sheet.metric(f.key.metric).topic != topic)
    return any(_opens_with(note, words_for(sheet, other)) for other in others)


def _opens_with(note: Passage, words: tuple[str, ...]) -> bool:
    return mentions(note.text[:80], tuple(word for word in words if len(word) > 4 or not word.isascii()))


def _wrong_note(sheet: Sheet, figure: Figure, mark: str, fits: str, notes: Mapping[str, list[Passage]]) -> Finding:
    claim = figure.claim
    return worded(
        code="read.note_elsewhere",
        severity="note",
        message=phrase("note-elsewhere", row=_row_name(claim), mark=mark, words=notes[mark][0].text[:80], fits=fits),
        place=sheet.place(claim),
        expected=phrase("note-elsewhere_expected", fits=fits),
        action=phrase("note-elsewhere_action"),
        sure=phrase("likely"),
        metric=figure.key.metric,
        fiscal_year=figure.key.year,
        kpi=claim.kpi,
        evidence=claim.quote,
        details=(("claim", str(claim.id)),),
    )


def last_page(sheet: Sheet) -> int | None:
    """The last page number that the document can have; ``None`` where it is not known (text without pages)."""
    printed = [page.printed_number for page in sheet.extract.pages if page.printed_number is not None]
    if printed:
        return max(*printed, len(sheet.extract.pages))
    real = [page for page in sheet.extract.pages if page.source != "lines"]
    return 2 * len(real) if len(real) > 1 else None  # two printed pages may stand on one


def check_references(sheet: Sheet, told: frozenset[FactKey]) -> Iterator[Telling]:
    """Pages beyond the last, in the content index and in the text; sections by name that are no heading."""
    last = last_page(sheet)
    if last is not None:
        for row in index_said(sheet.extract):
            beyond = [page for span in row.pages for page in span if page > last]
            if beyond:
                place = Place(sheet.extract.name, page=row.page, line=row.line)
                message = phrase("reference-index", provision=row.provision, page=beyond[0], last=last)
                yield Telling(_beyond(place, message, last, row.said))
    yield from _sections(sheet, last)


def _beyond(place: Place, message: Text, last: int, evidence: str) -> Finding:
    return worded(
        code="read.reference",
        severity="warning",
        message=message,
        place=place,
        expected=phrase("reference-expected", last=last),
        action=phrase("reference-action"),
        sure=phrase("reference-sure"),
        evidence=evidence,
    )


def _sections(sheet: Sheet, last: int | None) -> Iterator[Telling]:
    """``“Data on Environmental Performance” on Page 50``: is there such a heading, and such a page?"""
    headings = _headings(sheet)
    if not headings:
        return
    seen: set[str] = set()
    for passage in passages(sheet):
        for match in _ON_PAGE.finditer(passage.text):
            title = (match["title"] or match["titel"]).strip()
            page = int(match["page"] or match["seite"])
            if title in seen:
                continue
            seen.add(title)
            place = Place(sheet.extract.name, page=passage.page, line=passage.line)
            if last is not None and page > last:
                message = phrase("reference-text", title=title, page=page, last=last)
                yield Telling(_beyond(place, message, last, passage.text[:200]))
            elif not any(fuzz.partial_ratio(title.casefold(), heading) >= _ALIKE for heading in headings):
                yield Telling(_no_section(place, title, page, passage.text[:200]))


def _headings(sheet: Sheet) -> tuple[str, ...]:
    found = [p.text for p in passages(sheet) if p.kind == "heading"]
    found += [heading for block in sheet.extract.blocks for heading in block.headings]
    return tuple(dict.fromkeys(text.casefold().strip() for text in found if text.strip()))


def _no_section(place: Place, title: str, page: int, evidence: str) -> Finding:
    return worded(
        code="read.reference",
        severity="note",
        message=phrase("reference-no_heading", title=title, page=page),
        place=place,
        expected=phrase("reference-no_heading_expected"),
        action=phrase("reference-no_heading_action"),
        sure=phrase("reference-no_heading_sure"),
        evidence=evidence,
    )
