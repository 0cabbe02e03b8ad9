"""Signatures held against what would be published now: which of them hold, and what changed under the others."""

from __future__ import annotations

import json
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from assay.book.dump import documents_of, head_of
from assay.book.sign_offs import SignOff, content_of, digest_of
from assay.core.findings import Finding
from assay.core.numbers import shortest
from assay.core.provenance import Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from assay.book.book import Book
    from assay.book.sign_offs import Signed
    from assay.core.findings import Severity
    from assay.facts.factset import FactSet

_NAMED = 12  # changes that a finding spells out


@dataclass(frozen=True, slots=True)
class Standing:
    """The signatures of a ``year``. ``held`` are those over exactly what is said now; ``stale`` the last one of each
    tier that has none of these, with what changed since."""

    year: int
    held: tuple[SignOff, ...] = ()
    stale: tuple[tuple[SignOff, tuple[str, ...]], ...] = ()


def to_sign(book: Book, facts: FactSet, year: int) -> Signed:
    """What a signature is over: the exact facts that may leave the book, and every text that the book holds.

    Of a year before the reporting year these are the facts of that year; the texts are no longer those of its report.

    A fact stands by its key with its value, unrounded, and its unit; one that is missing with the reason. A text stands
    with its SHA-256: each passage of the narrative, and what each YAML file says, however it is laid out.
    """
    found: Signed = {}
    earlier = year != book.reporting_year
    for fact in facts:
        if earlier and fact.key.year != year:
            continue
        known = isinstance(fact.value, Decimal)
        value = shortest(fact.value) if isinstance(fact.value, Decimal) else f"missing: {fact.value}"
        found["fact", str(fact.key)] = (value, fact.unit.symbol if known else "")
    if earlier:
        return found
    for passage in book.narrative.passages.values():
        found["text", passage.path] = (digest_of(passage.text.encode()), "")
    for name, document in {"book.yaml": head_of(book), **documents_of(book)}.items():
        if document:
            plain = json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
            found["text", name] = (digest_of(plain.encode()), "")
    return found


def standing(book: Book, facts: FactSet, year: int) -> Standing:
    """Which signatures of a year hold. One of an earlier year does while the facts of that year are as signed;
    what its report said of other years and in words, and what became known since, is not looked at."""
    of_year = [each for each in book.sign_offs if each.year == year]
    if not of_year:
        return Standing(year)
    now = to_sign(book, facts, year)
    if year == book.reporting_year:
        digest = digest_of(content_of(now))
        held = tuple(each for each in of_year if each.digest == digest)
        differs = {each.file: changes(each.entries, now) for each in of_year if each.digest != digest}
    else:
        differs = {each.file: _of_then(each, now) for each in of_year}
        held = tuple(each for each in of_year if not differs[each.file])
    bodies = {each.body for each in held}
    last = {each.body: each for each in of_year if each.body not in bodies}
    return Standing(year, held, tuple((each, differs[each.file]) for each in last.values()))


def earlier_years(book: Book) -> tuple[int, ...]:
    """The years of the book before the reporting year that somebody signed."""
    return tuple(year for year in book.years[:-1] if any(each.year == year for each in book.sign_offs))


def _of_then(each: SignOff, now: Signed) -> tuple[str, ...]:
    end = f"@{each.year}"
    then = {name: entry for name, entry in each.entries.items() if name[0] == "fact" and _is_of(name[1], end)}
    return changes(then, {name: now[name] for name in then if name in now})


def _is_of(name: str, end: str) -> bool:
    return name.endswith(end) or f"{end}[" in name


def changes(then: Mapping[tuple[str, str], tuple[str, str]], now: Signed) -> tuple[str, ...]:
    """What differs, one by one: ``scope_1@2025: 120 tCO2e → 125 tCO2e``; facts before texts."""
    found: list[str] = []
    for kind, name in sorted({*then, *now}):
        before, after = then.get((kind, name)), now.get((kind, name))
        if before == after:
            continue
        if kind == "fact":
            found.append(f"{name}: {_shown(before)} → {_shown(after)}")
        else:
            found.append(f"{name}: {'new' if before is None else 'gone' if after is None else 'reworded'}")
    return tuple(found)


