"""Texts made at random of rows, sentences, loose lines and wreckage: reading never fails, and every figure that was put
in comes out, as a claim or as one that was not placed."""

from __future__ import annotations

import random
import re
import warnings
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assay.core.languages import LANGUAGES
from assay.reader.kept_going import ReadingFault
from assay.reader.read import read_document
from assay.reader.unreadable import UnreadableDocument
from reader.read.made import CONTENT

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from assay.reader.reading import Reading

CONNECTING = (
    "of",
    "in",
    "within",
    "by",
    "per",
    "and",
    "who are",
    "as a share of",
    "其中",
    "占",
    "中",
    "按",
    "每",
    "及",
    "的",
    "/",
    "–",
    "(",
    ")",
)
UNITS = (
    "tonnes",
    "kWh",
    "MWh'000",
    "%",
    "tCO_2e",
    "m^3/employee",
    "persons",
    "HK$ million",
    "噸",
    "千瓦時",
    "人民幣萬元",
    "宗",
    "小時／人",
    "",
)
YEARS = ("2023", "2022", "FY2021/22", "二零二三年", "2023年度", "31 December 2022", "2023 (restated)", "")
CUTS = (
    "By gender",
    "Male",
    "Female",
    "Under 30",
    "30–50",
    "按年齡劃分",
    "30歲以下",
    "Hong Kong",
    "中國內地",
    "Others",
    "site A",
    "Total",
    "其中：",
)
RUBBISH = (
    "",
    " ",
    "-",
    "N/A",
    "*",
    "(1)",
    "^{2}",
    "#",
    "--- | ---",
    "<td>",
    "</td",
    "\\*",
    "①",
    "|",
    "↓ 3%",
    "B1.1",
    "KPI A2.1",
    "註1",
)


@cache
def names() -> tuple[str, ...]:
    """How the catalogue names metrics and members, in its languages."""
    catalogue = CONTENT.catalogue
    labels = [metric.label for metric in catalogue.metrics.values()]
    labels += [member.label for dimension in catalogue.dimensions.values() for member in dimension.members.values()]
    return tuple(sorted({label.in_language(language) for label in labels for language in LANGUAGES} - {""}))


