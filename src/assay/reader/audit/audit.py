"""The audit of a published report: what in it cannot be true, by its own figures."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from assay.core.findings import by_severity
from assay.reader.audit.averages import check_averages, check_parts_of_parts
from assay.reader.audit.between import check_between
from assay.reader.audit.bounds import check_balances, check_limits, check_percentages
from assay.reader.audit.columns import check_columns
from assay.reader.audit.factors import check_factors
from assay.reader.audit.guessed import tempered
from assay.reader.audit.implied import check_implied
from assay.reader.audit.lapsed import check_lapsed
from assay.reader.audit.parts import check_parts
from assay.reader.audit.plausible import check_containing, check_ranges
from assay.reader.audit.pointers import check_notes, check_references
from assay.reader.audit.prose import check_directions
from assay.reader.audit.ratios import check_ratios
from assay.reader.audit.same import check_same
from assay.reader.audit.sheet import Sheet
from assay.reader.audit.swapped import check_swapped
from assay.reader.audit.telling import Telling
from assay.reader.audit.time import check_jumps, check_time_slips
from assay.reader.audit.units import check_units
from assay.reader.audit.waste import check_waste
from assay.reader.kept_going import kept_going
from assay.reader.not_read import not_read
from assay.reader.phrases import phrase
from assay.reader.progress import counted, silent

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assay.content import Content
    from assay.core.findings import Finding
    from assay.facts.fact import FactKey
    from assay.reader.audit.telling import Check
    from assay.reader.block import Extract
    from assay.reader.claim import Claim
    from assay.reader.progress import Step

# In this order: what a check holds to be wrong is not told again by those after it in everything that is made of it.
CHECKS: tuple[Check, ...] = (
    check_same,
    check_units,
    check_swapped,
    check_time_slips,
    check_ranges,
    check_waste,
    check_parts,
    check_containing,
    check_ratios,
    check_between,
    check_parts_of_parts,
    check_implied,
    check_averages,
    check_factors,
    check_limits,
    check_percentages,
    check_balances,
    check_jumps,
    check_directions,
    check_notes,
    check_references,
    check_lapsed,
)


def audit(claims: Iterable[Claim], extract: Extract, content: Content, *, step: Step = silent) -> tuple[Finding, ...]:
    """Every check on the claims of one document that have metric and year, worst first.

    ``error``: no true values behind the printed digits can satisfy the relation. ``warning``: true only if something
    unsaid happened. ``note``: worth knowing, or explained in the document.
    """
    sheet = Sheet(claims, extract, content)
    told: frozenset[FactKey] = frozenset()
    findings: list[Finding] = []
    by_id = {claim.id: claim for claim in sheet.claims}
    for check in counted(CHECKS, step, "testing the figures against each other", every=1):
        tellings = kept_going(partial(_made, check, sheet, told), partial(_not_done, check, extract), check.__name__)
        findings += [tempered(telling.finding, by_id) for telling in tellings]
        told |= {key for telling in tellings for key in telling.blames}
    named = frozenset(int(number) for f in findings if f.severity != "note" for n, number in f.details if n == "claim")
    findings += [tempered(finding, by_id) for finding in check_columns(sheet, named)]
    return by_severity(findings)


def _made(check: Check, sheet: Sheet, told: frozenset[FactKey]) -> tuple[Telling, ...]:
    return tuple(check(sheet, told))


def _not_done(check: Check, extract: Extract) -> tuple[Telling, ...]:
    return (Telling(not_read(extract, phrase("fault-check", check=check.__name__.removeprefix("check_")))),)
