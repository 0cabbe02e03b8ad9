"""What a report's own content index says: each provision with the pages it points to, or the reason given."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assay.reader.block import Grid

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assay.reader.block import Extract, GridRow

_KPI = re.compile(r"(?<![A-Za-z0-9])([AB])\s?([1-8])\s?[.．]\s?(\d)(?!\d)")
_CLIMATE = re.compile(r"(?<![A-Za-z0-9])D\s?(?P<paragraph>[1-4]\d)(?!\d)(?P<limb>\([a-d]\))?")
_ASPECT = re.compile(r"(?:Aspect|層面|层面)\s*[:：]?\s*([AB])\s?([1-8])(?![.．\d])", re.IGNORECASE)
_GENERAL = re.compile(r"General Disclosures?|一般披露", re.IGNORECASE)
_PAGES = re.compile(
    r"(?:\b(?:pages?|pp?\.?)\s*|第\s*)(?P<spans>\d{1,3}(?:\s*(?:[-–—~至,、，&]|to|and)\s*\d{1,3})*)\s*(?:頁|页)?",
    re.IGNORECASE,
)
_BARE = re.compile(r"^(?!\s*\d{1,3}(?:,\d{3})+\s*$)\s*(?P<spans>\d{1,3}(?:\s*[-–—~至,、，&]\s*\d{1,3})*)\s*$")
_SPAN = re.compile(r"(\d{1,3})(?:\s*(?:[-–—~至]|to)\s*(\d{1,3}))?")
_IS_INDEX = re.compile(
    r"content index|index|索引|reference|參考|参考|章節|章节|section|頁碼|页码|\bpages?\b"
    r"|subject areas?|general disclosures? and KPIs?|一般披露及關鍵|一般披露及关键|主要範疇|主要范畴",
    re.IGNORECASE,
)
_NOT_GIVEN = re.compile(
    r"\bnot\s+(?:applicable|disclosed|material|relevant|available)\b|\bN\s?/\s?A\b|no\s+material|non-?\s?material|immaterial|不適用|不适用"
    r"|未披露|沒有披露|没有披露|不重大|並不重要|并不重要|暫不披露|暂不披露|尚未|暫未|暂未|(?:為|为)\s?0(?![.\d])"
    r"|(?:reasonable information|capabilit\w+|financial effects?|commercial\w* sensitiv\w+) relief|[寬宽]免",
    re.IGNORECASE,
)
_REASON = re.compile(
    r"\b(because|since|as the|due to|given|does not|do not|did not|no significant|minimal|insignificant"
    r"|immaterial|non-?\s?material|not material|not relevant)\b"
    r"|relief|not yet|因為|因为|由於|由于|不涉及|並無|并无|不重大|不產生|不产生|沒有|没有|尚未|[寬宽]免|故",
    re.IGNORECASE,
)
_EXPLAINED = re.compile(
    r"(?:explained|已?解[釋释])(?:\s*(?:comply or explain|voluntary|不遵守就解[釋释]|自[願愿]披露))?", re.IGNORECASE
)
# A table is the index where so many of its rows name a provision.
_ROWS = 5
_ROWS_OF_A_PIECE = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexRow:
    """One provision as the index has it. ``pages`` are printed page numbers, ``reason`` why it is not reported;
    ``explained`` where a column of its own says that there is one."""

    provision: str
    said: str
    pages: tuple[tuple[int, int], ...] = ()
    reason: str = ""
    explained: bool = False
    page: int | None = None
    line: int | None = None

    @property
    def refuses(self) -> bool:
        """Whether it says that the provision is not reported on."""
        return not self.pages and (self.explained or bool(_NOT_GIVEN.search(self.said)))


def index_said(extract: Extract) -> tuple[IndexRow, ...]:
    """The rows of every content index of a document, in its order."""
    grids = [block for block in extract.blocks if isinstance(block, Grid)]
    return tuple(row for grid in grids if _is_index(grid) for row in _rows(grid))


def _is_index(grid: Grid) -> bool:
    rows = [row for row in grid.rows if _codes(" ".join(cell.text for cell in row.cells[:-1] or row.cells))]
    if len(rows) < _ROWS_OF_A_PIECE and not any(len(_codes(_joined(row))) > 1 for row in rows):
        return False
    pointed = [row for row in rows if _points(row.cells[-1].text) or _NOT_GIVEN.search(row.cells[-1].text)]
    heads = " ".join((*grid.headings, *(_joined(row) for row in grid.rows[:2])))
    headed = bool(_IS_INDEX.search(heads))
    numbers = sum(_looks_measured(row) for row in rows)
    return numbers < len(rows) / 2 and (len(pointed) * 5 >= len(rows) * 2 or (headed and len(rows) >= _ROWS))


def _joined(row: GridRow) -> str:
    return " ".join(cell.text for cell in row.cells)


def _looks_measured(row: GridRow) -> bool:
    """Whether a row holds figures, so that its code only names a KPI in a table of data."""
    return sum(bool(re.fullmatch(r"[\d,]+(?:\.\d+)?%?", cell.text.strip())) for cell in row.cells) >= 2


def _points(text: str) -> bool:
    return bool(_PAGES.search(text) or _BARE.match(text))


def _codes(text: str) -> list[str]:
    """The provisions named in a text, in order, each once."""
    found: list[tuple[int, str]] = [(m.start(), f"{m[1].upper()}{m[2]}.{m[3]}") for m in _KPI.finditer(text)]
    found += [(m.start(), f"D{m['paragraph']}{m['limb'] or ''}") for m in _CLIMATE.finditer(text)]
    for match in _ASPECT.finditer(text):
        general = _GENERAL.search(text)
        if general:
            found.append((match.start(), f"{match[1].upper()}{match[2]}.GD"))
    return list(dict.fromkeys(code for _, code in sorted(found)))


def _rows(grid: Grid) -> Iterator[IndexRow]:
    for row in grid.rows:
        told = [cell for cell in row.cells if cell.text.strip()]
        if len(told) < 2:
            continue
        said = told[-1].text.strip()
        codes = _codes(" ".join(cell.text for cell in told[:-1]))
        line = next((cell.line for cell in row.cells if cell.line is not None), grid.line)
        explained = any(_EXPLAINED.fullmatch(cell.text.strip()) for cell in told[:-1])
        for code, text in _shared(codes, said):
            reason = text if explained or (_NOT_GIVEN.search(text) and _REASON.search(text)) else ""
            pages = () if explained else _page_spans(text)
            yield IndexRow(
                provision=code, said=text, pages=pages, reason=reason, explained=explained, page=grid.page, line=line
            )


def _shared(codes: Sequence[str], said: str) -> Iterator[tuple[str, str]]:
    """Several provisions in one cell with as many references: one each, in order. Otherwise all serve all."""
    references = [match.group(0) for match in _PAGES.finditer(said)]
    if len(codes) > 1 and len(references) == len(codes):
        yield from zip(codes, references, strict=True)
        return
    for code in codes:
        yield code, said


def _page_spans(text: str) -> tuple[tuple[int, int], ...]:
    spans: list[tuple[int, int]] = []
    bare = _BARE.match(text)
    for match in [bare] if bare else _PAGES.finditer(text):
        for span in _SPAN.finditer(match["spans"]):
            first, last = int(span[1]), int(span[2] or span[1])
            spans.append((first, max(first, last)))
    return tuple(spans)
