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
from assay.reader.figures.unit_words import unit_column_word, unit_of_label
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
    rows = []
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                rows.append(
                    Row(
                        row["label"],
                        row["unit"],
                        tuple(row["metric"].split("|")),
                        tuple(row["dimensions"].split("|")),
                        {name: tuple(row[name].split("|")) for name in EDITIONS},
                    )
                )
    return rows


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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("keys", type=Path)
    parser.add_argument("--half", choices=("tune", "held", "all"), default="all")
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    content = load_content()
    rows = [
        row for row in read_rows(options.keys) if options.half == "all" or row.held_out == (options.half == "held")
    ]
    lexicons = {name: make_lexicon(content.catalogue, [content.framework(id)]) for name, id in EDITIONS.items()}
    counts: Counter[str] = Counter()
    for number, row in enumerate(rows, 1):
        claims = {name: named(row, lexicon, number) for name, lexicon in lexicons.items()}
        claim = claims["kpi_2020"]
        said = verdict(row, claim)
        has = "metric" if any(row.metrics) else "no metric"
        counts[f"{has}: {said}"] += 1
        for name, one in claims.items():
            counts[f"{name}: {'right' if same_code(row, name, one) else 'wrong'}"] += 1
        codes = [name for name, one in claims.items() if not same_code(row, name, one)]
        if options.misses and not row.held_out and (said != "right" or codes):
            expected = " or ".join(f"{m} {c}".strip() or "no metric" for m, c in zip(row.metrics, row.cuts * 9))
            told = f"{claim.metric} {written(claim.dimensions)}".strip() or "nothing"
            print(f"{said:5} {row.label} | {row.unit} | {expected} | told: {told} {' '.join(claims[n].kpi for n in codes)}")
    total = len(rows)
    named_, right = counts["metric: right"] + counts["metric: wrong"] + counts["no metric: wrong"], counts["metric: right"]
    asked = sum(count for name, count in counts.items() if name.startswith("metric:"))
    print(f"{total} rows; {asked} have a metric: recall {right / asked:.1%}, precision {right / named_:.1%} of {named_}")
    for name, count in sorted(counts.items()):
        print(f"  {name:20} {count}")


if __name__ == "__main__":
    main()
