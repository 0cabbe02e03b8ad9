"""What changed from one edition to another, provision by provision: what is new, what moved, what is gone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from assay.frameworks.edition import OBLIGATIONS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from datetime import date

    from assay.frameworks.edition import Edition, Obligation, Provision

ChangeKind = Literal["new", "moved", "changed", "gone"]


@dataclass(frozen=True, slots=True)
class Change:
    """One provision that is not as it was.

    ``provision`` is that of the later edition, or for ``gone`` of the earlier one. ``was`` are the codes it had.
    ``asks`` is what it asks for that was not asked for before, ``no_longer`` what it asked for and does not.
    ``obligation`` is the present one, ``before`` the one it had where that was another.
    """

    kind: ChangeKind
    provision: Provision
    was: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    no_longer: tuple[str, ...] = ()
    obligation: Obligation = "comply_or_explain"
    before: Obligation | None = None


def changes(old: Edition, new: Edition, classes: Collection[str], begins: date) -> tuple[Change, ...]:
    """All changes in the order of the later edition, then what is gone; obligations are those of a class and year."""
    found: list[Change] = []
    for provision in new.provisions:
        if provision.obligation == "guidance":
            continue
        before = [p for code in (provision.was or (provision.code,)) if (p := old.provision(code)) is not None]
        asked = dict.fromkeys(word for p in before for word in asked_for(p))
        asks = tuple(asked_for(provision))
        duty = provision.obligation_for(classes, begins)
        had = min((p.obligation_for(classes, begins) for p in before), key=OBLIGATIONS.index, default=None)
        change = Change(
            "new" if not before else "moved" if provision.was else "changed",
            provision,
            provision.was if before else (),
            tuple(word for word in asks if word not in asked),
            tuple(word for word in asked if word not in asks),
            duty,
            had if had != duty else None,
        )
        if change.kind != "changed" or change.asks or change.no_longer or change.before:
            found.append(change)
    kept = {code for p in new.provisions for code in (p.code, *p.was)}
    gone = [p for p in old.provisions if p.code not in kept and p.obligation != "guidance"]
    return (*found, *(Change("gone", provision) for provision in gone))


def asked_for(provision: Provision) -> Iterator[str]:
    """The answers that a provision wants: figures, parts of the book, a description."""
    for wanted in provision.requires:
        splits = f" by {', '.join(wanted.dimensions)}" if wanted.dimensions else ""
        years = f", {wanted.years} years" if wanted.years > 1 else ""
        yield f"{' or '.join(wanted.metrics)}{splits}{years}"
    yield from (f"{part} in the book" for part in provision.parts)
    if provision.wants_words:
        yield "a description in words"
