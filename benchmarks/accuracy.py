"""How much of a report the reader reads right: ``python benchmarks/accuracy.py TEXT_FOLDER [KEY_FOLDER]``.

A text ``000_….txt`` is compared with the answer key ``000.csv``. Recall: of the figures of the key, how many are
claims. Precision: of the claims on the lines that the key covers, how many say what the key says. Then the layout is
broken on purpose, and the same is counted again. Options: ``--misses N`` lists misses, ``--no-broken`` leaves the
broken layouts out, ``--json`` prints the counts as JSON.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from _answer_key import Answer, read_key, same_figure, same_meaning, same_unit
from _broken_layouts import BROKEN, Line, lines_of, unbroken

from assay.content import Content, load_content
from assay.reader.read import read_document
from assay.reader.unreadable import UnreadableDocument

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from assay.reader.claim import Claim

KEYS = Path(__file__).resolve().parent.parent / "tests" / "keys"
KINDS = ("found", "year", "unit", "meaning", "kpi", "all")
TITLES = ("found", "year", "unit", "metric+cut", "KPI code", "all of them")


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """An answer beside the claim that was found for it, and what the claim says as the key does."""

    answer: Answer
    claim: Claim | None
    right: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """The comparison of one text. ``extra`` are claims on lines of the key that no answer asks for."""

    name: str
    rows: tuple[Compared, ...]
    extra: tuple[Claim, ...]

    def count(self, kind: str) -> int:
        return sum(kind in row.right for row in self.rows)


def compare(
    name: str, answers: Sequence[Answer], claims: Sequence[Claim], lines: Sequence[Line], content: Content
) -> Score:
    """Join claims to answers by line, digits and occurrence; among equal digits on a line the year decides first."""
    origin = {number: line.origin for number, line in enumerate(lines, 1)}
    free: defaultdict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        for line in origin.get(claim.line or 0, ()):
            free[line].append(claim)
    used: set[int] = set()
    chosen: dict[int, Claim] = {}
    for passes in (_agrees_fully(content), _same_year, _any):
        for at, answer in enumerate(answers):
            if at in chosen:
                continue
            for claim in free[answer.line]:
                if claim.id not in used and same_figure(claim, answer) and passes(claim, answer):
                    chosen[at] = claim
                    used.add(claim.id)
                    break
    rows = tuple(_compared(answer, chosen.get(at), content) for at, answer in enumerate(answers))
    covered = {answer.line for answer in answers}
    extra = {claim.id: claim for line in covered for claim in free[line] if claim.id not in used}
    return Score(name=name, rows=rows, extra=tuple(extra.values()))


def _agrees_fully(content: Content) -> Callable[[Claim, Answer], bool]:
    return lambda claim, answer: (
        _same_year(claim, answer) and same_unit(claim, answer) and same_meaning(claim, answer, content.catalogue)
    )


def _same_year(claim: Claim, answer: Answer) -> bool:
    return claim.fiscal_year == answer.year


def _any(claim: Claim, answer: Answer) -> bool:
    return True


def _compared(answer: Answer, claim: Claim | None, content: Content) -> Compared:
    if claim is None:
        return Compared(answer=answer, claim=None, right=frozenset())
    right = {"found"}
    if _same_year(claim, answer):
        right.add("year")
    if same_unit(claim, answer):
        right.add("unit")
    if same_meaning(claim, answer, content.catalogue):
        right.add("meaning")
    if claim.kpi in answer.kpis:
        right.add("kpi")
    if right >= {"year", "unit", "meaning", "kpi"}:
        right.add("all")
    return Compared(answer=answer, claim=claim, right=frozenset(right))


def read_lines(lines: Sequence[Line], name: str, content: Content) -> tuple[Claim, ...]:
    """The claims of a text, read from a file as any other document is. None where no figure was found in it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_text("\n".join(line.text for line in lines), encoding="utf-8")
        try:
            return read_document(path, content).claims
        except UnreadableDocument:
            return ()


def pairs_in(texts: Path, keys: Path) -> Iterator[tuple[Path, tuple[Answer, ...]]]:
    """Texts that have a key, by the first three letters of their names."""
    for path in sorted(texts.glob("*.txt")):
        key = keys / f"{path.name[:3]}.csv"
        if key.is_file():
            yield path, read_key(key)


