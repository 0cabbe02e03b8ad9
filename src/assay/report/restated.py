"""What moved since it was published: the footnote of a figure, and the section on the base year and restatements."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from assay.core.languages import Text
from assay.core.units import convert
from assay.report.display import day_in, presentation_of, signed
from assay.report.document import Column, Paragraph, PlainTable, Run, Section

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assay.book.assertions import Assertion
    from assay.book.restatements import Cause
    from assay.facts.fact import Fact
    from assay.report.document import Block, Runs
    from assay.report.material import Material

_CAUSES: Mapping[Cause, Text] = {
    "factor_update": Text("update of emission factors", "更新排放因子", "更新排放因子"),
    "error": Text("correction of an error", "更正錯誤", "更正错误"),
    "method_change": Text("change of method", "方法變更", "方法变更"),
    "structural_change": Text("purchase or sale of a business", "收購或出售業務", "收购或出售业务"),
    "boundary_change": Text("change of boundary", "匯報範圍變更", "汇报范围变更"),
}


def first_report(material: Material, fact: Fact) -> Assertion | None:
    """The figure as it was first published, where the book says that it moved since."""
    if material.book.restatements.of(fact.key.metric, fact.key.year) is None:
        return None
    for claim in material.book.first_reported:
        pairs = dict(claim.dimensions) | ({"site": claim.site} if claim.site else {})
        if (claim.metric, claim.year, tuple(sorted(pairs.items()))) == (
            fact.key.metric,
            fact.key.year,
            fact.key.dimensions,
        ):
            return claim
    return None


def restatement_note(material: Material, fact: Fact) -> str:
    """``Restated; first reported as 9,680 tCO2e (esg-report-2023.pdf). Cause: update of emission factors. …``."""
    claim, why = first_report(material, fact), material.book.restatements.of(fact.key.metric, fact.key.year)
    if claim is None or why is None:
        return ""
    return material.say(
        "restated_note",
        first=f"{claim.printed} {claim.unit.label(material.language)}",
        document=claim.document,
        cause=_CAUSES[why.cause].in_language(material.language),
        text=why.text.in_language(material.language),
    )


def base_year_section(material: Material) -> Section | None:
    """The policy of the base year, what was weighed against its threshold, and every restated figure."""
    say, language, notes = material.say, material.language, material.book.restatements
    blocks: list[Block] = []
    if notes.base is not None:
        policy = say(
            "base_policy",
            year=notes.base.year,
            metric=material.label(notes.base.metric),
            threshold=f"{(notes.base.threshold * 100).normalize():f}%",
        )
        text = notes.base.text.in_language(language) if notes.base.text else ""
        blocks.append(Paragraph(runs=(Run(text=f"{policy}{'' if language != 'en' else ' '}{text}".strip()),)))
    if notes.changes:
        weighed = (("date", 2), ("change_weighed", 6), ("cause", 3), ("effect", 2), ("recalculated", 2))
        blocks.append(_table("t-base-changes", say("changes_weighed"), weighed, material, _weighed(material)))
    moved = _moved(material)
    if moved:
        headings = (
            ("indicator", 5),
            ("year", 1),
            ("first_reported", 3),
            ("restated", 3),
            ("change", 2),
            ("cause", 3),
        )
        blocks.append(_table("t-restated", say("restatements"), headings, material, moved))
    if not blocks:
        return None
    return Section(id="base-year", title=say("base_year_section"), level=2, blocks=tuple(blocks))


def _table(
    name: str,
    caption: str,
    headings: tuple[tuple[str, int], ...],
    material: Material,
    rows: tuple[tuple[Runs, ...], ...],
) -> PlainTable:
    columns = tuple(Column(label=material.say(heading), share=share) for heading, share in headings)
    return PlainTable(id=name, caption=caption, columns=columns, rows=rows)


def _weighed(material: Material) -> tuple[tuple[Runs, ...], ...]:
    notes = material.book.restatements
    base = notes.base
    rows: list[tuple[Runs, ...]] = []
    for change in notes.changes:
        beyond = base is not None and abs(change.effect) >= base.threshold
        rows.append(
            (
                (Run(text=day_in(change.day, material.language)),),
                (Run(text=change.text.in_language(material.language)),),
                (Run(text=_CAUSES[change.cause].in_language(material.language)),),
                (Run(text=signed(change.effect * 100)),),
                (Run(text=material.say("yes" if beyond else "no_below")),),
            )
        )
    return tuple(rows)


def _moved(material: Material) -> tuple[tuple[Runs, ...], ...]:
    rows: list[tuple[Runs, ...]] = []
    for item in material.book.restatements.restated:
        for metric in item.metrics:
            for year in item.years:
                fact = material.fact(metric, year)
                claim = first_report(material, fact) if fact is not None else None
                if fact is None or claim is None or not isinstance(fact.value, Decimal):
                    continue
                how = presentation_of(material.metric(metric), fact, material.book.presentation)
                first = convert(claim.value, claim.unit, how.unit) if claim.unit.same_kind(how.unit) else None
                now = convert(fact.value, fact.unit, how.unit)
                change = signed((now - first) / first * 100, 2) if first else ""
                shown = material.shown(fact)
                amount = f"{shown.text} {how.unit.label(material.language)}"
                rows.append(
                    (
                        (Run(text=material.label(metric)),),
                        (Run(text=str(year)),),
                        (Run(text=f"{claim.printed} {claim.unit.label(material.language)} ({claim.document})"),),
                        (Run(text=amount, fact_key=str(fact.key), decimals=shown.decimals),),
                        (Run(text=change),),
                        (Run(text=_CAUSES[item.cause].in_language(material.language)),),
                    )
                )
    return tuple(rows)
