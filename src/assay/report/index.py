"""The content index of a framework: every provision, what became of it, and where it is answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assay.frameworks.lack_words import lack_label
from assay.report.document import IndexHeadings, IndexRow, IndexTable, IndexTarget
from assay.report.tables import SITES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assay.frameworks.coverage import Coverage
    from assay.frameworks.edition import Edition, Provision
    from assay.report.chapters import Placed
    from assay.report.material import Material

# A disclosure that many provisions answer (how topics are managed) names the first of their places.
_MOST_PLACES = 3


def content_index(material: Material, edition: Edition, placed: Placed) -> IndexTable:
    """One row a provision under its aspect; page numbers are found when the report is set."""
    say = material.say
    found = {item.provision: item for item in material.coverage[edition.id]}
    rows: list[IndexRow] = []
    for aspect in edition.aspects:
        own = [p for p in edition.provisions if p.aspect == aspect.code and p.code in found]
        if own:
            code, words = "" if aspect.code.islower() else aspect.code, aspect.title.in_language(material.language)
            above = next(
                (a.title.in_language(material.language) for a in edition.aspects if a.code == aspect.under), ""
            )
            if above:
                code, words = aspect.under, say("aspect_under", above=above, aspect=words)
            rows.append(IndexRow(provision=code, requirement=words))
            rows += [_row(material, edition, provision, found[provision.code], placed) for provision in own]
    known = {aspect.code for aspect in edition.aspects}
    rest = [p for p in edition.provisions if p.aspect not in known and p.code in found]
    rows[:0] = [_row(material, edition, provision, found[provision.code], placed) for provision in rest]
    title = edition.title.in_language(material.language)
    return IndexTable(
        id=f"index-{edition.id}",
        caption=say("with_reference_to", edition=title) if edition in material.references else title,
        headings=IndexHeadings(
            provision=say("index_provision"),
            requirement=say("index_requirement"),
            status=say("index_status"),
            where=say("index_where"),
            page=say("index_page"),
        ),
        rows=tuple(rows),
    )


def _row(material: Material, edition: Edition, provision: Provision, found: Coverage, placed: Placed) -> IndexRow:
    say = material.say
    note = found.reason.in_language(material.language) if found.reason else ""
    relief = edition.relief(material.book.explanations.relief(edition.id, provision.code), provision.code)
    if note and relief is not None:
        note = say("under_relief", reason=note, relief=relief.title.in_language(material.language))
    if found.missing and not note and edition not in material.references:
        parts = [lack_label(lack, material.book.catalogue).in_language(material.language) for lack in found.missing]
        note = say("lacking", parts=("; " if material.language == "en" else "；").join(parts))
    duty = found.obligation if edition not in material.references and edition.phased else ""
    return IndexRow(
        provision=provision.code,
        requirement=provision.title.in_language(material.language),
        status=found.status,
        status_text=say(found.status),
        targets=places_of(material.editions, provision, found, placed),
        note=note,
        duty=say(duty) if duty else "",
    )


def places_of(
    editions: Sequence[Edition], provision: Provision, found: Coverage, placed: Placed
) -> tuple[IndexTarget, ...]:
    """Where a provision is answered: in its own places, and then in those of the provisions it is answered through."""
    targets = {target.anchor: target for target in targets_of(provision, placed)}
    for code in found.through:
        source = next((p for edition in editions if (p := edition.provision(code)) is not None), None)
        for target in targets_of(source, placed) if source is not None else ():
            if len(targets) < _MOST_PLACES:
                targets.setdefault(target.anchor, target)
    return tuple(targets.values())


def targets_of(provision: Provision, placed: Placed) -> tuple[IndexTarget, ...]:
    """The passage that answers a provision, the parts of the book printed for it, the tables that hold its figures."""
    targets: dict[str, IndexTarget] = {}
    for anchor, title in (
        *([placed.passages[provision.code]] if provision.code in placed.passages else []),
        *(placed.parts[part] for part in provision.parts if part in placed.parts),
    ):
        targets.setdefault(anchor, IndexTarget(anchor=anchor, text=title))
    metrics = {metric for requirement in provision.requires for metric in requirement.metrics}
    for table in placed.tables:
        if table.id.endswith(SITES):
            continue  # the same figures once more, site by site
        keys = {cell.fact_key.partition("@")[0] for row in table.rows for cell in row.cells if not cell.missing}
        if metrics & keys:
            targets.setdefault(table.id, IndexTarget(anchor=table.id, text=table.caption))
    return tuple(targets.values())
