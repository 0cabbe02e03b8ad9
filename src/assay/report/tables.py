"""Tables of figures: three years side by side, and sites side by side."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import product
from typing import TYPE_CHECKING

from assay.core.missing import Missing
from assay.privacy.published import SMALL_GROUP
from assay.report.document import Cell, Column, FactTable, NoteRef, TableRow
from assay.report.recalled import RECALLED_MARK
from assay.report.restated import restatement_note
from assay.report.unsummed_said import apart_note

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assay.catalogue.dimension import Dimensions
    from assay.catalogue.layout import RowLayout, TableLayout, TopicLayout
    from assay.facts.fact import Fact
    from assay.report.material import Material

NO_FIGURE = "–"
# Ends the anchor of a table that shows sites side by side.
SITES = "-sites"


@dataclass(slots=True)
class Notes:
    """The notes of one table while it is made; equal texts share a mark."""

    material: Material
    texts: dict[str, str] = field(default_factory=dict)

    def of_row(self, metric: str, facts: Sequence[Fact | None]) -> tuple[str, ...]:
        """Marks for a row: explained changes, sums that lack a part, factors that are only recalled."""
        say, language = self.material.say, self.material.language
        marks: list[str] = []
        for fact in facts:
            if fact is None:
                continue
            change = self.material.book.explanations.of(metric, fact.key.year)
            if change is not None and not fact.key.dimensions:
                text = say("year_text", year=fact.key.year, text=change.text.in_language(language))
                marks.append(self._mark(text))
            restated = restatement_note(self.material, fact)
            if restated:
                marks.append(self._mark(say("year_text", year=fact.key.year, text=restated)))
            apart = apart_note(self.material, fact)
            if apart:
                marks.append(self._mark(say("year_text", year=fact.key.year, text=apart)))
            if isinstance(fact.value, Missing) and fact.value.detail == SMALL_GROUP:
                marks.append(self._mark(say("small_group_note", k=self.material.book.settings.small_cells)))
            if fact.gaps:
                parts = "; ".join(dict.fromkeys(self._gap(gap) for gap in fact.gaps))
                marks.append(self._mark(say("year_text", year=fact.key.year, text=say("incomplete_note", gaps=parts))))
        if any(fact is not None and fact.key in self.material.recalled for fact in facts):
            self.texts.setdefault(say("recalled_note"), RECALLED_MARK)
            marks.append(RECALLED_MARK)
        return tuple(dict.fromkeys(marks))

    def _gap(self, gap: str) -> str:
        reason = next((name for name in ("not_collected", "not_disclosed") if name.replace("_", " ") in gap), "")
        return self.material.say("missing_parts", reason=self.material.say(reason)) if reason else gap

    def _mark(self, text: str) -> str:
        numbered = sum(mark != RECALLED_MARK for mark in self.texts.values())
        return self.texts.setdefault(text, str(numbered + 1))

    def refs(self) -> tuple[NoteRef, ...]:
        ordered = sorted(
            self.texts.items(), key=lambda item: (item[1] == RECALLED_MARK, int(item[1]) if item[1].isdigit() else 0)
        )
        return tuple(NoteRef(mark=mark, text=text) for text, mark in ordered)


def year_table(material: Material, layout: TableLayout) -> FactTable | None:
    """A table with a column a year; rows without any figure are left out, and so is a table without rows."""
    years = tuple(reversed(material.book.years))
    notes = Notes(material)
    rows = [row for item in layout.rows for row in _rows(material, item, years, notes)]
    if not any(row.cells for row in rows):
        return None
    say = material.say
    return FactTable(
        id=f"t-{layout.id}",
        caption=layout.title.in_language(material.language),
        columns=tuple(Column(label=str(year), align="right", current=year == years[0]) for year in years),
        rows=tuple(rows),
        label_heading=say("indicator"),
        unit_heading=say("unit"),
        kpi_heading=say("kpi") if any(row.kpi for row in rows) else "",
        notes=notes.refs(),
        source=layout.note.in_language(material.language) if layout.note else "",
    )


def _rows(material: Material, item: RowLayout, years: Sequence[int], notes: Notes) -> Iterator[TableRow]:
    if item.metric not in material.book.catalogue.metrics:
        return
    if not item.by:
        yield from _row(material, item.metric, (), material.label(item.metric), item, years, notes)
        return
    made = [
        row
        for cut in _members(material, item, years)
        for row in _row(material, item.metric, cut, _name(material, cut), item, years, notes)
    ]
    if not made:
        return
    if not item.indent:
        dimensions = material.say("and").join(material.dimension(name) for name in item.by)
        yield TableRow(
            label=material.say("by", metric=material.label(item.metric), dimension=dimensions),
            emphasis="group",
            kpi=material.kpis.get(item.metric, ""),
        )
    yield from made


def _members(material: Material, item: RowLayout, years: Sequence[int]) -> list[Dimensions]:
    """The cuts by the row's dimensions that have a figure in some year, in the order of the members."""
    found = {
        fact.key.dimensions
        for year in years
        for fact in material.facts.of(item.metric, year)
        if tuple(sorted(name for name, _ in fact.key.dimensions)) == tuple(sorted(item.by))
    }
    orders = [list(material.book.catalogue.dimensions[name].members) for name in item.by]
    ranked = [tuple(sorted(zip(item.by, members, strict=True))) for members in product(*orders)]
    return [cut for cut in ranked if cut in found]


