"""The table that says where one disclosure answers several frameworks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assay.report.document import Column, PlainTable, Run

if TYPE_CHECKING:
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
            codes = [crosswalk.codes(provision.code, other.id) for other in shown]
            if provision.code in answered and any(codes):
                rows.append(
                    (
                        (Run(text=provision.code, bold=True),),
                        (Run(text=provision.title.in_language(material.language)),),
                        *((Run(text=_listed(given)),) for given in codes),
                    )
                )
        heading = (
            Column(label=material.say("index_provision"), share=3),
            Column(label=material.say("index_requirement"), share=8),
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
                            share=6 if other in material.references else 4,
                        )
                        for other in shown
                    ),
                ),
                rows=tuple(rows),
                source=material.say("crosswalk_note") if crosswalk.confidence == "recalled" else "",
            )
        )
    return tuple(tables)


def _listed(codes: tuple[str, ...]) -> str:
    """``SDG 3, SDG 12`` as ``3, 12``: the heading of the column says whose codes they are."""
    words = [code.split() for code in codes]
    return ", ".join(parts[-1] if parts[0] == "SDG" else " ".join(parts) for parts in words)
