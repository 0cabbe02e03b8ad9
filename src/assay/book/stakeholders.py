"""Who is affected, what concerns them and how the group hears them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assay.book.nodes import Node
    from assay.core.languages import Text


@dataclass(frozen=True, slots=True)
class StakeholderGroup:
    """``id`` is what the surveys on topics call the group. ``topics`` are those of materiality.yaml that concern it
    most, beside ``concerns`` in other words. ``response`` is what the group of companies did about them.
    """

    group: Text
    concerns: tuple[Text, ...] = ()
    channels: tuple[Text, ...] = ()
    frequency: Text | None = None
    id: str = ""
    topics: tuple[str, ...] = ()
    response: Text | None = None


def read_stakeholders(node: Node | None) -> tuple[StakeholderGroup, ...]:
    groups = [_group(entry) for entry in node.items()] if node is not None else []
    return tuple(group for group in groups if group is not None)


def _group(node: Node) -> StakeholderGroup | None:
    found = node.known(("id", "group", "concerns", "topics", "channels", "frequency", "response"), ("group",))
    if "group" not in found:
        return None
    return StakeholderGroup(
        found["group"].words(),
        tuple(item.words() for item in found["concerns"].items()) if "concerns" in found else (),
        tuple(item.words() for item in found["channels"].items()) if "channels" in found else (),
        found["frequency"].words() if "frequency" in found else None,
        found["id"].text() if "id" in found else "",
        found["topics"].texts() if "topics" in found else (),
        found["response"].words() if "response" in found else None,
    )
