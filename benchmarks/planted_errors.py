"""Does the audit find errors that were planted? ``python benchmarks/planted_errors.py [LANTERN_FOLDER]``.

Clean reports (``tests/reader/audit/planted``: invented companies of several trades, in three languages and layouts) are
read as they are, which must find nothing that cannot be true; then with one error planted at a time. With a folder that
holds ``report.<lang>.xhtml`` and ``.pdf``, as ``assay report examples/lantern --out LANTERN_FOLDER`` makes them, errors
are planted in those too. So are errors in the invented reports of many layouts (``tests/keys/layouts``), whose years
lie so far apart that clean ones have warnings, but no error. An error is *found* if a new finding names one of the
figures that the error lies in, *elsewhere* if there are new findings about others only, else *missed*. ``--misses``
lists those two, ``--kind`` and ``--text`` choose.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assay.catalogue.dimension import parse_dimensions
from assay.content import Content, load_content
from assay.core.strict_yaml import load_yaml
from assay.reader.block import Grid
from assay.reader.extract import read_extract
from assay.reader.read import read_document, reading_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from assay.core.findings import Finding
    from assay.reader.block import Extract
    from assay.reader.claim import Claim
    from assay.reader.reading import Reading

TEXTS = Path(__file__).resolve().parent.parent / "tests" / "reader" / "audit" / "planted"
LAYOUTS = Path(__file__).resolve().parent.parent / "tests" / "keys" / "layouts"
LANTERN = "lantern"
KINDS = {
    "sum": "sum that does not add up",
    "slip": "slip of the unit",
    "two_values": "one figure with two values",
    "factor": "factor that jumps",
    "intensity": "intensity that cannot be",
    "swap": "years of a row swapped",
    "removal": "removal added, not taken off",
    "prose": "rise told for a fall",
    "percent": "percentage that cannot follow",
    "above": "count above its population",
    "waste": "hazardous for non-hazardous",
    "note": "mark without a note",
    "lapsed": "lapsed standard",
    "digit": "digit typed wrong",
}
OUTCOMES = ("found", "elsewhere", "missed")
# What a finding is about where its provision is not answered is no question of this page.
_ASIDE = frozenset({"read.not_answered"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Plant:
    """An error to be planted: in a line of a text, or in the cell of a metric. ``names`` are digits, one of which a
    finding must name; ``code`` is the finding that must be, where the error is in words."""

    text: str
    kind: str
    now: str
    was: str = ""
    line: str = ""
    metric: str = ""
    year: int = 0
    cut: str = ""
    names: tuple[str, ...] = ()
    code: str = ""

    def __str__(self) -> str:
        where = f"{self.line.strip()!r} {self.was!r}" if self.line else f"{self.metric} {self.year} {self.cut}".strip()
        return f"{self.text} {self.kind}: {where} -> {self.now!r}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of a plant. ``sure``: the finding that named it is of severity error."""

    plant: Plant
    how: str
    sure: bool = False
    first: bool = False
    findings: tuple[Finding, ...] = ()


def plants() -> list[Plant]:
    """All of ``plants.yaml``, in its order."""
    rows: Mapping[str, Sequence[Mapping[str, Any]]] = load_yaml(TEXTS / "plants.yaml")
    return [
        Plant(text=text, **{**row, "year": int(row.get("year", 0)), "names": tuple(row.get("names", ()))})
        for text, those in rows.items()
        for row in those
    ]


def layout_plants() -> list[Plant]:
    """Errors in the invented reports of many layouts, all of ``tests/keys/layouts/plants.yaml``."""
    rows: Mapping[str, Sequence[Mapping[str, Any]]] = load_yaml(LAYOUTS / "plants.yaml")
    return [
        Plant(text=text, **{**row, "names": tuple(row.get("names", ()))})
        for text, those in rows.items()
        for row in those
    ]


def _path(text: str) -> Path:
    return TEXTS / text if (TEXTS / text).is_file() else LAYOUTS / "tuned" / text


def clean(text: str, content: Content) -> Reading:
    """The reading of a text as it is."""
    return read_document(_path(text), content, ocr=False)


def planted_in_text(plant: Plant, content: Content) -> Reading:
    """The reading of a text with one error in it."""
    lines = _path(plant.text).read_text(encoding="utf-8").split("\n")
    at = [number for number, line in enumerate(lines) if plant.line in line and plant.was in line]
    if len(at) != 1:
        raise ValueError(f"{plant}: {len(at)} lines hold it")
    lines[at[0]] = lines[at[0]].replace(plant.was, plant.now, 1)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / plant.text
        path.write_text("\n".join(lines), encoding="utf-8")
        return read_document(path, content, ocr=False)


def planted_in_cell(plant: Plant, before: Reading, content: Content) -> Reading:
    """The reading of a document in which one cell prints other digits."""
    cut = parse_dimensions(plant.cut)
    for claim in before.claims:
        if (claim.metric, claim.fiscal_year, claim.dimensions) == (plant.metric, plant.year, cut) and claim.grid:
            return reading_of(_altered(before.extract, claim, plant.now), content)
    raise ValueError(f"{plant}: no table prints it")