def _name(material: Material, cut: Dimensions) -> str:
    return " · ".join(material.member(name, member) for name, member in cut)


def _row(
    material: Material,
    metric: str,
    cut: Dimensions,
    label: str,
    item: RowLayout,
    years: Sequence[int],
    notes: Notes,
) -> Iterator[TableRow]:
    facts = [material.fact(metric, year, cut) for year in years]
    if not any(facts):
        return
    unit = next(material.shown(fact).unit for fact in facts if fact is not None)
    yield TableRow(
        label=label,
        cells=tuple(cell(material, fact) for fact in facts),
        indent=item.indent or (1 if item.by else 0),
        emphasis="total" if item.total else "normal",
        unit=unit.label(material.language),
        kpi="" if item.by and not item.indent else material.kpis.get(metric, ""),
        note_marks=notes.of_row(metric, facts),
    )


def cell(material: Material, fact: Fact | None) -> Cell:
    """One figure; a dash where there is no fact at all, words where it is missing for a reason."""
    if fact is None:
        return Cell(text=NO_FIGURE, missing=True)
    shown = material.shown(fact)
    if shown.value is None:
        return Cell(text=shown.text, missing=True, fact_key=str(fact.key))
    return Cell(text=shown.text, fact_key=str(fact.key), decimals=shown.decimals)


def site_table(material: Material, layout: TopicLayout, metrics: Sequence[str]) -> FactTable | None:
    """The reporting year with a column a site, where there are at least two sites with figures."""
    year = material.book.reporting_year
    sites = [
        site
        for site in material.book.organisation.sites
        if any(material.fact(metric, year, (("site", site),)) for metric in metrics)
    ]
    if len(sites) < 2:
        return None
    notes = Notes(material)
    rows: list[TableRow] = []
    for metric in metrics:
        whole = material.fact(metric, year)
        parts = [material.fact(metric, year, (("site", site),)) for site in sites]
        if whole is None or not any(parts):
            continue
        rows.append(
            TableRow(
                label=material.label(metric),
                cells=tuple(cell(material, fact) for fact in (*parts, whole)),
                unit=material.shown(whole).unit.label(material.language),
                note_marks=notes.of_row(metric, [*parts, whole]),
            )
        )
    if not rows:
        return None
    columns = [Column(label=material.member("site", site), align="right") for site in sites]
    return FactTable(
        id=f"t-{layout.topic}{SITES}",
        caption=layout.tables[0].title.in_language(material.language),
        columns=(*columns, Column(label=material.say("group"), align="right", current=True)),
        rows=tuple(rows),
        label_heading=material.say("indicator"),
        unit_heading=material.say("unit"),
        notes=notes.refs(),
    )
