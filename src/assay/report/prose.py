"""Narrative: Markdown with named facts, to blocks. Prose names facts, never types their digits.

``{scope_2_location 2025}`` is a figure with its unit; ``{employees 2025 gender=female}`` one of its cuts;
``{leavers 2025 unit=no}`` the bare figure. An unknown name is a finding, and so is a typed number that is a figure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from assay.catalogue.dimension import dimensions_of
from assay.core.findings import Finding
from assay.core.provenance import Place
from assay.report.display import MINUS, with_unit
from assay.report.document import BulletList, Heading, Paragraph, Run

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from assay.book.narrative import Passage
    from assay.report.document import Block, Runs
    from assay.report.material import Material

_NAMED = re.compile(r"\{([^{}]*)\}")
_BOLD = re.compile(r"\*\*(.+?)\*\*")
_BULLET = re.compile(r"[-*]\s+(.*)")
_NUMBERED = re.compile(r"\d+[.)]\s+(.*)")
_HEADING = re.compile(r"#{1,6}\s+(.*)")
# Numbers that could be figures: at least four digits, or a decimal point. Shorter ones stand everywhere.
# Han characters touch their numbers; Latin letters, strokes and dashes make a number part of a name or a date.
_NUMBER = re.compile(r"(?<![A-Za-z0-9_.,:/-])\d[\d,]*+(?:\.\d+)?+(?![A-Za-z0-9_/-])")


@dataclass(slots=True)
class Bound:
    """What became of a passage: its blocks, the facts it names, and what is wrong with it."""

    blocks: list[Block] = field(default_factory=list)
    named: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def bind(material: Material, passage: Passage, figures: Mapping[str, str]) -> Bound:
    """Put facts into a passage. ``figures`` maps printed figures to the facts they are, to catch typed ones."""
    bound = Bound()
    known = {_bare(text): key for text, key in figures.items()}
    for line, text, kind in _paragraphs(passage.text):
        runs = _runs(material, passage, line, text, known, bound)
        if kind == "heading":
            bound.blocks.append(Heading(text="".join(run.text for run in runs)))
            continue
        last = bound.blocks[-1] if bound.blocks else None
        if kind == "text":
            bound.blocks.append(Paragraph(runs=runs))
        elif isinstance(last, BulletList) and last.numbered == (kind == "number"):
            bound.blocks[-1] = BulletList(items=(*last.items, runs), numbered=last.numbered)
        else:
            bound.blocks.append(BulletList(items=(runs,), numbered=kind == "number"))
    return bound


def _paragraphs(text: str) -> Iterator[tuple[int, str, str]]:
    """Line number, words and kind (``text``, ``bullet``, ``number``, ``heading``) of each part."""
    gathered: list[str] = []
    began, kind = 0, "text"
    for number, raw in enumerate([*text.splitlines(), ""], start=1):
        line = raw.strip()
        item = next(((name, found[1]) for name, pattern in _STARTS if (found := pattern.match(line)) is not None), None)
        if (not line or item) and gathered:
            yield began, _joined(gathered), kind
            gathered = []
        if item:
            began, kind = number, item[0]
            gathered = [item[1]]
            if kind == "heading":
                yield began, item[1], kind
                gathered = []
        elif line:
            if not gathered:
                began, kind = number, "text"
            gathered.append(line)


_STARTS = (("heading", _HEADING), ("bullet", _BULLET), ("number", _NUMBERED))


def _joined(lines: list[str]) -> str:
    """Lines of a paragraph: a space between Latin words, none between Han characters."""
    text = lines[0]
    for line in lines[1:]:
        wide = ord(text[-1]) > 0x2E7F and ord(line[0]) > 0x2E7F
        text += line if wide else f" {line}"
    return text


def _runs(material: Material, passage: Passage, line: int, text: str, figures: Mapping[str, str], bound: Bound) -> Runs:
    runs: list[Run] = []
    for position, part in enumerate(_BOLD.split(text)):
        bold = position % 2 == 1
        at = 0
        for found in _NAMED.finditer(part):
            runs += _plain(material, passage, line, part[at : found.start()], bold, figures, bound)
            runs.append(_figure(material, passage, line, found[1], bold, bound))
            at = found.end()
        runs += _plain(material, passage, line, part[at:], bold, figures, bound)
    return tuple(runs)


def _plain(
    material: Material,
    passage: Passage,
    line: int,
    text: str,
    bold: bool,
    figures: Mapping[str, str],
    bound: Bound,
) -> list[Run]:
    for found in _NUMBER.finditer(text):
        digits = found[0].rstrip(",")
        key = figures.get(_bare(digits), "")
        if not key or not _could_be_figure(digits):
            continue
        bound.findings.append(
            Finding(
                code="prose.bare_number",
                severity="warning",
                place=_place(passage, line, digits),
                message=f"'{digits}' is typed; it is the figure {key}.",
                expected=f"The name instead: {{{_as_name(key)}}}.",
                action="Name the figure, so that text and tables cannot part.",
            )
        )
    return [Run(text=text, bold=bold)] if text else []


def _bare(digits: str) -> str:
    """A figure without commas, sign and last zeros: ``37027`` is ``37,027`` and ``12.5`` is ``12.50``."""
    bare = digits.replace(",", "").lstrip("-" + MINUS)
    return bare.rstrip("0").rstrip(".") if "." in bare else bare


def _place(passage: Passage, began: int, words: str) -> Place:
    """The line of the file on which the words stand, which may be further down in a paragraph."""
    lines = passage.text.splitlines()
    found = next((n for n, line in enumerate(lines, start=1) if n >= began and words in line), began)
    return Place(passage.path, line=found)


def _could_be_figure(digits: str) -> bool:
    bare = digits.replace(",", "")
    if "." in bare:
        return len(bare) > 3
    return len(bare) >= 4 and not (len(digits) == 4 and 1900 <= int(bare) <= 2100)


def _as_name(key: str) -> str:
    metric, _, rest = key.partition("@")
    year, _, cut = rest.rstrip("]").partition("[")
    return " ".join(part for part in (metric, year, *cut.split(";")) if part)


def _figure(material: Material, passage: Passage, line: int, name: str, bold: bool, bound: Bound) -> Run:
    words = name.split()
    metric = words[0] if words else ""
    years = [word for word in words[1:] if "=" not in word]
    year = int(years[0]) if years and years[0].isdecimal() else material.book.reporting_year
    options = dict(word.split("=", 1) for word in words[1:] if "=" in word)
    named_unit = options.pop("unit", "yes") != "no"
    cut = dimensions_of(options)
    understood = not years or (len(years) == 1 and years[0].isdecimal())
    fact = material.fact(metric, year, cut) if understood else None
    if fact is None:
        bound.findings.append(_unknown(material, passage, line, name, metric, year))
        return Run(text="{" + name + "}", bold=bold)
    shown = material.shown(fact)
    bound.named.append(str(fact.key))
    unit = shown.unit.label(material.language) if named_unit and shown.value is not None else ""
    return Run(
        text=with_unit(shown.text, unit, material.language),
        bold=bold,
        fact_key=str(fact.key),
        decimals=shown.decimals,
    )


def _unknown(material: Material, passage: Passage, line: int, name: str, metric: str, year: int) -> Finding:
    known = material.book.catalogue.metrics
    if metric not in known:
        problem, action = f"no metric is called '{metric}'", "Use the id of a metric; `assay catalogue` lists them."
    elif any(not (word.isdecimal() or "=" in word) for word in name.split()[1:]):
        problem = "after the metric stand a year and dimensions such as gender=female, nothing else"
        action = "Write each dimension with its member."
    else:
        problem = f"the book has no figure for it in {year}"
        action = "Correct year or dimensions; `assay explain` shows what there is."
    return Finding(
        code="prose.unknown_name",
        severity="error",
        place=_place(passage, line, "{" + name + "}"),
        metric=metric if metric in known else "",
        message=f"{{{name}}} names nothing: {problem}.",
        expected="A figure such as {scope_2_location 2025} or {employees 2025 gender=female}.",
        action=action,
    )
