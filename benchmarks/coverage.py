"""How often the reader judges a provision as a person did: ``python benchmarks/coverage.py TEXT_FOLDER KEY_FOLDER``.

A text ``000_….txt`` is compared with the key ``000.csv`` (``tests/keys/coverage``). Counted are equal statuses, and of
the provisions with a line in the key, how many are answered by one of its lines. ``--misses`` lists the rest.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from assay.content import load_content
from assay.reader.read import read_document

if TYPE_CHECKING:
    from assay.content import Content

# How far the quoted line may stand from the key's: a table's row from its heading.
_NEAR = 3


def compare(text: Path, key: Path, content: Content) -> tuple[Counter[str], list[str]]:
    """The counts, and a line for each provision that is judged otherwise."""
    reading = read_document(text, content)
    told = {answer.provision: answer for answer in reading.coverage}
    counts: Counter[str] = Counter()
    misses = []
    with key.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            answer = told[row["provision"]]
            accepted = row["status"].split("|")
            counts["provisions"] += 1
            counts["status"] += answer.status in accepted
            counts[f"{accepted[0]} told {answer.status if answer.status not in accepted else 'right'}"] += 1
            lines = [int(line) for line in row["line"].split("|") if line]
            placed = answer.line is not None and any(abs(answer.line - line) <= _NEAR for line in lines)
            if answer.status in accepted and answer.status != "missing" and lines:
                counts["with a line"] += 1
                counts["line"] += placed
            if answer.status not in accepted:
                misses.append(
                    f"{key.stem} {answer.provision}: {answer.status} for {row['status']} "
                    f"(key line {row['line'] or 'none'}: {row['why']}; "
                    f"told line {answer.line}: {answer.reason.en[:150]})"
                )
            elif lines and answer.status != "missing" and not placed:
                misses.append(
                    f"{key.stem} {answer.provision}: line {answer.line} for {row['line']}: {answer.quote[:90]}"
                )
    return counts, misses


def _told(counts: Counter[str]) -> str:
    def share(part: str, whole: str) -> str:
        return f"{part} {counts[part]} of {counts[whole]} ({counts[part] / max(1, counts[whole]):.1%})"

    return f"{share('status', 'provisions')}, {share('line', 'with a line')}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("texts", type=Path)
    parser.add_argument("keys", type=Path)
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    content = load_content()
    total: Counter[str] = Counter()
    for key in sorted(options.keys.glob("*.csv")):
        text = next(options.texts.glob(f"{key.stem}*"))
        counts, misses = compare(text, key, content)
        total += counts
        print(f"{key.stem}: {_told(counts)}")
        if options.misses:
            print("\n".join(f"  {miss}" for miss in misses))
    print(f"all: {_told(total)}")
    for name, count in sorted(total.items()):
        if " told " in name:
            print(f"  {name}: {count}")


if __name__ == "__main__":
    main()
