"""How labels of reports that are not here are named: ``python benchmarks/labels.py KEY_FOLDER``.

Each row of a key (``tests/keys/labels/*.csv``) is a label path, a printed unit, and the metric, cut and KPI code that a
person gave them. A row is *right* if all are told, *none* if the reader names no metric where there is one, *wrong* if
it names another metric or cut, or one where there is none. Half of the rows, by the hash of label and unit, are held
out: ``--half tune`` and ``--half held`` choose; ``--misses`` lists what is not right (not of the held-out half).
"""

from __future__ import annotations

import argparse
import csv
import hashlib
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from assay.catalogue.dimension import written
from assay.content import load_content
from assay.core.interval import Interval
from assay.reader.claim import Claim
from assay.reader.figures.unit_labels import unit_of_label
from assay.reader.figures.unit_words import unit_column_word
from assay.reader.naming.assign import assign
from assay.reader.naming.lexicon import Lexicon, make_lexicon

EDITIONS = {"kpi_2020": "hkex-guide-2020", "kpi_2025": "hkex-code-2025"}


@dataclass(frozen=True, slots=True)
class Row:
    """A label as a key has it. ``metrics``, ``cuts``: what is accepted, in pairs; a single cut is of all metrics."""

    label: str
    unit: str
    metrics: tuple[str, ...]
    cuts: tuple[str, ...]
    kpis: dict[str, tuple[str, ...]]

    @property
    def held_out(self) -> bool:
        return hashlib.sha256(f"{self.label}|{self.unit}".encode()).digest()[0] % 2 == 1


def read_rows(folder: Path) -> list[Row]:
    return [row for path in sorted(folder.glob("*.csv")) for row in _rows(path)]


def _rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return [
            Row(
                row["label"],
                row["unit"],
                tuple(row["metric"].split("|")),
                tuple(row["dimensions"].split("|")),
                {name: tuple(row[name].split("|")) for name in EDITIONS},
            )
            for row in csv.DictReader(file)
        ]


def claim_of(row: Row, number: int) -> Claim:
    """The claim that a table with a column of units would give."""
    unit, printed, labels = unit_column_word(row.unit) if row.unit else None, row.unit, row.label.split(" > ")
    if not row.unit and (found := unit_of_label(labels[-1])):
        labels[-1], unit, printed = found[0], found[1].unit, found[1].printed
    return Claim(
        id=number,
        labels=tuple(labels),
        printed="1",
        value=Decimal(1),
        interval=Interval.exactly(1),
        unit=unit,
        unit_printed=printed,
        grid=number,
        row=1,
    )


def named(row: Row, lexicon: Lexicon, number: int = 1) -> Claim:
    return assign([claim_of(row, number)], lexicon)[0]


def verdict(row: Row, claim: Claim) -> str:
    """``right``, ``none`` or ``wrong``."""
    for metric, cut in zip(row.metrics, row.cuts * len(row.metrics), strict=False):
        if claim.metric == metric and (not metric or _same_cut(cut, dict(claim.dimensions))):
            return "right"
    return "wrong" if claim.metric else "none"


def _same_cut(expected: str, told: dict[str, str]) -> bool:
    """``name=member`` stands in it, ``?name`` may stand in it with any member, nothing else does."""
    parts = expected.split(";") if expected else []
    wanted = dict(part.split("=") for part in parts if not part.startswith("?"))
    loose = {part[1:] for part in parts if part.startswith("?")}
    return {name: member for name, member in told.items() if name not in loose or name in wanted} == wanted


def same_code(row: Row, edition: str, claim: Claim) -> bool:
    accepted = row.kpis[edition]
    return "*" in accepted or claim.kpi in accepted


@dataclass(frozen=True, slots=True)
class Score:
    """``asked``: rows that have a metric for sure. Precision is of all that were named."""

    rows: int
    asked: int
    found: int
    named: int
    right: int
    codes: dict[str, int]

    @property
    def recall(self) -> float:
        return self.found / self.asked

    @property
    def precision(self) -> float:
        return self.right / self.named


def measure(rows: list[Row], lexicons: dict[str, Lexicon]) -> tuple[Score, list[str]]:
    """The score, and a line for each row that is not right."""
    counts: Counter[str] = Counter()
    misses = []
    for number, row in enumerate(rows, 1):
        claims = {name: named(row, lexicon, number) for name, lexicon in lexicons.items()}
        claim = next(iter(claims.values()))
        said = verdict(row, claim)
        asked = "" not in row.metrics
        counts["asked"] += asked
        counts["found"] += asked and said == "right"
        counts["named"] += bool(claim.metric)
        counts["right"] += bool(claim.metric) and said == "right"
        wrong = [name for name, one in claims.items() if not same_code(row, name, one)]
        counts.update(name for name in claims if name not in wrong)
        if said != "right" or wrong:
            expected = " or ".join(row.metrics) + f" {' or '.join(row.cuts)}"
            told = f"{claim.metric or 'no metric'} {written(claim.dimensions)}"
            codes = " ".join(f"{name}={claims[name].kpi or 'none'}" for name in wrong)
            misses.append(f"{said:5} {row.label} | {row.unit} | {expected} | told: {told} {codes}")
    score = Score(
        len(rows), counts["asked"], counts["found"], counts["named"], counts["right"], {n: counts[n] for n in lexicons}
    )
    return score, misses


def lexicons_of(editions: dict[str, str]) -> dict[str, Lexicon]:
    content = load_content()
    return {name: make_lexicon(content.catalogue, [content.framework(each)]) for name, each in editions.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("keys", type=Path)
    parser.add_argument("--half", choices=("tune", "held", "all"), default="all")
    parser.add_argument("--misses", action="store_true", help="list what is not right in the half that is not held out")
    options = parser.parse_args()
    wanted = {"tune": (False,), "held": (True,), "all": (False, True)}[options.half]
    rows = [row for row in read_rows(options.keys) if row.held_out in wanted]
    score, misses = measure(rows, lexicons_of(EDITIONS))
    if options.misses and options.half == "tune":
        print("\n".join(misses))
    print(f"{score.rows} rows, {score.asked} with a metric: recall {score.recall:.1%} ({score.found})")
    print(f"precision {score.precision:.1%} ({score.right} of {score.named})")
    for name, count in score.codes.items():
        print(f"{name}: {count / score.rows:.1%} ({count})")


if __name__ == "__main__":
    main()
