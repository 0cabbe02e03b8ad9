"""Verifies a frozen publication: every byte, every fact, every printed figure.

This file needs the standard library of Python 3.9 or later, and the folder it is told to look at. It imports nothing of
Assay, on purpose: it is a second implementation of the arithmetic, over plain fractions, and a copy of it lies in
every publication. ``python verify.py FOLDER`` prints what is wrong and ends with 0 (verified), 1 (something differs)
or 2 (no publication).

What it does:

1. ``DIGEST`` must be the SHA-256 of ``manifest.json``, and the digest that the reader was given elsewhere, if any.
   The publication before it, where it still lies beside it, must be the one that the manifest names.
2. Each file must have the size and the SHA-256 that the manifest states; no file may lack and none be added.
3. Each cell of ``trace.json`` is made anew from its records, or by its formula from other cells and factors; each
   fact from its cells, or by its formula from other facts.
4. Each figure of ``facts.csv`` must be its fact, rounded half away from zero to the digits printed.
5. Each signature in ``sign_offs`` names a list by its SHA-256; the list must be that one, and give each fact of
   ``trace.json`` the value and the unit it has, and no other fact.
6. Each score of ``materiality.csv`` must be the mean of its groups by their weights, and the ranks must follow the
   scores and the classes the rule that stands beside them. Where answers lie beside it (``materiality_answers.csv``),
   each group's answers and mean are made of them; of groups whose answers are withheld they are taken as given.

Rows about people are not published. Cells that rest on them state how many there were; such a cell is taken as
given, unless it is a count of people, which must be that number. Where small groups are protected, figures about people
stand without what they were added up from, and are taken as given too.
"""

from __future__ import annotations

import csv
import hashlib
import json
import sys
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MANIFEST, DIGEST, TRACE, FACTS = "manifest.json", "DIGEST", "trace.json", "facts.csv"
SIGNED = "sign_offs"
RANKING, ANSWERS, WITHHELD = "materiality.csv", "materiality_answers.csv", "withheld"
FORMAT = 1

# Assay computes with 34 significant digits, rounded at each step; exact fractions may differ from that by so much.
_ROUNDING = Fraction(1, 10**28)


@dataclass(frozen=True)
class Problem:
    """``what`` is a code, ``where`` a file, a cell or a fact, ``says`` a sentence."""

    what: str
    where: str
    says: str

    def __str__(self) -> str:
        return f"{self.what}: {self.where}: {self.says}"


@dataclass(frozen=True)
class Verified:
    """What was looked at, and what is wrong. ``taken`` figures are about people and were taken as given."""

    digest: str
    files: int
    cells: int
    facts: int
    printed: int
    taken: int
    problems: tuple[Problem, ...]
    signatures: int = 0
    scores: int = 0
    withheld: int = 0


class NoPublication(Exception):
    """The folder holds no publication, or one of a form that this verifier does not know."""


def verify(folder: Path, head: str = "") -> Verified:
    """Everything about one publication. ``head``: the digest as it was given elsewhere, to tell a whole replacement."""
    path = folder / MANIFEST
    if not path.is_file():
        raise NoPublication(f"'{folder}' has no {MANIFEST}. Expected: a folder that `assay publish` made.")
    raw = path.read_bytes()
    digest = hashlib.sha256(raw).hexdigest()
    problems = list(_heads(folder, digest, head))
    try:
        manifest = json.loads(raw)
        listed: Mapping[str, Any] = manifest["files"]
    except (ValueError, KeyError, TypeError):
        says = "is not the form of a manifest; nothing below it can be verified."
        return Verified(digest, 0, 0, 0, 0, 0, (*problems, Problem("manifest.unreadable", MANIFEST, says)))
    if manifest.get("format") != FORMAT and not problems:
        raise NoPublication(f"this publication has form {manifest.get('format')}; this verifier knows form {FORMAT}.")
    problems += [*_before(folder, manifest.get("previous")), *_files(folder, listed)]
    counts = (0, 0, 0, 0)
    if (folder / TRACE).is_file() and (folder / FACTS).is_file():
        try:
            counts, found = _recomputed(folder, manifest.get("units", {}))
            problems += [*found, *_signatures(folder)]
        except (ValueError, KeyError, TypeError, IndexError, AttributeError) as fault:
            says = f"cannot be followed ({type(fault).__name__}: {fault})."
            problems.append(Problem("trace.unreadable", f"{TRACE} or {FACTS}", says))
    scores, withheld, found = _ranking(folder)
    problems += found
    signatures = len(list((folder / SIGNED).glob("*.json")))
    return Verified(digest, len(listed), *counts, tuple(problems), signatures, scores, withheld)


