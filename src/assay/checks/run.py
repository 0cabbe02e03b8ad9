"""All checks on a book, one after another; their order does not matter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assay.checks.apart import check_kept_apart
from assay.checks.assertions import check_assertions
from assay.checks.averages import check_averages, check_parts_of_parts
from assay.checks.balances import check_balances
from assay.checks.bounds import check_limits, check_percentages
from assay.checks.complete import check_assumed, check_complete
from assay.checks.completeness import check_evidence, check_gaps, check_missing
from assay.checks.continuity import check_factor_changes, check_jumps, check_unit_slips
from assay.checks.duties import check_apart, check_deadlines, check_limits_held, check_requirements, check_scores
from assay.checks.ledgers import check_ledgers, check_transitions
from assay.checks.materiality import check_materiality
from assay.checks.oversight import check_oversight
from assay.checks.restated import check_restated
from assay.checks.risks import check_risks
from assay.checks.rows import check_rows
from assay.checks.targets import check_targets
from assay.checks.totals import check_second_opinion, check_splits
from assay.checks.validity import check_rhythms, check_validity
from assay.core.findings import by_severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from assay.checks.case import Case
    from assay.core.findings import Finding

CHECKS: tuple[Callable[[Case], Iterable[Finding]], ...] = (
    check_assertions,
    check_splits,
    check_second_opinion,
    check_averages,
    check_parts_of_parts,
    check_balances,
    check_limits,
    check_percentages,
    check_jumps,
    check_unit_slips,
    check_factor_changes,
    check_deadlines,
    check_limits_held,
    check_requirements,
    check_scores,
    check_apart,
    check_ledgers,
    check_transitions,
    check_validity,
    check_rhythms,
    check_gaps,
    check_evidence,
    check_missing,
    check_rows,
    check_kept_apart,
    check_restated,
    check_risks,
    check_oversight,
    check_materiality,
    check_targets,
    check_complete,
    check_assumed,
)


def run_checks(case: Case) -> tuple[Finding, ...]:
    """What all checks find, worst first."""
    return by_severity(finding for check in CHECKS for finding in check(case))
