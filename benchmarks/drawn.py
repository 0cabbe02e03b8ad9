"""Tables drawn on pages: ``python benchmarks/drawn.py [--misses N] [--style NAME …] [--only NNN …] [--keep FOLDER]``.

The invented reports in ``tests/keys/layouts`` whose tables are plain grids are set as PDF in several styles, read, and
compared with their answer keys. Only figures of tables count. The first row is the same reports read as text.
``--keep`` leaves the PDFs in a folder. Takes about a minute.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typst
from _answer_key import read_key
from _broken_layouts import Line
from _plain_grids import Drawable, Paragraph, parts_of
from accuracy import Score, compare, misses

from assay.content import Content, load_content
from assay.reader.grids.cells import is_number, year_in
from assay.reader.read import read_document
from assay.render.glyphs import FONT_FOLDER, TEXT_FAMILIES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from _answer_key import Answer

    from assay.reader.claim import Claim

LAYOUTS = Path(__file__).resolve().parent.parent / "tests" / "keys" / "layouts"
TEMPLATE = Path(__file__).with_suffix(".typ")
REPORTS = ("102", "103", "104", "105", "106", "108", "109", "110", "112", "153", "155")
SEALED = ("153", "155")
STYLES = {
    "ruled": "a rule under each row",
    "bordered": "all borders, figures on the middle of wrapped labels",
    "plain": "no rules, rows apart",
    "columns": "two columns of text, a table in one",
    "facing": "two facing pages on a sheet",
    "zebra": "small letters, fills, white on dark header",
    "pages": "header repeated over pages, fills",
    "labels_right": "labels set to the right, wrapped",
}
KINDS = ("found", "year", "unit", "meaning", "all")
TITLES = ("found", "year", "unit", "metric+cut", "all")
PROSE = {
    "en": "The group keeps its records by site and by month. Each site has one person who answers for them, and who is "
    "asked again where a figure differs much from the month before. Suppliers are asked for their own papers. "
    "What could not be had in time is told from the same month of the former year and put right later. " * 2,
    "zh": "本集團按場地及月份保存記錄。每個場地由一名人員負責，如某月數字與上月相差甚遠，會再次查詢。"
    "供應商須提供其單據。未能及時取得者，先按上年同月估算，其後更正。" * 2,
}


def language_of(text: str) -> str:
    if not any("\u4e00" <= sign <= "\u9fff" for sign in text):
        return "en"
    return "zh-Hant" if any(sign in text for sign in "號數環員電無") else "zh-Hans"


def drawn(text: str, style: str) -> bytes:
    """A report set as PDF."""
    language = language_of(text)
    given = {
        "style": style,
        "lang": language.split("-")[0],
        "fonts": TEXT_FAMILIES[language],  # type: ignore[index]
        "prose": PROSE[language.split("-")[0]],
        "parts": [_part(part) for part in parts_of(text)],
    }
    content = typst.compile(
        str(TEMPLATE),
        format="pdf",
        root=str(TEMPLATE.parent),
        font_paths=[str(FONT_FOLDER)],
        ignore_system_fonts=True,
        sys_inputs={"document": json.dumps(given, ensure_ascii=False)},
    )
    if not isinstance(content, bytes):
        raise TypeError("the report was not set as one PDF")
    return content


def _part(part: Paragraph | Drawable) -> dict[str, Any]:
    if isinstance(part, Paragraph):
        return {"kind": "text", "text": part.text, "heading": part.heading}
    rows = [
        [
            {
                "text": cell.text.strip(),
                "indent": len(cell.text) - len(cell.text.lstrip()),
                "columns": cell.columns,
                "rows": cell.rows,
                "bold": cell.bold,
            }
            for cell in row
        ]
        for row in part.rows
    ]
    return {"kind": "table", "width": part.width, "header": part.header, "worded": _worded(part), "rows": rows}


def _worded(part: Drawable) -> int:
    """How many columns at the left hold words alone."""
    for column in range(1, part.width):
        cells = [row[column].text for row in part.rows[part.header :] if column < len(row)]
        if any(is_number(text) and year_in(text) is None for text in cells):
            return column
    return 1


def reports() -> Iterator[tuple[str, str, tuple[Answer, ...]]]:
    """Name, text and answers of each report; of the answers those in tables."""
    for path in sorted(LAYOUTS.glob("*/*.txt")):
        if path.name[:3] not in REPORTS:
            continue
        text = path.read_text(encoding="utf-8")
        held = {n for part in parts_of(text) if isinstance(part, Drawable) for n in part.lines}
        answers = read_key(path.with_name(f"{path.name[:3]}.csv"))
        yield path.name[:3], text, tuple(answer for answer in answers if answer.line in held)


def read(content: bytes | str, name: str, known: Content) -> tuple[Claim, ...]:
    """The claims from tables of a document. A page has no lines of text: all are said to be of line 1."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{name}.{'txt' if isinstance(content, str) else 'pdf'}"
        if isinstance(content, str):
            path.write_text(content, encoding="utf-8")
        else:
            path.write_bytes(content)
        claims = read_document(path, known).claims
    return tuple(replace(claim, line=1) for claim in claims if claim.source == "table" and not claim.aside)