# -- bytes -----------------------------------------------------------------------------------------------------


def _heads(folder: Path, digest: str, head: str) -> Iterator[Problem]:
    stated = folder / DIGEST
    if not stated.is_file():
        yield Problem("file.missing", DIGEST, "is not there.")
    elif stated.read_bytes() != f"{digest}\n".encode():
        yield Problem("digest.differs", DIGEST, f"does not name {MANIFEST} as it is now ({digest}).")
    if head and head.strip().lower() != digest:
        yield Problem("head.differs", MANIFEST, f"is {digest}, not the publication you were told of ({head.strip()}).")


def _before(folder: Path, previous: Any) -> Iterator[Problem]:
    """The publication that this one follows must still be the one it followed, where it lies beside it."""
    if not isinstance(previous, dict):
        return
    beside = folder.resolve().parent / Path(str(previous.get("folder"))).name
    path = beside / MANIFEST
    if path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() != previous.get("digest"):
        yield Problem("previous.differs", beside.name, "is not the publication that this one followed.")


def _files(folder: Path, listed: Mapping[str, Any]) -> Iterator[Problem]:
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file() or path.is_symlink()}
    for name in sorted(there - set(listed) - {MANIFEST, DIGEST}):
        yield Problem("file.unknown", name, "is not part of the publication.")
    for name in sorted(listed):
        problem = file_problem(folder, name, listed[name])
        if problem:
            yield problem


def file_problem(folder: Path, name: str, stated: Mapping[str, Any]) -> Problem | None:
    """What is wrong with one file of the manifest."""
    path = folder / name
    if not path.is_file():
        return Problem("file.missing", name, "is not there.")
    content = path.read_bytes()
    found = hashlib.sha256(content).hexdigest()
    if found == stated["sha256"] and len(content) == stated["bytes"]:
        return None
    told_of = f"{stated['bytes']} with {stated['sha256']}"
    return Problem("file.changed", name, f"was changed: {len(content)} bytes with SHA-256 {found}, stated {told_of}.")


# -- figures ---------------------------------------------------------------------------------------------------


def _recomputed(folder: Path, shown_units: Mapping[str, Any]) -> tuple[tuple[int, int, int, int], list[Problem]]:
    trace = json.loads((folder / TRACE).read_text("utf-8"))
    scales = {symbol: Fraction(unit["scale"]) for symbol, unit in {**shown_units, **trace["units"]}.items()}
    formulas = {formula["id"]: formula for formula in trace["formulas"]}
    problems: list[Problem] = []
    cells, taken = trace["cells"], 0
    for number, cell in enumerate(cells):
        if "value" not in cell:
            continue
        made = _cell(cell, cells, trace["factors"], formulas, scales)
        if made is None:
            taken += 1
        elif not _same(made, _number(cell["value"])):
            where = f"cell {number} ({cell['metric']} {cell.get('dimensions', '')} {'/'.join(cell['period'])})"
            problems.append(Problem("cell.differs", where, f"states {cell['value']}, its proof gives {_shown(made)}."))
    facts = trace["facts"]
    for fact in (*facts, *trace["second"]):
        if "value" not in fact:
            continue
        if fact.get("about_people"):
            taken += 1
            continue
        made = _fact(fact, facts, cells, formulas, scales)
        if not _same(made, _number(fact["value"])):
            problems.append(
                Problem("fact.differs", fact["key"], f"states {fact['value']}, its proof gives {_shown(made)}.")
            )
    rows, found = _printed(folder, facts, scales)
    return (len(cells), len(facts) + len(trace["second"]), rows, taken), problems + found


