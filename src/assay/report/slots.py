"""Phrases with figures in them: each figure is a run of its own and keeps its proof."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assay.report.document import Run
from assay.report.recalled import RECALLED_MARK

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assay.facts.fact import Fact
    from assay.report.document import Runs
    from assay.report.material import Material

_SLOT = re.compile(r"(\{\w+\})")


def filled(material: Material, name: str, slots: Mapping[str, Runs]) -> Runs:
    """A phrase whose ``{names}`` are runs: figures keep their proof."""
    runs: list[Run] = []
    for part in _SLOT.split(material.say(name)):
        runs += slots[part[1:-1]] if part.startswith("{") else [Run(text=part)] if part else []
    return tuple(runs)


def changed(material: Material, fact: Fact, *, bold: bool = False, marked: bool = True) -> Run:
    """A change in percent with its sign, as a figure that can be followed."""
    shown = material.shown(fact)
    plus = "+" if shown.value is not None and shown.value > 0 else ""
    mark = RECALLED_MARK if marked and fact.key in material.recalled else ""
    return Run(text=f"{plus}{shown.text}%", fact_key=str(fact.key), decimals=shown.decimals, bold=bold, note_mark=mark)
