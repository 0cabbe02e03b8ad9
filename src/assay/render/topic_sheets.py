"""The sheets of the data book that an editor works with: one a topic, figures over the years, totals that recompute."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from assay.calc.words import formula_words
from assay.facts.fact import Computed
from assay.render.databook import Formula, Number, Sheet, SheetColumn, SheetRow
from assay.render.live_cells import LiveCells

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from assay.catalogue.dimension import Dimensions
    from assay.facts.fact import Fact, FactKey
    from assay.render.databook import Value
    from assay.render.live_cells import Spot
    from assay.report.material import Material

_LONGEST_NAME = 31
_NOT_IN_A_NAME = "[]:*?/\\'"
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
# Columns before those of the years, and rows before the first figure (title, line, blank, headings).
_BEFORE, _FIRST_ROW = 4, 5


def topic_sheets(material: Material, word: Callable[[str], str], taken: Sequence[str]) -> tuple[Sheet, ...]:
    """A sheet for each topic with figures, in the order of the report. ``taken`` names are not used again."""
    years = tuple(reversed(material.book.years))
    groups = {name: rows for name, rows in _groups(material).items() if rows}
    names = _names(material, list(groups), taken)
    extra = [edition for edition in material.references if edition.kind == "framework"]
    first = _BEFORE + len(extra)
    spots: dict[FactKey, Spot] = {}
    for topic, rows in groups.items():
        for number, (metric, cut) in enumerate(rows):
            for column, year in enumerate(years):
                fact = material.fact(metric, year, cut)
                if fact is not None:
                    spots[fact.key] = (names[topic], _LETTERS[first + column], _FIRST_ROW + number)
    live = LiveCells(material, spots)
    steps = _formulas(material)
    columns = (
        SheetColumn(heading=word("kpi"), width=9),
        *(
            SheetColumn(heading=edition.title.in_language(material.language)[:24], width=16, wrap=True)
            for edition in extra
        ),
        SheetColumn(heading=word("label"), width=50),
        SheetColumn(heading=word("cut"), width=44),
        SheetColumn(heading=word("unit"), width=16),
        *(SheetColumn(heading=str(year), width=15) for year in years),
        SheetColumn(heading=word("formula"), width=60),
        SheetColumn(heading=word("source"), width=60),
    )
    return tuple(
        Sheet(
            name=names[topic],
            title=names[topic],
            lines=(word("live"),),
            columns=columns,
            rows=tuple(_row(material, live, steps, metric, cut, years, word) for metric, cut in rows),
            fixed_columns=first - 1,
        )
        for topic, rows in groups.items()
    )


def _groups(material: Material) -> dict[str, list[tuple[str, Dimensions]]]:
    """The metrics and cuts of each topic that have a figure in a published year, the whole before its parts."""
    cuts: dict[str, set[Dimensions]] = {}
    for fact in material.facts:
        if fact.key.year in material.book.years:
            cuts.setdefault(fact.key.metric, set()).add(fact.key.dimensions)
    found: dict[str, list[tuple[str, Dimensions]]] = {layout.topic: [] for layout in material.layouts}
    for metric in material.book.catalogue.metrics.values():
        ordered = sorted(cuts.get(metric.id, ()), key=lambda cut: (len(cut), [name for name, _ in cut], cut))
        found.setdefault(metric.topic, []).extend((metric.id, cut) for cut in ordered)
    return found


def _names(material: Material, topics: Sequence[str], taken: Sequence[str]) -> Mapping[str, str]:
    """A name for each sheet, from the title of the topic's first table, as Excel takes it."""
    used, names = {name.casefold() for name in taken}, dict[str, str]()
    titles = {
        layout.topic: layout.tables[0].title.in_language(material.language)
        for layout in material.layouts
        if layout.tables
    }
    for topic in topics:
        title = titles.get(topic, topic.replace("_", " ").capitalize())
        plain = _short("".join(" " if sign in _NOT_IN_A_NAME else sign for sign in title))
        name, number = plain, 2
        while name.casefold() in used:
            name, number = f"{plain[: _LONGEST_NAME - 3].strip()} {number}", number + 1
        used.add(name.casefold())
        names[topic] = name
    return names


def _short(title: str) -> str:
    """A title that fits: cut between words, and without a bracket that would stay open."""
    if len(title) <= _LONGEST_NAME:
        return title.strip()
    cut = title[: _LONGEST_NAME + 1]
    cut = cut.rpartition(" ")[0] or cut[:_LONGEST_NAME]
    for opening, closing in ("()", "（）"):
        if cut.count(opening) > cut.count(closing):
            cut = cut.rpartition(opening)[0]
    return cut.strip()


def _formulas(material: Material) -> Mapping[str, str]:
    return {
        step.formula.id: formula_words(step, material.book.catalogue, material.model.parameters, material.language)
        for step in material.plan.all_steps()
    }


def _row(
    material: Material,
    live: LiveCells,
    formulas: Mapping[str, str],
    metric: str,
    cut: Dimensions,
    years: Sequence[int],
    word: Callable[[str], str],
) -> SheetRow:
    facts = [material.fact(metric, year, cut) for year in years]
    latest = next(fact for fact in facts if fact is not None)
    shown = " · ".join(f"{material.dimension(name)}: {material.member(name, member)}" for name, member in cut)
    kpi = material.kpis.get(metric, "")
    return SheetRow(
        cells=(
            kpi,
            *(_codes(material, kpi, edition.id) for edition in material.references if edition.kind == "framework"),
            ("    " if cut else "") + material.label(metric),
            shown,
            latest.unit.label(material.language),
            *(_value(material, live, fact) for fact in facts),
            _how(material, formulas, latest),
            _source(material, latest, word),
        ),
        emphasis="normal" if cut else "total",
    )


def _codes(material: Material, kpi: str, other: str) -> str:
    """What answers the same in another framework."""
    found = [
        code
        for edition in material.outline
        if kpi and edition.id in material.crosswalks
        for code in material.crosswalks[edition.id].codes(kpi, other)
    ]
    return ", ".join(dict.fromkeys(found))


def _value(material: Material, live: LiveCells, fact: Fact | None) -> Value:
    if fact is None:
        return None
    shown = material.shown(fact)
    if not isinstance(fact.value, Decimal):
        return shown.text
    places = shown.decimals if shown.unit.symbol == fact.unit.symbol else max(0, 5 - fact.value.adjusted())
    number = Number(fact.value, places)
    formula = live.formula(fact)
    return Formula(formula, number) if formula else number


def _how(material: Material, formulas: Mapping[str, str], fact: Fact) -> str:
    """The formula of a figure in words, or those of the cells that it adds up."""
    if isinstance(fact.origin, Computed):
        return formulas.get(fact.origin.formula, "")
    cells = [material.facts.cells[number] for number in fact.origin.cells]
    used = dict.fromkeys(cell.evaluation.formula for cell in cells if cell.evaluation is not None)
    return "; ".join(formulas.get(name, "") for name in used)


def _source(material: Material, fact: Fact, word: Callable[[str], str]) -> str:
    """The factors and the records behind a figure that was added up."""
    if isinstance(fact.origin, Computed):
        return ""
    cells = [material.facts.cells[number] for number in fact.origin.cells]
    factors = {
        str(choice.factor.source)
        for cell in cells
        if cell.evaluation is not None
        for _, choice in cell.evaluation.choices
    }
    place = next((str(use.place) for cell in cells for use in cell.records), "")
    count = sum(cell.count for cell in cells)
    told = [place] if place else []
    if count > 1:
        told.append(f"{word('records')}: {count}")
    return "; ".join((*sorted(factors), *told))