def _cell(
    cell: Mapping[str, Any],
    cells: list[Any],
    factors: list[Any],
    formulas: Mapping[str, Any],
    scales: Mapping[str, Fraction],
) -> Fraction | None:
    """A cell anew, in its own unit; nothing where rows about people would be needed."""
    if cell.get("about_people"):
        return None
    if "formula" in cell:
        values: dict[str, Fraction | None] = {}
        for name, numbers in cell["inputs"].items():
            parts = [_base(cells[number], scales) for number in numbers if "value" in cells[number]]
            values[name] = sum(parts, Fraction(0)) if parts else None
        for name, choice in cell["factors"].items():
            values[name] = _base(factors[choice["factor"]], scales)
        return _applied(formulas[cell["formula"]], values) / scales[cell["unit"]]
    listed = sum((_number(use[2]) for use in cell["records"]), Fraction(0))
    if not cell.get("people"):
        return listed
    return listed + cell["people"] if cell["unit"] == "person" else None


def _fact(
    fact: Mapping[str, Any],
    facts: list[Any],
    cells: list[Any],
    formulas: Mapping[str, Any],
    scales: Mapping[str, Fraction],
) -> Fraction:
    if "formula" in fact:
        inputs = {name: _base(facts[number], scales) for name, number in fact["inputs"].items()}
        return _applied(formulas[fact["formula"]], inputs) / scales[fact["unit"]]
    parts = [_base(cells[number], scales) for number in fact["cells"] if "value" in cells[number]]
    return sum(parts, Fraction(0)) / scales[fact["unit"]]


def _applied(formula: Mapping[str, Any], values: Mapping[str, Fraction | None]) -> Fraction:
    made = _evaluated(formula["expression"], values)
    if made is None:
        raise ValueError(f"the formula {formula['id']} has no input")
    return made


def _evaluated(expression: Any, values: Mapping[str, Fraction | None]) -> Fraction | None:
    """A prefix expression over quantities in base units. A part that a group does not have is left out of a sum."""
    if isinstance(expression, str):
        return values.get(expression)
    if isinstance(expression, dict):
        return _number(expression["number"])
    operator, first, second = expression
    left, right = _evaluated(first, values), _evaluated(second, values)
    if operator in "+-" and (left is None or right is None):
        return left if right is None else (right if operator == "+" else -right)
    if left is None or right is None:
        return None
    if operator == "+":
        return left + right
    if operator == "-":
        return left - right
    return left * right if operator == "*" else left / right


def _printed(folder: Path, facts: list[Any], scales: Mapping[str, Fraction]) -> tuple[int, list[Problem]]:
    known = {(f["metric"], f.get("dimensions", ""), str(f["year"])): f for f in facts if "value" in f}
    problems: list[Problem] = []
    with (folder / FACTS).open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    for row in rows:
        where = f"{FACTS}: {row['metric']} {row['dimensions']} {row['fiscal_year']}"
        fact = known.get((row["metric"], row["dimensions"], row["fiscal_year"]))
        if fact is None:
            problems.append(Problem("printed.unproved", where, "no fact stands behind this figure."))
            continue
        exact = _base(fact, scales) / scales[row["unit"]]
        step = (
            Fraction(1, 10 ** int(row["decimals"]))
            if int(row["decimals"]) >= 0
            else Fraction(10 ** -int(row["decimals"]))
        )
        if abs(_number(row["value"]) - exact) > step / 2 + abs(exact) * _ROUNDING:
            says = f"prints {row['value']} {row['unit']}, its fact is {_shown(exact)}."
            problems.append(Problem("printed.differs", where, says))
    return len(rows), problems


def _signatures(folder: Path) -> Iterator[Problem]:
    """What each signature is over must be what is published: the same list, the same facts."""
    for path in sorted((folder / SIGNED).glob("*.json")):
        where, record = f"{SIGNED}/{path.name}", json.loads(path.read_text("utf-8"))
        listed = folder / SIGNED / f"{record['sha256']}.csv"
        if not listed.is_file() or hashlib.sha256(listed.read_bytes()).hexdigest() != record["sha256"]:
            yield Problem("sign_off.list", where, f"signs {record['sha256']}, which is not there or was changed.")
            continue
        with listed.open(encoding="utf-8", newline="") as stream:
            signed = {
                row["name"]: (row["value"], row["unit"]) for row in csv.DictReader(stream) if row["kind"] == "fact"
            }
        for name, then, now in _unlike(signed, json.loads((folder / TRACE).read_text("utf-8"))["facts"]):
            yield Problem("sign_off.fact", where, f"{name} was signed as {then}, published is {now}.")