def scored(name: str, answers: Sequence[Answer], claims: Sequence[Claim], content: Content) -> Score:
    same_line = [replace(answer, line=1) for answer in answers]
    score = compare(name, same_line, claims, [Line("", (1,))], content)
    rows = tuple(
        replace(row, answer=answer, right=row.right | ({"all"} if row.right >= {"year", "unit", "meaning"} else set()))
        for row, answer in zip(score.rows, answers, strict=True)
    )
    return replace(score, rows=rows)


def measured(style: str, content: Content, only: Sequence[str] = (), keep: Path | None = None) -> tuple[Score, ...]:
    """The scores of all reports in a style; without one, as text."""
    scores = []
    for name, text, answers in reports():
        if only and name not in only:
            continue
        document = drawn(text, style) if style else text
        if keep is not None and isinstance(document, bytes):
            (keep / f"{name}_{style}.pdf").write_bytes(document)
        scores.append(scored(name, answers, read(document, name, content), content))
    return tuple(scores)


def table_row(name: str, scores: Sequence[Score]) -> str:
    rows = sum(len(score.rows) for score in scores)
    shares = "".join(f"{100 * sum(score.count(kind) for score in scores) / max(rows, 1):11.1f}%" for kind in KINDS)
    return f"{name:56}{rows:6}{shares}{sum(len(score.extra) for score in scores):8}{_sealed(scores)}"


def _sealed(scores: Sequence[Score]) -> str:
    """All right, of the reports that were not looked at while the reader was changed."""
    rows = [row for score in scores if score.name in SEALED for row in score.rows]
    return f"{100 * sum('all' in row.right for row in rows) / max(len(rows), 1):13.1f}%"


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", type=int, default=0, metavar="N")
    parser.add_argument("--style", nargs="*", default=list(STYLES), choices=list(STYLES))
    parser.add_argument("--only", nargs="*", default=[])
    parser.add_argument("--keep", type=Path)
    options = parser.parse_args(arguments)
    if options.keep:
        options.keep.mkdir(parents=True, exist_ok=True)
    content = load_content()
    print(f"{'':56}{'rows':>6}{''.join(f'{title:>12}' for title in TITLES)}{'more':>8}{'all, sealed':>14}")
    print(table_row("read as text", measured("", content, options.only)), flush=True)
    every: list[Score] = []
    wrong = []
    for style in options.style:
        scores = measured(style, content, options.only, options.keep)
        print(table_row(f"{style}: {STYLES[style]}", scores), flush=True)
        every.extend(scores)
        wrong.extend((style, kind, words) for score in scores for kind, words in misses(score) if kind != "KPI code")
    print(table_row("all styles", every))
    for style, kind, words in wrong[: options.misses]:
        print(f"{style:13} {kind:15} {words}")


if __name__ == "__main__":
    main()
