"""The content index of a framework: every provision, what became of it, and where it is answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assay.report.document import IndexHeadings, IndexRow, IndexTable, IndexTarget
from assay.report.tables import SITES

if TYPE_CHECKING:
    from assay.frameworks.coverage import Coverage
    from assay.frameworks.edition import Edition, Provision
    from assay.report.chapters import Placed
    from assay.report.material import Material


def content_index(material: Material, edition: Edition, placed: Placed) -> IndexTable:
    """One row a provision under its aspect; page numbers are found when the report is set."""
    say = material.say
    found = {item.provision: item for item in material.coverage[edition.id]}
    rows: list[IndexRow] = []
    for aspect in edition.aspects:
        own = [p for p in edition.provisions if p.aspect == aspect.code and p.code in found]
        if own:
            rows.append(IndexRow(provision=aspect.code, requirement=aspect.title.in_language(material.language)))
            rows += [_row(material, provision, found[provision.code], placed) for provision in own]
    known = {aspect.code for aspect in edition.aspects}
    rest = [p for p in edition.provisions if p.aspect not in known and p.code in found]
    rows[:0] = [_row(material, provision, found[provision.code], placed) for provision in rest]
    return IndexTable(
        id=f"index-{edition.id}",
        caption=edition.title.in_language(material.language),
        headings=IndexHeadings(
            provision=say("index_provision"),
            requirement=say("index_requirement"),
            status=say("index_status"),
            where=say("index_where"),
            page=say("index_page"),
        ),
        rows=tuple(rows),
    )


def _row(material: Material, provision: Provision, found: Coverage, placed: Placed) -> IndexRow:
    say = material.say
    note = found.reason.in_language(material.language) if found.reason else ""
    if found.missing and material.language == "en":
        note = " ".join(part for part in (note, say("lacking", parts="; ".join(found.missing))) if part)
    return IndexRow(
        provision=provision.code,
        requirement=provision.title.in_language(material.language),
        status=found.status,
        status_text=say(found.status),
        targets=targets_of(provision, placed),
        note=note,
    )


def targets_of(provision: Provision, placed: Placed) -> tuple[IndexTarget, ...]:
    """The passage that answers a provision, and the tables that hold its figures."""
    targets: list[IndexTarget] = []
    if provision.code in placed.passages:
        anchor, title = placed.passages[provision.code]
        targets.append(IndexTarget(anchor=anchor, text=title))
    metrics = {metric for requirement in provision.requires for metric in requirement.metrics}
    for table in placed.tables:
        if table.id.endswith(SITES):
            continue  # the same figures once more, site by site
        keys = {cell.fact_key.partition("@")[0] for row in table.rows for cell in row.cells if not cell.missing}
        if metrics & keys:
            targets.append(IndexTarget(anchor=table.id, text=table.caption))
    return tuple(targets)
