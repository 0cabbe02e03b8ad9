"""Marks of the goals that a chapter serves, found through what its provisions answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assay.report.document import Mark, Marks

if TYPE_CHECKING:
    from collections.abc import Collection

    from assay.report.document import Block
    from assay.report.material import Material


def goal_marks(material: Material, aspects: Collection[str]) -> tuple[Block, ...]:
    """One row of marks for each set of goals that the book names, or nothing where the chapter serves none."""
    blocks: list[Block] = []
    for goals in material.goals:
        served = {
            code
            for edition in material.outline
            for provision in edition.provisions
            if provision.aspect in aspects and edition.id in material.crosswalks
            for code in material.crosswalks[edition.id].codes(provision.code, goals.id)
        }
        marks = tuple(
            Mark(code=goal.code.split()[-1], label=goal.title.in_language(material.language))
            for goal in goals.provisions
            if goal.code in served
        )
        if marks:
            blocks.append(Marks(title=goals.title.in_language(material.language), marks=marks))
    return tuple(blocks)
