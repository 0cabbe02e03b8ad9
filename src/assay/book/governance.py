"""Who oversees ESG matters, from the top, and when they met."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assay.book.faults import one_of

if TYPE_CHECKING:
    from datetime import date

    from assay.book.nodes import Node
    from assay.core.languages import Text


@dataclass(frozen=True, slots=True)
class Body:
    """A tier of governance: board, committee, working group. ``minutes``: what the minutes call it, if otherwise."""

    id: str
    name: Text
    composition: Text | None = None
    duties: tuple[Text, ...] = ()
    minutes: str = ""

    @property
    def minutes_id(self) -> str:
        return self.minutes or self.id


@dataclass(frozen=True, slots=True)
class Meeting:
    """What a meeting was about, in words for the report. ``body`` is the id of a `Body`."""

    body: str
    date: date
    subject: Text
    decision: Text | None = None


@dataclass(frozen=True, slots=True)
class Governance:
    """``bodies`` from the top down. ``sign_off_required``: nothing is published that the top tier has not signed."""

    bodies: tuple[Body, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    sign_off_required: bool = False


def read_governance(node: Node | None) -> Governance:
    if node is None:
        return Governance()
    found = node.known(("bodies", "meetings", "sign_off"))
    bodies: dict[str, Body] = {}
    for entry in found["bodies"].items() if "bodies" in found else ():
        body = _body(entry)
        if body is None:
            continue
        if body.id in bodies:
            entry.wrong(
                "governance.duplicate",
                f"the body '{body.id}' stands twice.",
                "Expected every id once.",
                "Rename or delete one; the second is not read.",
            )
            continue
        bodies[body.id] = body
    meetings = [_meeting(entry, bodies) for entry in (found["meetings"].items() if "meetings" in found else ())]
    required = "sign_off" in found and found["sign_off"].choice(("required", "optional")) == "required"
    return Governance(tuple(bodies.values()), tuple(meeting for meeting in meetings if meeting is not None), required)


def _body(node: Node) -> Body | None:
    found = node.known(("id", "name", "composition", "duties", "minutes"), ("id", "name"))
    if "id" not in found or "name" not in found:
        return None
    return Body(
        found["id"].text(),
        found["name"].words(),
        found["composition"].words() if "composition" in found else None,
        tuple(duty.words() for duty in found["duties"].items()) if "duties" in found else (),
        found["minutes"].text() if "minutes" in found else "",
    )


def _meeting(node: Node, bodies: dict[str, Body]) -> Meeting | None:
    needed = ("body", "date", "subject")
    found = node.known((*needed, "decision"), needed)
    if any(key not in found for key in needed):
        return None
    body, day = found["body"].text(), found["date"].date()
    if body not in bodies:
        found["body"].wrong(
            "governance.body_unknown",
            f"no body is called '{body}'.",
            one_of(body, bodies),
            "Use the id of a body; the meeting is not read.",
        )
        return None
    if day is None:
        return None
    return Meeting(body, day, found["subject"].words(), found["decision"].words() if "decision" in found else None)
