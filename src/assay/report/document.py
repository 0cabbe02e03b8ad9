"""The document tree: a report in one language, ready to be set.

``compose`` makes one ``Document`` a language from facts, narrative and coverage. Everything in it is text as
it will be read: numbers are formatted, words are translated, marks are chosen. Renderers decide how it looks
and add nothing but page numbers.

Anchors (``id``) are XML names, unique in the document; links, index rows and the page list use them.
A ``fact_key`` names the fact behind a printed figure; renderers only carry it through.
A line break inside a text is ``"\\n"``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from assay.report.charts import Chart

if TYPE_CHECKING:
    from datetime import date

    from assay.core.languages import Language

Align = Literal["left", "right", "center"]
Emphasis = Literal["normal", "group", "total"]
Status = Literal["disclosed", "partial", "explained", "missing"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Words in one style. ``note_mark`` is a mark set high after them; ``link_to`` an anchor, or an address."""

    text: str
    bold: bool = False
    italic: bool = False
    fact_key: str = ""
    decimals: int | None = None
    note_mark: str = ""
    link_to: str = ""


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    runs: Runs


@dataclass(frozen=True, slots=True, kw_only=True)
class BulletList:
    items: tuple[Runs, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A minor heading inside a section: one level below it, not in the contents."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteRef:
    """A note below a table; ``mark`` is what stands in the cells that point to it."""

    mark: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of figures or words. ``current`` marks the reporting year. ``share`` is its relative width
    in a table of words; columns of figures take the width they need."""

    label: str
    align: Align = "left"
    unit: str = ""
    current: bool = False
    share: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A printed figure. ``decimals`` is the precision it was rounded to (as in XBRL: 2 is hundredths, -3 is
    thousands; None is exact). ``missing`` says that ``text`` is a dash or a word in place of a figure."""

    text: str
    fact_key: str = ""
    decimals: int | None = None
    missing: bool = False
    note_marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """A row of figures. A ``group`` row is a heading over the rows that follow and may have no cells."""

    label: str
    cells: tuple[Cell, ...] = ()
    indent: int = 0
    emphasis: Emphasis = "normal"
    unit: str = ""
    kpi: str = ""
    note_marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FactTable:
    """Figures of several years (or sites, or groups). ``columns`` are those of the figures; the columns of
    labels, units and KPI codes have their headings apart, and one whose heading is empty is left out
    (``label_heading`` excepted)."""

    id: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[TableRow, ...]
    label_heading: str = ""
    unit_heading: str = ""
    kpi_heading: str = ""
    notes: tuple[NoteRef, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainTable:
    """A table of words: stakeholders, bodies and their duties, factors and their sources."""

    id: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Runs, ...], ...]
    notes: tuple[NoteRef, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFigure:
    """A highlight: ``value`` as printed, its unit, what it is, and how it moved (``-3.2% from 2024``)."""

    label: str
    value: str
    unit: str = ""
    change: str = ""
    fact_key: str = ""
    decimals: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFigures:
    figures: tuple[KeyFigure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Callout:
    """Something set apart from the text: a statement of the board, a target, a limitation."""

    title: str
    paragraphs: tuple[Runs, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FormulaTerm:
    name: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FormulaBlock:
    """A method in words: ``name`` = ``words``, then its terms and where the method comes from."""

    name: str
    words: str
    terms: tuple[FormulaTerm, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexTarget:
    """A place that answers a provision: an anchor and the words that name it."""

    anchor: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexRow:
    """A provision and where it is answered. A row without ``status`` is a heading over those that follow.
    ``note`` explains what is partial or not reported; ``duty`` says whether the provision must be met."""

    provision: str
    requirement: str
    status: Status | None = None
    status_text: str = ""
    targets: tuple[IndexTarget, ...] = ()
    note: str = ""
    duty: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexHeadings:
    provision: str
    requirement: str
    status: str
    where: str
    page: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexTable:
    """A content index. Page numbers are the renderer's."""

    id: str
    caption: str
    headings: IndexHeadings
    rows: tuple[IndexRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A goal that a chapter serves: its short code and its name."""

    code: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """A row of small marks under a title; set below the heading of a chapter."""

    title: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class PageBreak:
    """A new page, where there are pages."""


Block = (
    Paragraph
    | BulletList
    | Heading
    | FactTable
    | PlainTable
    | Chart
    | KeyFigures
    | Callout
    | FormulaBlock
    | IndexTable
    | Marks
    | PageBreak
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of the report. ``level`` is 1 for a chapter, which opens a page with its ``standfirst``;
    subsections are exactly one level deeper. ``number`` is as printed (``A1``) and may be empty."""

    id: str
    title: str
    level: int
    number: str = ""
    standfirst: str = ""
    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """The front page. Title and names come from the document; ``lines`` are what else stands on it
    (place of incorporation, stock code)."""

    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TableOfContents:
    title: str
    depth: int = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A report in one language.

    ``accent`` is a colour ``#rrggbb`` dark enough to carry white text. ``published_on`` dates every output,
    so that a report made twice is the same to the byte. ``fictional_note``, where not empty, is printed on
    the cover and at the foot of every page.
    """

    language: Language
    title: str
    organisation: str
    year_label: str
    published_on: date
    sections: tuple[Section, ...]
    subtitle: str = ""
    fictional_note: str = ""
    accent: str = "#0b6e63"
    cover: Cover | None = None
    contents: TableOfContents | None = None