def measured(
    texts: Path, keys: Path, content: Content, breaks: Callable[[Sequence[Line]], tuple[Line, ...]] = unbroken
) -> tuple[Score, ...]:
    scores = []
    for path, answers in pairs_in(texts, keys):
        lines = breaks(lines_of(path.read_text(encoding="utf-8")))
        scores.append(compare(path.name[:3], answers, read_lines(lines, path.name, content), lines, content))
    return tuple(scores)


def table_row(name: str, scores: Sequence[Score]) -> str:
    rows = sum(len(score.rows) for score in scores)
    shares = [f"{100 * sum(score.count(kind) for score in scores) / rows:10.1f}%" for kind in KINDS]
    right, claims = _precision(scores)
    return f"{name:28}{rows:6}{''.join(shares)}   {100 * right / max(claims, 1):5.1f}% of {claims}"


def _precision(scores: Sequence[Score]) -> tuple[int, int]:
    """Claims on lines of the key that say what the key says, and all claims there."""
    right = sum(score.count("all") for score in scores)
    return right, sum(score.count("found") + len(score.extra) for score in scores)


def misses(score: Score) -> Iterator[tuple[str, str]]:
    """What went wrong, as kind and words."""
    for row in score.rows:
        answer, claim = row.answer, row.claim
        place = f"{score.name}:{answer.line} {answer.label}: {answer.printed or 'dash'}"
        if claim is None:
            yield "not found", f"{place} ({answer.year})"
            continue
        symbol = claim.unit.symbol if claim.unit else "none"
        if "year" not in row.right:
            yield "year", f"{place}: {claim.fiscal_year} for {answer.year}"
        if "unit" not in row.right:
            yield "unit", f"{place}: {symbol} for {'|'.join(answer.units)}"
        if "meaning" not in row.right:
            said = f"{claim.metric} {dict(claim.dimensions)} of {dict(claim.part_of or ())}"
            wanted = f"{'|'.join(answer.metrics)} {dict(answer.dimensions)} of {dict(answer.part_of)}"
            yield "metric or cut", f"{place}: {said} for {wanted}; {claim.labels}"
        if "kpi" not in row.right:
            yield "KPI code", f"{place}: {claim.kpi or 'none'} for {'|'.join(answer.kpis)}"
    for claim in score.extra:
        yield "not in the key", f"{score.name}:{claim.line} {claim.printed}: {claim.labels}"


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", type=Path, nargs="?")
    parser.add_argument("keys", type=Path, nargs="?", default=KEYS)
    parser.add_argument("--misses", type=int, default=0, metavar="N")
    parser.add_argument("--no-broken", action="store_true")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(arguments)
    if options.texts is None:
        print("nothing measured: name a folder with the texts of the answer keys, which are not in this repository")
        return
    content = load_content()
    whole = measured(options.texts, options.keys, content)
    if not whole:
        parser.error(f"no text in {options.texts} has a key in {options.keys}")
    broken = {} if options.no_broken else {name: measured(options.texts, options.keys, content, breaks)
                                           for name, breaks in BROKEN.items() if breaks is not unbroken}  # fmt: skip
    results = {**{score.name: (score,) for score in whole}, "all": whole, **broken}
    if options.json:
        print(json.dumps({name: _counts(scores) for name, scores in results.items()}, indent=1))
        return
    print(f"{'':28}{'rows':>6}{''.join(f'{title:>11}' for title in TITLES)}   precision")
    for name, scores in results.items():
        print(table_row(name, scores))
    found = [miss for score in whole for miss in misses(score)]
    print("\n" + ", ".join(f"{kind}: {number}" for kind, number in Counter(kind for kind, _ in found).most_common()))
    for kind, words in sorted(found)[: options.misses]:
        print(f"{kind:15} {words}")


def _counts(scores: Sequence[Score]) -> dict[str, int]:
    right, claims = _precision(scores)
    counts = {kind: sum(score.count(kind) for score in scores) for kind in KINDS}
    return {"rows": sum(len(score.rows) for score in scores), **counts, "claims": claims, "claims_right": right}


if __name__ == "__main__":
    main()