def _unlike(signed: Mapping[str, tuple[str, str]], facts: list[Any]) -> Iterator[tuple[str, str, str]]:
    published = {fact["key"]: fact for fact in facts}
    for name in sorted({*signed, *published}):
        then, fact = signed.get(name), published.get(name)
        if then is None or fact is None:
            yield name, "nothing" if then is None else " ".join(then), "nothing" if fact is None else "a figure"
        elif ("value" in fact) == then[0].startswith("missing"):
            yield name, then[0], str(fact.get("value", "missing"))
        elif "value" in fact and (_number(then[0]) != _number(fact["value"]) or then[1] != fact["unit"]):
            yield name, " ".join(then), f"{fact['value']} {fact['unit']}"


# -- which topics matter ---------------------------------------------------------------------------------------


def _ranking(folder: Path) -> tuple[int, int, list[Problem]]:
    """How many scores of topics there are, how many means of groups rest on answers that are withheld, and what groups,
    answers and rules do not give."""
    try:
        rows, answers = _table(folder / RANKING), _table(folder / ANSWERS)
        scores: dict[tuple[str, str, str], list[Mapping[str, str]]] = {}
        for row in rows:
            scores.setdefault((row["round"], row["topic"], row["axis"]), []).append(row)
        problems = [*_scores(scores), *_weights(rows), *_classes(scores), *_order(scores)]
        if answers or (folder / ANSWERS).is_file():
            problems += _answered(rows, answers)
    except (ValueError, KeyError, TypeError, ZeroDivisionError) as fault:
        says = f"cannot be followed ({type(fault).__name__}: {fault})."
        return 0, 0, [Problem("score.unreadable", f"{RANKING} or {ANSWERS}", says)]
    return len(scores), sum(row["score"] == WITHHELD for row in answers), problems


def _table(path: Path) -> list[dict[str, str]]:
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def _scores(scores: Mapping[tuple[str, str, str], list[Mapping[str, str]]]) -> Iterator[Problem]:
    """Each score anew: the mean of the groups' means, each by its group's weight."""
    for key, rows in scores.items():
        weight = sum((_number(row["weight"]) for row in rows), Fraction(0))
        made = sum((_number(row["weight"]) * _number(row["mean"]) for row in rows), Fraction(0)) / weight
        for stated in sorted({row["score"] for row in rows}):
            if not _same(made, _number(stated)):
                says = f"states the score {stated}, its groups give {_shown(made)}."
                yield Problem("score.differs", f"{RANKING}: {' '.join(key)}", says)


def _weights(rows: list[dict[str, str]]) -> Iterator[Problem]:
    """A weight is the group's own, everywhere the same; or, everywhere, the number of its answers."""
    if all(_number(row["weight"]) == _number(row["answers"]) for row in rows):
        return
    first: dict[str, str] = {}
    for row in rows:
        stated = first.setdefault(row["group"], row["weight"])
        if _number(stated) != _number(row["weight"]):
            where = f"{RANKING}: {row['round']} {row['topic']} {row['axis']} {row['group']}"
            yield Problem("score.weight", where, f"has the weight {row['weight']}, elsewhere {stated}.")


def _classes(scores: Mapping[tuple[str, str, str], list[Mapping[str, str]]]) -> Iterator[Problem]:
    """The class of each topic by the rule that stands beside it: of both scores, either, or their mean."""
    topics: dict[tuple[str, str], list[Mapping[str, str]]] = {}
    for (year, topic, _), rows in scores.items():
        topics.setdefault((year, topic), []).append(rows[0])
    rules = {
        (row.get("class_by"), row.get("high_from"), row.get("moderate_from"))
        for rows in topics.values()
        for row in rows
    }
    if len(rules) > 1:
        yield Problem("score.class", RANKING, "states more than one rule for the classes.")
        return
    for (year, topic), rows in topics.items():
        rule, high, moderate = next(iter(rules))
        if len(rows) < 2 or not rule or not high or not moderate:
            continue  # the other score was typed in, or the publication is older than the rule
        values = [_number(row["score"]) for row in rows]
        reached = {"both": min(values), "either": max(values), "mean": sum(values) / len(values)}[rule]
        band = "high" if reached >= _number(high) else "moderate" if reached >= _number(moderate) else "low"
        for stated in sorted({row["class"] for row in rows} - {band}):
            says = f"is of the class {stated}; by its scores and the rule ({rule}, {high}, {moderate}) it is {band}."
            yield Problem("score.class", f"{RANKING}: {year} {topic}", says)


