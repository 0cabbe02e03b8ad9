"""The table that says where one disclosure answers several frameworks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assay.report.document import Column, PlainTable, Run

if TYPE_CHECKING:
    from assay.frameworks.crosswalk import Crosswalk
    from assay.frameworks.edition import Edition
    from assay.report.document import Block, Runs
    from assay.report.material import Material


def cross_references(material: Material) -> tuple[Block, ...]:
    """For each edition of the report a table: its provisions, and what they answer in the editions referred to."""
    others = (*material.references, *material.goals)
    tables: list[Block] = []
    for edition in material.editions:
        crosswalk = material.crosswalks.get(edition.id)
        shown = [other for other in others if crosswalk is not None and other.id in crosswalk.targets]
        if crosswalk is None or not shown:
            continue
        answered = {item.provision for item in material.coverage[edition.id] if item.status != "missing"}
        rows: list[tuple[Runs, ...]] = []
        for provision in edition.provisions:
            cells = [_codes(crosswalk, provision.code, other) for other in shown]
            if provision.code in answered and any(cells):
                name = (Run(text=provision.code, bold=True),)
                rows.append((name, (Run(text=provision.title.in_language(material.language)),), *cells))
        heading = (
            Column(label=material.say("index_provision"), share=4),
            Column(label=material.say("index_requirement"), share=17),
        )
        tables.append(
            PlainTable(
                id=f"t-crosswalk-{edition.id}",
                caption=edition.title.in_language(material.language),
                columns=(
                    *heading,
                    *(
                        Column(
                            label=other.title.in_language(material.language),
                            share=9 if other in material.references else 6,
                        )
                        for other in shown
                    ),
                ),
                rows=tuple(rows),
                source=material.say("crosswalk_note") if crosswalk.confidence == "recalled" else "",
            )
        )
    return tuple(tables)


def _codes(crosswalk: Crosswalk, provision: str, other: Edition) -> Runs:
    """What a provision answers, in bold what it answers in whole."""
    runs: list[Run] = []
    for code in crosswalk.codes(provision, other.id):
        partly = any(source == provision and part for source, part in crosswalk.sources(other.id, code))
        runs += [Run(text=", ")] if runs else []
        runs.append(Run(text=code, bold=not partly and other.kind != "goals"))
    return tuple(runs)
