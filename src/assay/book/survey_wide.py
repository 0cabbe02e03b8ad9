"""A survey export with one column a topic and one row a respondent, read as scores of topics: one for each cell."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from assay.book.evidence import sha256_of
from assay.book.faults import Fault, one_of
from assay.book.load import book_vocabulary
from assay.book.names import names_of
from assay.book.validate import RecordsRead, fields_of, read_records
from assay.importers.choices import choice_spellings
from assay.importers.headers import folded, match_headers
from assay.importers.rows import RawRow
from assay.importers.tables import read_tables

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from assay.book.book import Book
    from assay.book.records import Record
    from assay.book.register import RegisterSpec
    from assay.core.findings import Finding
    from assay.importers.headers import HeaderMatch
    from assay.importers.rows import TableRead

_ROLE = "topic_scores"
# "Energy (business)", "energy: business", "能源（業務）", "energy_business"
_PARTED = re.compile(r"^(?P<topic>.+?)\s*[(（\[［|｜:：/／_–—-]\s*(?P<axis>[^(（\[［|｜:：/／_–—-]+?)\s*[)）\]］]?\s*$")
_NUMERIC = re.compile(r"\s*-?\d+(?:[.,]\d+)?\s*")


@dataclass(frozen=True, slots=True)
class _Column:
    """What the cells below a header are of. ``axis`` is empty where a column of the table says it."""

    header: str
    topic: str
    axis: str


@dataclass(frozen=True, slots=True)
class _Wide:
    """A table whose columns are topics. ``strange``: columns of numbers that name no topic."""

    table: TableRead
    columns: tuple[_Column, ...]
    match: HeaderMatch
    findings: tuple[Finding, ...]
    strange: frozenset[str]


def wide_register(book: Book, path: Path, register: str | None) -> RegisterSpec | None:
    """The register of scores, where a file has a column a topic; nothing where it is a table as any other."""
    spec = next((spec for spec in book.registers.values() if spec.role == _ROLE), None)
    if spec is None or register not in (None, "", spec.id):
        return None
    return spec if any(_wide(book, spec, table) for table in read_tables(path)) else None


def read_wide(book: Book, path: Path, spec: RegisterSpec) -> RecordsRead:
    """The scores of a file. Columns that name no topic and cells off the scale are left out and told."""
    digest = sha256_of(path)[:8]
    records: list[Record] = []
    findings: list[Finding] = []
    for table in read_tables(path):
        wide = _wide(book, spec, table)
        if wide is None:
            continue
        findings += [*wide.findings]
        for column in wide.columns:
            read = read_records(_one_topic(wide, column, digest), spec, book_vocabulary(book))
            findings += [_at(found, column) for found in read.findings]
            for record in read.records:
                fault = _fault(book, record)
                if fault is None:
                    records.append(record)
                else:
                    findings.append(fault.at(record.place, column.header))
    # What is wrong with a respondent, not with a score, would be told once for every topic.
    return RecordsRead(tuple(records), tuple(dict.fromkeys(findings)))


def _wide(book: Book, spec: RegisterSpec, table: TableRead) -> _Wide | None:
    match = match_headers(table.headers, fields_of(spec, book_vocabulary(book)))
    if {"topic", "score"} & set(match.fields):
        return None
    names = names_of((topic.id, topic.name) for topic in book.materiality.topics)
    axes = choice_spellings(spec.fields["axis"].choices)
    columns: dict[tuple[str, str], _Column] = {}
    findings: list[Finding] = []
    strange: set[str] = set()
    for header in match.unknown:
        topic, axis = _meant(header, axes)
        known = names.find(topic)
        place = replace(table.place, row=table.header_row, column=header)
        if known is None and not _scores_below(table, header):
            continue
        if known is None:
            strange.add(header)
            findings.append(
                Fault(
                    "materiality.topic_unknown",
                    f"the column '{header}' holds scores and names no topic of materiality.yaml.",
                    one_of(topic, names.ids),
                    "Correct the heading, or add the topic to materiality.yaml; the column is left out.",
                ).at(place)
            )
        elif (known, axis) in columns:
            strange.add(header)
            findings.append(
                Fault(
                    "table.header_twice",
                    f"'{header}' and '{columns[known, axis].header}' are both scores of '{known}'.",
                    "Expected one column for each topic and axis.",
                    "Delete one of them, or name the axis, such as 'energy (business)'; only the first is read.",
                ).at(place)
            )
        else:
            columns[known, axis] = _Column(header, known, axis)
    if not columns:
        return None
    bare = [one for one in columns.values() if not one.axis] if "axis" not in match.fields else []
    findings += [_no_axis(bare, table, tuple(spec.fields["axis"].choices))] if bare else []
    taken = tuple(one for one in columns.values() if one not in bare)
    strange |= {one.header for one in bare}
    return _Wide(table, taken, match, tuple(findings), frozenset(strange))


def _meant(header: str, axes: Mapping[str, str]) -> tuple[str, str]:
    """The topic and the axis that a heading names; the axis may be left to a column."""
    parted = _PARTED.match(header)
    axis = axes.get(folded(parted["axis"])) if parted else None
    return (parted["topic"], axis) if parted and axis else (header, "")


def _scores_below(table: TableRead, header: str) -> bool:
    filled = [text for row in table.rows if (text := row.cells[header].strip())]
    return bool(filled) and all(_NUMERIC.fullmatch(text) for text in filled)


def _no_axis(bare: list[_Column], table: TableRead, choices: tuple[str, ...]) -> Finding:
    listed = ", ".join(f"'{one.header}'" for one in bare)
    return Fault(
        "materiality.axis_missing",
        f"of the columns {listed} nobody says on which axis they score.",
        f"Expected a column 'axis' ({' or '.join(choices)}), or headings such as '{bare[0].header} ({choices[0]})'.",
        "Add one of them; until then these columns are not read.",
    ).at(replace(table.place, row=table.header_row, column=bare[0].header))


def _one_topic(wide: _Wide, column: _Column, digest: str) -> TableRead:
    """The table with the scores of one column. Who is nowhere named is told apart by the row."""
    match, table = wide.match, wide.table
    respondent, own_id = match.fields.get("respondent"), match.fields.get("id")
    left_out = {one.header for one in wide.columns} | wide.strange
    others = tuple(header for header in table.headers if header not in left_out)
    said = {"topic": column.topic, **({"axis": column.axis} if column.axis else {})}
    dropped = {match.fields["axis"]} if column.axis and "axis" in match.fields else set()
    rows = []
    for row in table.rows:
        score = row.cells[column.header].strip()
        if not score:
            continue
        cells = {name: row.cells[name] for name in others if name not in dropped}
        sheet = f"{row.place.sheet}:" if row.place.sheet else ""
        whole = f"{row.place.file}:{sheet}{row.place.row}"
        cells[own_id or "id"] = (cells[own_id].strip() if own_id else "") or whole
        cells[own_id or "id"] += f":{column.topic}" + (f":{column.axis}" if column.axis else "")
        name = respondent or "respondent"
        if not cells.get(name, "").strip():
            cells[name] = f"{digest}-{sheet}{row.place.row}"
        rows.append(RawRow({**cells, **said, "score": score}, row.place))
    added = [] if own_id else ["id"]
    added += [] if respondent else ["respondent"]
    kept = tuple(name for name in others if name not in dropped)
    return replace(table, headers=(*kept, *added, *said, "score"), rows=tuple(rows), findings=table.findings)


def _at(found: Finding, column: _Column) -> Finding:
    """A finding on the score stands in the column of its topic."""
    if found.place is None or found.place.column != "score":
        return found
    return replace(found, place=replace(found.place, column=column.header))


def _fault(book: Book, record: Record) -> Fault | None:
    topic, score, year = str(record.values["topic"]), record.values["score"], record.values["round"]
    listed = {one.id for one in book.materiality.topics if isinstance(year, int) and one.listed(year)}
    if topic not in listed:
        return Fault(
            "materiality.topic_unknown",
            f"'{topic}' is no topic of the round {year}.",
            one_of(topic, sorted(listed)),
            "Correct 'first' or 'last' of the topic in materiality.yaml, or the round; the score is left out.",
        )
    scale = book.materiality
    if isinstance(score, Decimal) and not scale.on_scale(score):
        return Fault(
            "materiality.answer_score",
            f"the score {score} lies off the scale.",
            f"Expected {scale.lowest} to {scale.highest} (`scale` in materiality.yaml).",
            "Correct the cell; the score is left out.",
        )
    return None