def _altered(extract: Extract, claim: Claim, now: str) -> Extract:
    blocks = list(extract.blocks)
    for place, block in enumerate(blocks):
        if not isinstance(block, Grid) or block.id != claim.grid or claim.row is None or claim.column is None:
            continue
        rows = list(block.rows)
        cells = list(rows[claim.row].cells)
        cell = cells[claim.column]
        if claim.printed not in cell.text:
            raise ValueError(f"{claim.printed} is not in {cell.text!r}")
        cells[claim.column] = replace(cell, text=cell.text.replace(claim.printed, now, 1))
        rows[claim.row] = replace(rows[claim.row], cells=tuple(cells))
        blocks[place] = replace(block, rows=tuple(rows))
    return replace(extract, blocks=tuple(blocks))


def judge(plant: Plant, before: Reading, after: Reading) -> Outcome:
    """Whether a new finding names the figure that the error lies in."""
    known = {_alike(finding) for finding in before.findings}
    new = [f for f in after.findings if _alike(f) not in known and f.code not in _ASIDE]
    if plant.code:
        right = [f for f in new if f.code == plant.code]
        return Outcome(plant=plant, how="found" if right else "elsewhere" if new else "missed", findings=tuple(new))
    wanted = {_digits(each) for each in plant.names or (plant.now,)}
    claims = {claim.id: claim for claim in after.claims}
    told = [(f, _figures(f, claims)) for f in new if f.severity != "note"]
    right = [f for f, figures in told if wanted & set(figures)]
    return Outcome(
        plant=plant,
        how="found" if right else "elsewhere" if told else "missed",
        sure=any(f.severity == "error" for f in right),
        first=any(figures and figures[0] in wanted for _, figures in told),
        findings=tuple(new),
    )


def _alike(finding: Finding) -> tuple[object, ...]:
    """What makes two findings of two readings the same one."""
    return finding.code, finding.metric, finding.fiscal_year, finding.dimensions, finding.severity


def _figures(finding: Finding, claims: Mapping[int, Claim]) -> list[str]:
    return [
        _digits(claims[int(number)].printed) for name, number in finding.details
        if name == "claim" and int(number) in claims
    ]  # fmt: skip


def _digits(printed: str) -> str:
    """The first number in plain digits, without the unit and its own."""
    found = re.search(r"\d[\d,.]*", printed)
    return found[0].replace(",", "") if found else ""


def false_findings(reading: Reading) -> list[Finding]:
    """Errors and warnings about figures of a clean text, all of them false."""
    return [f for f in reading.findings if f.severity != "note" and f.code not in _ASIDE]


def outcomes(chosen: Sequence[Plant], content: Content) -> Iterator[Outcome]:
    """Each plant of the texts, one by one."""
    before: dict[str, Reading] = {}
    for plant in chosen:
        if plant.text not in before:
            before[plant.text] = clean(plant.text, content)
        yield judge(plant, before[plant.text], planted_in_text(plant, content))


def lantern_outcomes(chosen: Sequence[Plant], folder: Path, content: Content) -> Iterator[Outcome]:
    """Each plant of Lantern's report, in every language and form that the folder holds."""
    for path in sorted([*folder.glob("report.*.xhtml"), *folder.glob("report.*.pdf")]):
        before = reading_of(read_extract(path, ocr=False), content)
        _say_clean(path.name, before)
        for plant in chosen:
            one = replace(plant, text=path.name)
            yield judge(one, before, planted_in_cell(one, before, content))


def _say_clean(name: str, reading: Reading) -> None:
    false = false_findings(reading)
    print(f"{name}: {len(reading.claims)} figures, {len(false)} false findings")
    for finding in false:
        print(f"    {finding.severity} {finding.code}: {finding.message}")


def table(found: Iterable[Outcome]) -> str:
    """The counts by kind, as rows of Markdown."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for each in found:
        for kind in (each.plant.kind, "all"):
            counts[kind].update([each.how, *(["sure"] if each.sure else [])])
    head = "| planted | number | found | of these as error | elsewhere | missed |\n|---|---:|---:|---:|---:|---:|"
    rows = [
        f"| {KINDS.get(kind, kind)} | {sum(counts[kind][o] for o in OUTCOMES)} | {counts[kind]['found']} "
        f"| {counts[kind]['sure']} | {counts[kind]['elsewhere']} | {counts[kind]['missed']} |"
        for kind in (*KINDS, "all")
        if kind in counts
    ]
    return "\n".join([head, *rows])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("lantern", nargs="?", type=Path, help="folder of Lantern's report")
    parser.add_argument("--misses", action="store_true", help="list what was not found")
    parser.add_argument("--kind", choices=KINDS, help="only this kind")
    parser.add_argument("--text", help="only texts with this in their name")
    options = parser.parse_args()
    content = load_content()
    chosen = [
        p for p in (*plants(), *layout_plants()) if options.kind in (None, p.kind) and (options.text or "") in p.text
    ]
    in_texts = [plant for plant in chosen if plant.text != LANTERN]
    for name in dict.fromkeys(plant.text for plant in in_texts):
        _say_clean(name, clean(name, content))
    found = list(outcomes(in_texts, content))
    if options.lantern is not None:
        found += lantern_outcomes([p for p in chosen if p.text == LANTERN], options.lantern, content)
    print(table(found))
    for each in found if options.misses else ():
        if each.how != "found":
            print(f"{each.how}: {each.plant}")
            for finding in each.findings:
                print(f"    {finding.severity} {finding.code}: {finding.message}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