def _shown(entry: tuple[str, str] | None) -> str:
    return "not there" if entry is None else " ".join(part for part in entry if part)


def check_sign_offs(book: Book, found: Standing) -> Iterator[Finding]:
    """Signatures over what is not said any more, tiers passed over, and none of the top tier where it is required."""
    required = book.governance.sign_off_required and found.year == book.reporting_year
    order = [body.id for body in reversed(book.governance.bodies)]
    severity: Severity = "error" if required else "warning"
    for each in book.sign_offs:
        if each.year == found.year and each.body not in order:
            yield _finding(
                "governance.sign_off_body",
                "warning",
                each,
                f"'{each.name}' signed for '{each.body}', which is no body of governance.yaml.",
                f"Expected one of {', '.join(order) or 'the bodies of governance.yaml'}.",
                "Add the body, or have it signed for one that is there; the signature does not count.",
            )
    for each, changed in found.stale:
        if each.body in order:
            yield _stale(each, changed, severity if each.body == order[-1] else "warning")
    held = {each.body for each in found.held}
    if order and order[-1] in held:
        yield from _passed_over(found, order)
    elif order and required and order[-1] not in {each.body for each, _ in found.stale}:
        yield missing(book, "error")


def missing(book: Book, severity: Severity) -> Finding:
    """Nobody of the top tier has signed."""
    top = book.governance.bodies[0]
    return Finding(
        code="governance.sign_off_missing",
        severity=severity,
        place=Place("governance.yaml"),
        fiscal_year=book.reporting_year,
        message=f"Nobody has signed the report of {book.reporting_year} for '{top.id}' ({top.name.en}).",
        expected="A signature over exactly the facts and texts that are published.",
        action=f'Have it signed: `assay sign BOOK --period {book.reporting_year} --as "{top.id}/NAME"`.',
    )


def _stale(each: SignOff, changed: Sequence[str], severity: Severity) -> Finding:
    facts = sum("@" in line for line in changed)
    more = f"; and {len(changed) - _NAMED} more" if len(changed) > _NAMED else ""
    return _finding(
        "governance.sign_off_stale",
        severity,
        each,
        f"{each.name} signed for '{each.body}' on {each.day}; since then {_counted(facts, 'fact')} and "
        f"{_counted(len(changed) - facts, 'text')} changed: {'; '.join(changed[:_NAMED])}{more}.",
        "The same facts and texts as were signed.",
        "Put back what was changed by mistake, or have the report reviewed and signed again from the lowest tier up.",
    )


def _passed_over(found: Standing, order: Sequence[str]) -> Iterator[Finding]:
    """The top tier signs what those below it have signed before."""
    top = [each for each in found.held if each.body == order[-1]]
    old = {each.body: changed for each, changed in found.stale}
    for body in order[:-1]:
        if any(each.body == body and each.day <= top[-1].day for each in found.held):
            continue
        after = [each for each in found.held if each.body == body]
        if after:
            says = f"'{body}' signed only on {after[0].day}"
        elif body in old:
            more = "; …" if len(old[body]) > 3 else ""
            says = f"'{body}' signed other facts and texts ({'; '.join(old[body][:3])}{more})"
        else:
            says = f"'{body}' did not sign them"
        yield _finding(
            "governance.sign_off_order",
            "warning",
            top[-1],
            f"{top[-1].name} signed for '{order[-1]}' on {top[-1].day}; {says}.",
            f"Signatures from the lowest tier up: {', '.join(order)}.",
            "Have the tiers below review and sign first, then sign again.",
        )


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _finding(code: str, severity: Severity, each: SignOff, message: str, expected: str, action: str) -> Finding:
    return Finding(
        code=code,
        severity=severity,
        place=Place(each.file),
        fiscal_year=each.year,
        message=message,
        expected=expected,
        action=action,
    )