class Maker:
    """A text in the making, with the figures that stand in it. Each figure has digits of its own."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311 - what is made must be the same every time
        self.figures: list[str] = []
        self._numbers = self.chance.sample(range(3_100, 9_900), 400)

    def text(self) -> str:
        parts: tuple[Callable[[], str], ...] = (
            self.table,
            self.table,
            self.sentences,
            self.loose,
            self.heading,
            self.web,
        )
        return "Orchard Holdings Limited\nReport 2023\n\n" + "\n\n".join(
            self.chance.choice(parts)() for _ in range(self.chance.randint(1, 6))
        )

    def figure(self) -> str:
        number = self._numbers.pop()
        printed = self.chance.choice(
            (f"{number:,}", f"{number}1.{number % 7 + 1}", f"{number / 1000:.3f}", f"{number:,},000")
        )
        self.figures.append(re.sub(r"\D", "", printed))
        return printed

    def words(self) -> str:
        said = [self.chance.choice(names())]
        for _ in range(self.chance.choice((0, 0, 1, 2))):
            said += [self.chance.choice(CONNECTING), self.chance.choice((*CUTS, *names()))]
        label = " ".join(said)
        return self.chance.choice(
            (label, label, label, f"– {label}", f"{label} ({self.chance.choice(UNITS)})", f"{label}^{{1}}")
        )

    def cell(self) -> str:
        figure = self.figure()
        if self.chance.random() < 0.15:
            return f"{figure} ({self.figure()})"
        return self.chance.choice(
            (figure, figure, figure, f"{figure} {self.chance.choice(UNITS)}", f"({figure})", f"~{figure}")
        )

    def table(self) -> str:
        years = self.chance.sample(YEARS, self.chance.randint(1, 4))
        united = self.chance.random() < 0.5
        rows = [["", *(["Unit"] if united else []), *years]] if self.chance.random() < 0.8 else []
        for _ in range(self.chance.randint(1, 6)):
            if self.chance.random() < 0.2:
                rows.append([self.chance.choice((*CUTS, *RUBBISH, self.words()))])
                continue
            label = self.chance.choice((self.words(), self.chance.choice(CUTS)))
            rows.append([label, *([self.chance.choice(UNITS)] if united else []), *(self.cell() for _ in years)])
        between = self.chance.choice(("\t", "\t", "\t", " | ", "   "))
        lines = [between.join(self.wrecked(row)) for row in rows]
        return self.chance.choice(("\n", "\n", "\n--- | ---\n\n")).join(lines)

    def wrecked(self, row: Sequence[str]) -> list[str]:
        """A row as converters leave some: shifted, a label torn or glued to its neighbour, rubbish between."""
        cells = list(row)
        kind = self.chance.randint(0, 9)
        if kind == 0:
            cells.insert(self.chance.randint(0, len(cells)), self.chance.choice(RUBBISH))
        elif kind == 1 and len(cells[0]) > 4:
            at = self.chance.randint(1, len(cells[0]) - 1)
            cells[:1] = [cells[0][:at], cells[0][at:]]
        elif kind == 2 and len(cells) > 2 and cells[1] in UNITS:
            cells[:2] = [f"{cells[0]} {cells[1]}"]
        return cells

    def sentences(self) -> str:
        shapes = (
            "In {year}, {words} was {figure} {unit}.",
            "{words} rose from {figure} {unit} to {figure} {unit} in {year}, {figure}% of which were {words}.",
            "{year}，{words}為{figure}{unit}，其中{words}佔{figure}%。",
            "We aim to cut {words} by {figure}% by 2030 against {year}.",
            "{words}：{figure}{unit}（{year}：{figure}{unit}）。",
            "There were {figure} {words} ({figure} {words}).",
        )
        return " ".join(self.filled(self.chance.choice(shapes)) for _ in range(self.chance.randint(1, 3)))

    def loose(self) -> str:
        shapes = (
            "{figure} {unit}",
            "{words}",
            "{year} {figure}",
            "{words} {figure}{unit}",
            "{figure}",
            "> {words}",
            "{cut} {figure}",
        )
        gap = self.chance.choice(("\n", "\n\n"))
        return gap.join(self.filled(self.chance.choice(shapes)) for _ in range(self.chance.randint(2, 8)))

    def heading(self) -> str:
        return self.filled(
            self.chance.choice(("## {words}", "**{words}**", "{words} {year}", "A1. {words}", "{words}:"))
        )

    def web(self) -> str:
        rows = ([self.words(), self.cell(), self.cell()] for _ in range(self.chance.randint(1, 3)))
        body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
        return f"<table><tr><td></td><td>2023</td><td>2022</td></tr>{body}</table>"

    def filled(self, shape: str) -> str:
        made = {"figure": self.figure, "words": self.words, "unit": lambda: self.chance.choice(UNITS)}
        made |= {"year": lambda: self.chance.choice(YEARS), "cut": lambda: self.chance.choice(CUTS)}
        return re.sub(r"\{(\w+)\}", lambda found: made[found[1]](), shape)


def read(text: str) -> Reading | None:
    with TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("error", ReadingFault)
        path = Path(folder) / "report.txt"
        path.write_text(text, "utf-8")
        try:
            return read_document(path, CONTENT, processes=1)
        except UnreadableDocument:
            return None


def lost(made: Maker, reading: Reading) -> list[str]:
    """The figures put in that did not come out."""
    printed = [claim.printed for claim in reading.claims] + [one.printed for one in reading.unplaced]
    out = " ".join(re.sub(r"[^\d\s]", "", text) for text in printed)
    return [digits for digits in made.figures if digits not in out]


@settings(max_examples=25, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
@given(st.integers(0, 10**9))
def test_nothing_fails_and_no_figure_is_lost(seed: int) -> None:
    made = Maker(seed)
    text = made.text()
    reading = read(text)
    assert reading is None or not lost(made, reading), text
