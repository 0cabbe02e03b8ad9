"""PDF text: tables with and without rules, gutters, marks, margins; and our own reports read back cell by cell."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest
from pdf_making import by_hand, packed, typeset

from assay.core.languages import LANGUAGES, Language
from assay.draft import Draft
from assay.reader.block import Extract, Grid, Passage
from assay.reader.extract import read_extract
from assay.render.pdf import render_pdf
from assay.report.document import FactTable, TableRow

MARKS = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+|[†*‡§]")


def grids(extract: Extract) -> list[Grid]:
    return [block for block in extract.blocks if isinstance(block, Grid)]


def table(grid: Grid) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in grid.rows]


def texts(extract: Extract, kind: str = "paragraph") -> list[str]:
    return [block.text for block in extract.blocks if isinstance(block, Passage) and block.kind == kind]


KPI = """
#let kpis(..args) = table(columns: (1fr, auto, auto, auto), align: (left, left, right, right), ..args)
"""
ROWS = """
  [Indicator], [Unit], [2024], [2023],
  [Total water use#super[1]], [m#super[3]], [145,816], [133,043],
  [#h(1em)Reused water], [m#super[3]], [1,208], [–],
  [Emissions of greenhouse gases (Scope 1 and Scope 2, location-based) per unit of revenue of the Group], [tCO#sub[2]e/RMB'000], [0.015], [0.022],
  [Employees who left], [person], [20 (23.08%)], [18 (19.2%)],
"""
EXPECTED = [
    ["Indicator", "Unit", "2024", "2023"],
    ["Total water use¹", "m³", "145,816", "133,043"],
    ["Reused water", "m³", "1,208", "–"],
    [
        "Emissions of greenhouse gases (Scope 1 and Scope 2, location-based) per unit of revenue of the Group",
        "tCO₂e/RMB'000",
        "0.015",
        "0.022",
    ],
    ["Employees who left", "person", "20 (23.08%)", "18 (19.2%)"],
]


@pytest.mark.parametrize("stroke", ["none", "0.5pt", "(x, y) => (bottom: 0.5pt)"])
def test_a_table_ruled_or_not(tmp_path: Path, stroke: str) -> None:
    found = read_extract(typeset(tmp_path, f"{KPI}= Water\n#lorem(60)\n#kpis(stroke: {stroke},{ROWS})\n#lorem(40)\n"))
    (grid,) = grids(found)
    assert table(grid) == EXPECTED
    assert grid.headings == ("Water",)
    assert [row.indent for row in grid.rows][:3] == [0, 0, 1]
    assert grid.box is not None
    assert grid.page == 1
    assert len(texts(found)) == 2


def test_labels_set_on_the_middle(tmp_path: Path) -> None:
    source = f"{KPI}#set table(align: horizon)\n#kpis(stroke: 0.4pt,{ROWS})\n"
    assert table(grids(read_extract(typeset(tmp_path, source)))[0]) == EXPECTED


def test_stacked_headers_stay_apart(tmp_path: Path) -> None:
    source = """#table(columns: (1fr, auto, auto, auto, auto), stroke: none, align: (left, right, right, right, right),
      [], table.cell(colspan: 2, align: center)[2024], table.cell(colspan: 2, align: center)[2023],
      [Indicator], [Plant A], [Plant B], [Plant A], [Plant B],
      [Electricity (MWh)], [1,200], [340], [1,180], [350],
      [Water (m#super[3])], [5,200], [640], [5,180], [650])"""
    (grid,) = grids(read_extract(typeset(tmp_path, source)))
    rows = table(grid)
    assert rows[1:] == [
        ["Indicator", "Plant A", "Plant B", "Plant A", "Plant B"],
        ["Electricity (MWh)", "1,200", "340", "1,180", "350"],
        ["Water (m³)", "5,200", "640", "5,180", "650"],
    ]
    assert [text for text in rows[0] if text] == ["2024", "2023"]
    assert rows[0][1] == "2024"
    assert grid.rows[0].cells[1].columns == 2


def test_two_columns_of_text_are_two_stories(tmp_path: Path) -> None:
    left = "The left story speaks of water and of nothing else. " * 12
    right = "Quite another tale is told on the right hand side. " * 12
    found = read_extract(
        typeset(
            tmp_path,
            f"= Over both columns of the page\n#grid(columns: (1fr, 1fr), gutter: 22pt, [{left}], [{right}])\n",
        )
    )
    assert texts(found) == [left.strip(), right.strip()]


def test_two_facing_pages_on_one_sheet(tmp_path: Path) -> None:
    rows = ", ".join(f"[Item {n} of the left], [{n},100], [{n},200]" for n in range(1, 9))
    other = ", ".join(f"[Matter {n} of the right], [{n}1], [{n}2]" for n in range(1, 9))
    source = f"""#set page(width: 842pt, height: 595pt, margin: 40pt)
    #grid(columns: (1fr, 1fr), gutter: 60pt,
      table(columns: (1fr, auto, auto), stroke: none, [Item], [2024], [2023], {rows}),
      table(columns: (1fr, auto, auto), stroke: none, [Item], [2024], [2023], {other}))"""
    left, right = grids(read_extract(typeset(tmp_path, source)))
    assert table(left)[1] == ["Item 1 of the left", "1,100", "1,200"]
    assert table(right)[8] == ["Matter 8 of the right", "81", "82"]


def test_heads_numbers_and_turned_words_are_dropped(tmp_path: Path) -> None:
    source = """#set page(header: [GOOD COMPANY LIMITED #h(1fr) ESG Report 2024], numbering: "1")
    #for n in range(6) [
      == Chapter #str(n + 1) of it
      #place(right, dx: 40pt, rotate(90deg, reflow: true)[Sideways words])
      #lorem(80)
      #pagebreak(weak: true)
    ]"""
    found = read_extract(typeset(tmp_path, source))
    every = " ".join(block.text for block in found.blocks if isinstance(block, Passage))
    assert "GOOD COMPANY" not in every
    assert "Sideways" not in every
    assert [page.printed_number for page in found.pages][:3] == [1, 2, 3]
    assert len(texts(found, "heading")) == 6


def test_words_that_lean_are_read(tmp_path: Path) -> None:
    source = """#table(columns: (4cm, 3cm, 3cm), stroke: none,
      [], [2031], [2030], [], skew(ax: -12deg)[(kt)], skew(ax: -12deg)[(kt)],
      [Tar], [512], [498], skew(ax: -12deg)[Rate], [1.04], [1.31])"""
    (grid,) = grids(read_extract(typeset(tmp_path, source)))
    assert "(kt)" in " ".join(cell.text for row in grid.rows[:2] for cell in row.cells)
    assert table(grid)[-1] == ["Rate", "1.04", "1.31"]


def test_chinese_runs_close_up(tmp_path: Path) -> None:
    source = """#set text(lang: "zh")
    = 用水量
    本集團於截至2024年3月31日止年度的用水量為145,816立方米，較去年增加約百分之九，主要由於新廠房投產，產量上升所致，其餘廠房的用水量大致持平。
    #table(columns: (1fr, auto, auto, auto), stroke: 0.4pt, [指標], [單位], [2024年], [2023年], [總耗水量], [立方米], [145,816], [133,043], [每噸產品耗水量], [立方米/噸], [1.04], [1.31])"""
    found = read_extract(typeset(tmp_path, source))
    assert (found.language, found.year) == ("zh-Hant", 2024)
    assert "用水量為145,816立方米，較去年增加約百分之九，主要由於新廠房投產，產量上升所致" in texts(found)[0]
    assert table(grids(found)[0])[1] == ["總耗水量", "立方米", "145,816", "133,043"]


def test_three_thousand_pages(tmp_path: Path) -> None:
    content = (
        b"BT /F 10 Tf 50 780 Td "
        + b"".join(b"(Line %d says that water use was %d tonnes.) Tj 0 -14 Td " % (n, n) for n in range(12))
        + b"ET"
    )
    told: list[str] = []
    found = read_extract(by_hand(tmp_path / "long.pdf", packed(content), pages=3000), step=told.append)
    assert len(found.pages) == 3000
    assert len(told) > 100
    assert found.pages[2999].words


def _tables(part: object) -> Iterator[FactTable]:
    if isinstance(part, FactTable):
        yield part
    elif isinstance(part, tuple):
        for item in part:
            yield from _tables(item)
    elif is_dataclass(part):
        for one in fields(part):
            yield from _tables(getattr(part, one.name))


def _key(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", MARKS.sub("", text)))


def _stands(row: TableRow, unit_column: bool, rows: list[list[str]]) -> bool:
    """Whether a row of a grid has the label, the unit and just these figures, in their order and in columns of their own."""
    labels = {_key(row.label), _key(row.kpi + row.label)}
    figures = [_key(cell.text) for cell in row.cells if cell.text]
    unit = [_key(row.unit)] if unit_column and row.unit else []
    for cells in rows:
        said = [cell for cell in cells if cell]
        for place, cell in enumerate(said):
            if cell in labels and said[place + 1 :] == unit + figures:
                return True
    return False


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_cell_of_our_own_report_comes_back(lantern_draft: Draft, tmp_path: Path, language: Language) -> None:
    document = lantern_draft.composed[language].document
    path = tmp_path / "report.pdf"
    path.write_bytes(render_pdf(document).content)
    found = read_extract(path)
    assert found.language == language
    rows = [[_key(cell.text) for cell in row.cells] for grid in grids(found) for row in grid.rows]
    lost = [
        (block.caption, row.label, [cell.text for cell in row.cells])
        for block in _tables(document)
        for row in block.rows
        if row.cells and not _stands(row, bool(block.unit_heading), rows)
    ]
    assert not lost
    assert not found.findings


def test_figures_at_the_foot_of_their_label(tmp_path: Path) -> None:
    source = """#table(columns: (104pt, 64pt, auto, auto), stroke: none, align: (left + bottom, left + bottom, right + bottom, right + bottom),
      [Indicator], [Unit], [2024], [2023],
      [Combustion at plants], [tonnes], [522], [571],
      [#h(8pt)of which heating\\ #h(8pt)from natural gas], [%], [86.1], [86.5],
      [#h(8pt)of which heating\\ #h(8pt)from oil], [%], [9.7], [10.7],
      [Intensity], [kg CO2e/\\ m#super[2]], [48.8], [45.3])"""
    (grid,) = grids(read_extract(typeset(tmp_path, source)))
    assert [row[0] for row in table(grid)[1:]] == [
        "Combustion at plants",
        "of which heating from natural gas",
        "of which heating from oil",
        "Intensity",
    ]
    assert table(grid)[-1][1:] == ["kg CO2e/ m²", "48.8", "45.3"]


def test_notes_with_their_marks_set_off_are_no_table(tmp_path: Path) -> None:
    notes = "".join(
        f"[{n})], [The figure of the year {2020 + n} was restated for a plant that was sold.]," for n in range(1, 5)
    )
    found = read_extract(
        typeset(
            tmp_path,
            f"{KPI}= Water\n#kpis(stroke: none,{ROWS})\n#v(20pt)\n#grid(columns: (20pt, 1fr), row-gutter: 8pt, {notes})\n",
        )
    )
    assert len(grids(found)) == 1
    assert sum("restated" in block.text for block in found.blocks if isinstance(block, Passage)) == 4


def test_a_story_with_a_hyphen_at_the_end_of_its_line(tmp_path: Path) -> None:
    source = '#set text(lang: "en", hyphenate: true)\n#set par(justify: true)\n#block(width: 150pt)[Environmental considerations accompany manufacturing responsibilities; environmental considerations, manufacturing responsibilities and considerations accompany environmental manufacturing.]\nEnvironmental considerations accompany manufacturing responsibilities.\n'
    text = " ".join(texts(read_extract(typeset(tmp_path, source))))
    assert "environ-mental" not in text
    assert "considera-tions" not in text
