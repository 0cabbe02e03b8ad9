"""Editions, their changes and their links as lines of text."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from assay.frameworks.changes import asked_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from assay.frameworks.changes import Change
    from assay.frameworks.coverage import Coverage, Lack
    from assay.frameworks.edition import Edition, Obligation, Provision

_HEADINGS = {"new": "New", "moved": "Moved", "changed": "Changed", "gone": "No longer asked for"}


def provision_lines(edition: Edition, rows: Sequence[tuple[Provision, Obligation]]) -> Iterator[str]:
    """Every provision under its aspect: its duty, what it asks for, and whether it was only recalled."""
    aspects = {aspect.code: aspect for aspect in edition.aspects}
    last = ""
    for provision, duty in rows:
        if provision.aspect != last and provision.aspect in aspects:
            last = provision.aspect
            yield f"\n{last} {aspects[last].title.en}"
        mark = "" if provision.confidence == "verified" else "  (recalled)"
        yield f"  {provision.code}  {duty.replace('_', ' ')}: {provision.title.en}{mark}"
        if duty != "guidance":
            yield f"      {'; '.join(asked_for(provision))}"
    if edition.reliefs:
        yield "\nReliefs"
    for relief in edition.reliefs:
        mark = "" if relief.confidence == "verified" else "  (recalled)"
        yield f"  {relief.code}: {relief.title.en}; open to {', '.join(relief.provisions)}{mark}"
    counted = Counter(duty for _, duty in rows)
    yield "\n" + ", ".join(f"{count} {duty.replace('_', ' ')}" for duty, count in counted.items())


def change_lines(changed: Sequence[Change]) -> Iterator[str]:
    """Changes by kind, each with what is asked for now and what is not any more."""
    if not changed:
        yield "Nothing changed."
    for kind, heading in _HEADINGS.items():
        some = [change for change in changed if change.kind == kind]
        if some:
            yield f"\n{heading} ({len(some)})"
        for change in some:
            was = f" (was {', '.join(change.was)})" if change.was else ""
            duty = "" if kind == "gone" else f"  [{_duty(change)}]"
            yield f"  {change.provision.code}{was}  {change.provision.title.en}{duty}"
            yield from (f"      + {word}" for word in change.asks)
            yield from (f"      - {word}" for word in change.no_longer)


def _duty(change: Change) -> str:
    now = change.obligation.replace("_", " ")
    return f"{now}, before {change.before.replace('_', ' ')}" if change.before else now


def lacking_lines(lacking: Sequence[Coverage], edition: Edition) -> Iterator[str]:
    """What a book must add: by duty, with where to put it."""
    yield ""
    if not lacking:
        yield f"The book answers every provision of {edition.id}; nothing has to be added."
        return
    yield f"What the book must add to answer {edition.id}"
    for duty in ("mandatory", "comply_or_explain", "voluntary"):
        some = [item for item in lacking if item.obligation == duty]
        if some:
            yield f"  {duty.replace('_', ' ')} ({len(some)})"
        for item in some:
            explained = "  (explained)" if item.reason is not None else ""
            yield f"    {item.provision}{explained}"
            yield from (f"      {_where(lack, item.provision)}" for lack in item.missing)


def row_lines(rows: Sequence[tuple[Provision, Mapping[str, Sequence[str]]]]) -> Iterator[str]:
    """Each provision with the codes it answers elsewhere."""
    for provision, codes in rows:
        told = "; ".join(f"{name}: {', '.join(given)}" for name, given in codes.items() if given)
        yield f"{provision.code}  {told or 'no counterpart'}"


def _where(lack: Lack, provision: str) -> str:
    if lack.in_words:
        return f"words: narrative/{provision}.<language>.md"
    if lack.part:
        return f"part of the book: {lack.part} ({lack.part.partition('/')[0]}.yaml)"
    return f"figure: {lack}"
