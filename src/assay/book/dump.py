"""A book -> a folder on disk. Reading it again gives an equal book."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import yaml

from assay.book.citations import FILE as CITATIONS
from assay.book.listing import Listing
from assay.book.materiality_out import materiality_of
from assay.book.risks_out import risks_of
from assay.book.sign_offs import FOLDER, copy_sign_offs
from assay.book.tables_out import write_assertions, write_records
from assay.catalogue.dimension import written
from assay.core.numbers import plain

if TYPE_CHECKING:
    from pathlib import Path

    from assay.book.book import Book
    from assay.book.restatements import Restatements
    from assay.core.languages import Text
    from assay.organisation.entity import Entity
    from assay.organisation.site import Site


def dump_book(book: Book, folder: Path) -> None:
    """Write a book into a folder, which is made. Rows that could not be read are not in a book, so not in the folder.

    Evidence, own factors and bulk files are copied. The folder must not be the book's own: raises `ValueError`.
    """
    if folder.resolve() == book.root.resolve():
        raise ValueError(f"'{folder}' is the folder that the book was read from; choose another")
    folder.mkdir(parents=True, exist_ok=True)
    _write_yaml(folder / "book.yaml", head_of(book))
    for name, records in book.records.items():
        write_records(
            folder / "records" / f"{name}.csv", book.registers[name], (*records, *book.superseded.get(name, ()))
        )
    if book.assertions:
        write_assertions(folder / "assertions.csv", book.assertions)
    if book.first_reported:
        write_assertions(folder / "first_reported.csv", book.first_reported)
    for name, document in documents_of(book).items():
        if document:
            _write_yaml(folder / name, document)
    for passage in book.narrative.passages.values():
        target = folder / passage.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(passage.text, "utf-8", newline="")
    for path in (*book.own_factor_files, *(path for paths in book.bulk.values() for path in paths)):
        _copy(path, folder / path.relative_to(book.root))
    copy_sign_offs(book.root, book.sign_offs, folder / FOLDER)
    for name in book.evidence.files:
        _copy(book.root / "evidence" / name, folder / "evidence" / name)


def head_of(book: Book) -> dict[str, Any]:
    """``book.yaml`` as plain data."""
    head: dict[str, Any] = {
        "group": _filled(
            name=_words(book.group.name), short_name=_words(book.group.short_name), stock_code=book.group.stock_code
        ),
        "currency": book.currency,
        "fiscal_year": {"first_month": str(book.calendar.first_month), "years": [str(year) for year in book.years]},
        "languages": list(book.languages),
        "frameworks": list(book.frameworks),
        "references": list(book.references),
        "listing": {"market": book.listing.market, "large_cap": "yes" if book.listing.large_cap else "no"}
        if book.listing != Listing()
        else {},
        "entities": {name: _entity(entity) for name, entity in book.organisation.entities.items()},
        "sites": {name: _site(site) for name, site in book.organisation.sites.items()},
        "members": {
            dimension: {member: _words(label) for member, label in labels.items()}
            for dimension, labels in book.members.items()
        },
        "settings": {
            "turnover_denominator": book.settings.turnover_denominator,
            "age_bands": list(book.settings.age_bands),
            "records_as_printed": "yes" if book.settings.records_as_printed else "no",
            "consolidation": book.settings.consolidation,
            "small_cells": book.settings.small_cells,
            "gwp": book.settings.gwp,
            "combustion": book.settings.combustion,
            "scope_2_market": "yes" if book.settings.scope_2_market else "no",
        },
        **_terms(book),
        "factor_sets": list(book.factor_sets),
        "presentation": {
            name: {"unit": shown.unit.symbol, "decimals": str(shown.decimals)}
            for name, shown in book.presentation.items()
        },
        "report": _filled(
            title=_words(book.report.title),
            published_on=book.report.published_on.isoformat() if book.report.published_on else "",
            accent=book.report.accent,
        ),
    }
    return {key: value for key, value in head.items() if value}


def documents_of(book: Book) -> dict[str, Any]:
    """The other YAML files as plain data; one that would be empty is empty."""
    return {
        "explanations.yaml": _filled(
            changes=[
                {"metric": change.metric, "year": str(change.year), "text": _words(change.text)}
                for change in book.explanations.changes
            ],
            provisions=[
                _filled(
                    framework=item.framework,
                    provision=item.provision,
                    reason=_words(item.reason),
                    relief=item.relief,
                )
                for item in book.explanations.provisions
            ],
            parts=[
                _filled(
                    metric=item.metric,
                    dimensions=f"{item.dimension}={item.member}",
                    relevant="yes" if item.relevant else "",
                    reason=_words(item.reason),
                )
                for item in book.explanations.parts
            ],
            ranges=[
                {"metric": item.metric, "range": f"{plain(item.percent)}%", "text": _words(item.text)}
                for item in book.explanations.ranges
            ],
            assumptions=[
                {
                    "metric": item.metric,
                    "dimensions": f"{item.dimension}={item.member}",
                    "baseline": _words(item.baseline),
                    "text": _words(item.text),
                }
                for item in book.explanations.assumptions
            ],
        ),
        "restatements.yaml": restatements_of(book.restatements),
        "governance.yaml": _filled(
            bodies=[
                _filled(
                    id=body.id,
                    name=_words(body.name),
                    composition=_words(body.composition),
                    duties=[_words(duty) for duty in body.duties],
                    minutes=body.minutes,
                )
                for body in book.governance.bodies
            ],
            meetings=[
                _filled(
                    body=meeting.body,
                    date=meeting.date.isoformat(),
                    subject=_words(meeting.subject),
                    decision=_words(meeting.decision),
                )
                for meeting in book.governance.meetings
            ],
            sign_off="required" if book.governance.sign_off_required else "",
        ),
        "stakeholders.yaml": [
            _filled(
                id=item.id,
                group=_words(item.group),
                concerns=[_words(words) for words in item.concerns],
                topics=list(item.topics),
                channels=[_words(words) for words in item.channels],
                frequency=_words(item.frequency),
                response=_words(item.response),
            )
            for item in book.stakeholders
        ],
        "materiality.yaml": materiality_of(book),
        "risks.yaml": risks_of(book.risks),
        "roadmap.yaml": _roadmap(book),
        CITATIONS: [_words(words) for words in book.citations.values()],
        "targets.yaml": [
            _filled(
                id=target.id,
                name=_words(target.name),
                metric=target.metric,
                dimensions=written(target.dimensions),
                base_year=str(target.base_year),
                target_year=str(target.target_year),
                change=plain(target.change) if target.change is not None else "",
                no_faster_than=target.no_faster_than,
                milestones=[{"year": str(item.year), "change": plain(item.change)} for item in target.milestones],
                provision=target.provision,
                steps=_words(target.steps),
                measures=[
                    _filled(
                        id=one.id,
                        name=_words(one.name),
                        owner=_words(one.owner),
                        saving=f"{plain(one.saving)} {one.unit.symbol}",
                        start=one.start.isoformat(),
                        project=one.project,
                        state=one.state,
                        cost=_words(one.cost),
                    )
                    for one in target.measures
                ],
            )
            for target in book.targets
        ],
    }


def _roadmap(book: Book) -> dict[str, Any]:
    road = book.roadmap
    if road is None:
        return {}
    return _filled(
        metric=road.metric,
        base_year=str(road.base_year),
        phases=[
            {
                "id": one.id,
                "name": _words(one.name),
                "until": str(one.until),
                "change": plain(one.change),
                "aim": _words(one.aim),
            }
            for one in road.phases
        ],
        residual=_words(road.residual),
    )


def _terms(book: Book) -> dict[str, Any]:
    return {
        "registers": {
            name: _filled(
                deadlines={item: str(within) for item, within in terms.deadlines.items()},
                weights={item: plain(weight) for item, weight in terms.weights.items()},
                grades={item: plain(lowest) for item, lowest in terms.grades.items()},
            )
            for name, terms in book.terms.registers.items()
        },
        "holidays": [day.isoformat() for day in sorted(book.terms.holidays)],
        "worked_weekends": [day.isoformat() for day in sorted(book.terms.worked)],
    }


def restatements_of(notes: Restatements) -> dict[str, Any]:
    base = notes.base
    policy: dict[str, Any] = {}
    if base is not None:
        policy = _filled(
            metric=base.metric, year=str(base.year), threshold=plain(base.threshold), text=_words(base.text)
        )
    return _filled(
        base_year=policy,
        changes=[
            {
                "date": change.day.isoformat(),
                "cause": change.cause,
                "effect": plain(change.effect),
                "text": _words(change.text),
            }
            for change in notes.changes
        ],
        restated=[
            {
                "metrics": list(item.metrics),
                "years": [str(year) for year in item.years],
                "cause": item.cause,
                "text": _words(item.text),
            }
            for item in notes.restated
        ],
    )


def _entity(entity: Entity) -> dict[str, Any]:
    return _filled(
        name=_words(entity.name),
        ownership=[
            _filled(
                since=item.since.isoformat(),
                until=item.until.isoformat() if item.until else "",
                share=plain(item.value),
            )
            for item in entity.ownership
        ],
    )


def _site(site: Site) -> dict[str, Any]:
    return _filled(
        name=_words(site.name),
        entity=site.entity,
        country=site.country,
        region=site.region,
        grid=site.grid,
        supplier=site.supplier,
        since=site.since.isoformat() if site.since else "",
        until=site.until.isoformat() if site.until else "",
        headcount_only="yes" if site.headcount_only else "",
    )


def _words(text: Text | None) -> dict[str, str]:
    if text is None:
        return {}
    return _filled(**{"en": text.en, "zh-Hant": text.zh_hant, "zh-Hans": text.zh_hans})


def _filled(**entries: Any) -> dict[str, Any]:
    """Without the entries that hold nothing."""
    return {key: value for key, value in entries.items() if value}


def _write_yaml(path: Path, document: Any) -> None:
    text = yaml.safe_dump(document, allow_unicode=True, sort_keys=False, width=110)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8", newline="")


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
