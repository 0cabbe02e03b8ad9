"""Short ways to make the rows, tables and charts of the sample report."""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from assay.report.charts import Chart, ChartPoint
from assay.report.document import (
    Cell,
    Column,
    FactTable,
    IndexRow,
    IndexTarget,
    NoteRef,
    Paragraph,
    Run,
    Section,
    TableRow,
)

if TYPE_CHECKING:
    from assay.core.languages import Language
    from assay.report.document import Emphasis, Runs, Status

YEARS = ("2023", "2024", "2025")


class Parts:
    """Makers that look words up by key in ``sample_words.csv``."""

    def __init__(self, language: Language) -> None:
        with Path(__file__).with_name("sample_words.csv").open(encoding="utf-8", newline="") as file:
            self._words = {row["key"]: row[language] for row in csv.DictReader(file)}
        self._language = language

    # ---- small makers

    def _p(self, *keys: str) -> Paragraph:
        return Paragraph(runs=tuple(Run(text=self._words[key]) for key in keys))

    def _r(self, key: str) -> Runs:
        return (Run(text=self._words[key]),)

    def _chapter(self, name: str, title: str, number: str = "", **parts: object) -> Section:
        lead = self._words[f"{title}_lead"]
        return Section(id=name, title=self._words[title], level=1, number=number, standfirst=lead, **parts)  # type: ignore[arg-type]

    def _row(
        self,
        label: str,
        figures: str = "",
        unit: str = "",
        kpi: str = "",
        indent: int = 0,
        emphasis: Emphasis = "normal",
        marks: tuple[str, ...] = (),
    ) -> TableRow:
        """``figures`` are as printed, a year each; ``-`` is missing, ``?`` not disclosed, ``5977^1`` has a note."""
        cells = tuple(self._cell(label, year, text) for year, text in zip(YEARS, figures.split(), strict=False))
        return TableRow(
            label=self._words[label],
            cells=cells,
            unit=self._words.get(unit, unit),
            kpi=kpi,
            indent=indent,
            emphasis=emphasis,
            note_marks=marks,
        )

    def _cell(self, name: str, year: str, text: str) -> Cell:
        if text in "-?":
            return Cell(text="–" if text == "-" else self._words["na"], missing=True)
        value, _, mark = text.partition("^")
        decimals = len(value.partition(".")[2])
        return Cell(text=value, fact_key=f"{name} {year}", decimals=decimals, note_marks=(mark,) if mark else ())

    def _table(
        self, name: str, caption: str, *rows: TableRow, notes: tuple[str, ...] = (), source: str = ""
    ) -> FactTable:
        return FactTable(
            id=name,
            caption=self._words[caption],
            columns=tuple(Column(label=year, align="right", current=year == "2025") for year in YEARS),
            rows=rows,
            label_heading=self._words["ind"],
            unit_heading=self._words["unit"],
            kpi_heading=self._words["kpi"],
            notes=tuple(NoteRef(mark=str(i + 1), text=self._words[key]) for i, key in enumerate(notes)),
            source=self._words[source] if source else "",
        )

    def _points(self, series: dict[str, str], categories: tuple[str, ...] = YEARS) -> tuple[ChartPoint, ...]:
        return tuple(
            ChartPoint(
                category=self._words.get(category, category),
                series=self._words.get(name, name),
                value=None if text == "-" else Decimal(text.replace(",", "")),
                text="" if text == "-" else text,
            )
            for name, figures in series.items()
            for category, text in zip(categories, figures.split(), strict=True)
        )

    def _chart(self, name: str, key: str, **parts: object) -> Chart:
        words = self._words
        return Chart(id=name, title=words[key], alt=words[f"{key}_alt"], source=words["seetable"], **parts)  # type: ignore[arg-type]

    def _index_row(
        self, code: str, key: str, *anchors: tuple[str, str], status: Status = "disclosed", note: str = ""
    ) -> IndexRow:
        w = self._words
        words = {"disclosed": "st_d", "partial": "st_p", "explained": "st_e", "missing": "st_e"}[status]
        return IndexRow(
            provision=code,
            requirement=w[key],
            status=status,
            status_text=w[words],
            targets=tuple(IndexTarget(anchor=anchor, text=w[title]) for anchor, title in anchors),
            note=w[note] if note else "",
        )
