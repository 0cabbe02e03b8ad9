"""Who is affected, what concerns them and how the group hears them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assay.book.nodes import Node
    from assay.core.languages import Text


@dataclass(frozen=True, slots=True)
class StakeholderGroup:
    group: Text
    concerns: tuple[Text, ...] = ()
    channels: tuple[Text, ...] = ()
    frequency: Text | None = None


def read_stakeholders(node: Node | None) -> tuple[StakeholderGroup, ...]:
    groups = [_group(entry) for entry in node.items()] if node is not None else []
    return tuple(group for group in groups if group is not None)


def _group(node: Node) -> StakeholderGroup | None:
    found = node.known(("group", "concerns", "channels", "frequency"), ("group",))
    if "group" not in found:
        return None
    return StakeholderGroup(
        found["group"].words(),
        tuple(item.words() for item in found["concerns"].items()) if "concerns" in found else (),
        tuple(item.words() for item in found["channels"].items()) if "channels" in found else (),
        found["frequency"].words() if "frequency" in found else None,
    )