def _order(scores: Mapping[tuple[str, str, str], list[Mapping[str, str]]]) -> Iterator[Problem]:
    """Ranks follow the classes, and in a class the sum of both scores."""
    topics: dict[tuple[str, str], list[Mapping[str, str]]] = {}
    for (year, topic, _), rows in scores.items():
        topics.setdefault((year, topic), []).append(rows[0])
    order = ("high", "moderate", "low")
    placed = sorted(
        (year, int(rows[0]["rank"]), order.index(rows[0]["class"]), -sum(_number(row["score"]) for row in rows), topic)
        for (year, topic), rows in topics.items()
    )
    for (year, rank, band, score, topic), (after, _, other, least, name) in zip(placed, placed[1:]):  # noqa: B905, RUF007 - Python 3.9
        if year == after and (band > other or (band == other and score > least)):
            says = f"is ranked {rank}, before '{name}', which is of a higher class or has higher scores."
            yield Problem("score.rank", f"{RANKING}: {year} {topic}", says)


def _answered(rows: list[dict[str, str]], answers: list[dict[str, str]]) -> Iterator[Problem]:
    """Each group's number of answers and mean, made of the answers that lie beside."""
    made: dict[tuple[str, ...], tuple[Fraction, Fraction]] = {}
    withheld: set[tuple[str, ...]] = set()
    for row in answers:
        key = (row["round"], row["topic"], row["axis"], row["group"])
        if row["score"] == WITHHELD:
            withheld.add(key)
            continue
        count, total = made.get(key, (Fraction(0), Fraction(0)))
        given = _number(row["answers"])
        made[key] = (count + given, total + given * _number(row["score"]))
    for row in rows:
        key = (row["round"], row["topic"], row["axis"], row["group"])
        if key in withheld and key not in made:
            withheld.discard(key)
            continue
        count, total = made.pop(key, (Fraction(0), Fraction(0)))
        if count != _number(row["answers"]) or not count or not _same(total / count, _number(row["mean"])):
            found = f"{_shown(count)} with the mean {_shown(total / count)}" if count else "none"
            says = f"states {row['answers']} answers with the mean {row['mean']}, its answers are {found}."
            yield Problem("score.answers", f"{RANKING}: {' '.join(key)}", says)
    for unused in sorted({*made, *withheld}):
        yield Problem("score.answers", f"{ANSWERS}: {' '.join(unused)}", f"is in no score of {RANKING}.")


def _base(value: Mapping[str, Any], scales: Mapping[str, Fraction]) -> Fraction:
    return _number(value["value"]) * scales[value["unit"]]


def _number(text: str) -> Fraction:
    return Fraction(text)


def _same(one: Fraction, other: Fraction) -> bool:
    return abs(one - other) <= max(abs(one), abs(other)) * _ROUNDING


def _shown(value: Fraction) -> str:
    return f"{float(value):.12g}"


def main(arguments: list[str]) -> int:
    """The command line of the copy that lies in a publication."""
    folder = Path(arguments[0]) if arguments else Path(__file__).parent
    try:
        found = verify(folder, arguments[1] if len(arguments) > 1 else "")
    except (NoPublication, OSError) as fault:
        print(f"not verified: {fault}")
        return 2
    for problem in found.problems:
        print(problem)
    print(told(found))
    return 1 if found.problems else 0


def told(found: Verified) -> str:
    """One sentence on what was verified."""
    state = f"{len(found.problems)} problems" if found.problems else "verified"
    signed = f", {found.signatures} signatures" if found.signatures else ""
    scored = f", {found.scores} scores of topics" if found.scores else ""
    scored += (
        f" ({found.withheld} means of groups taken as given, for their answers are withheld)" if found.withheld else ""
    )
    return (
        f"{state}: {found.files} files, {found.cells} cells, {found.facts} facts ({found.taken} figures about people "
        f"taken as given), {found.printed} printed figures{scored}{signed}. Digest {found.digest}"
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
