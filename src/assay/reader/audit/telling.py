"""How a finding of the audit is told: the figures with their places, the arithmetic with both intervals, the cause."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from assay.catalogue.dimension import written
from assay.checks.slips import one_digit, power_of_ten
from assay.core.findings import Finding
from assay.facts.fact import FactKey

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from assay.core.findings import Severity
    from assay.core.interval import Interval
    from assay.reader.audit.sheet import Figure, Sheet

    Check = Callable[[Sheet, frozenset[FactKey]], Iterable["Telling"]]
    """A check: what it finds on a sheet, given the figures that earlier checks hold to be wrong."""


@dataclass(frozen=True, slots=True)
class Telling:
    """A finding, and the figures it holds to be wrong: what is made of them is not told again."""

    finding: Finding
    blames: frozenset[FactKey] = frozenset()


def tell(
    sheet: Sheet,
    figure: Figure,
    *,
    code: str,
    severity: Severity,
    message: str,
    others: Sequence[Figure] = (),
    wanted: Interval | None = None,
    arithmetic: str = "",
    causes: Iterable[str] = (),
    sure: str = "",
    expected: str = "",
    action: str = "",
    blames: Iterable[FactKey] | None = None,
) -> Telling:
    """A finding about one figure that others contradict. ``wanted`` is what they allow, in the figure's own unit."""
    cause = " ".join(causes)
    sides: list[tuple[str, str]] = []
    if wanted is not None:
        sides = [
            ("found", f"{figure.shown}, so in {sheet.in_print(figure, figure.interval)}"),
            ("expected", str(sheet.in_print(figure, wanted))),
        ]
    ids = dict.fromkeys((figure.claim.id, *(other.claim.id for other in others)))
    spoken = (("arithmetic", arithmetic), ("cause", cause), ("sure", sure))
    finding = Finding(
        code=code,
        severity=severity,
        message=message,
        place=sheet.place(figure.claim),
        expected=expected,
        action=" ".join(part for part in (cause, action) if part),
        metric=figure.key.metric,
        dimensions=written(figure.key.dimensions),
        fiscal_year=figure.key.year,
        kpi=figure.claim.kpi,
        evidence=evidence((figure, *others)),
        details=(
            *(("claim", str(number)) for number in ids),
            *sides,
            *((name, text) for name, text in spoken if text),
        ),
    )
    return Telling(finding, frozenset({figure.key} if blames is None else blames))


def evidence(figures: Iterable[Figure]) -> str:
    """The printed rows, each once, with where they stand."""
    rows = dict.fromkeys(f"{f.at}: {f.claim.quote or ' / '.join((*f.claim.labels, f.claim.printed))}" for f in figures)
    return "; ".join(list(rows)[:6])


def named(sheet: Sheet, figure: Figure) -> str:
    """A figure with its place: ``Scope 2 2022 29,351 tCO2e (page 50)``."""
    at = f" ({figure.at})" if figure.at else ""
    return f"{sheet.title(figure.key)} {figure.shown}{at}"


def slips(sheet: Sheet, figure: Figure, wanted: Interval) -> Iterator[str]:
    """What slip of the hand would turn the wanted value into the printed one."""
    if wanted.low <= 0 or wanted.high - wanted.low > wanted.low:
        return  # what is wanted is not known well enough to name a slip
    if sentence := power_of_ten(figure.interval, wanted):
        yield sentence
        return
    printed, value = sheet.in_print(figure, wanted), figure.claim.value
    middle = (printed.low + printed.high) / 2
    if isinstance(value, Decimal) and (sentence := one_digit(value, middle)):
        yield sentence
        return
    for year in sheet.years:
        other = sheet.said.get(FactKey(figure.key.metric, year, figure.key.dimensions), ())
        if year != figure.key.year and any(o.interval.meets(wanted) for o in other):
            yield f"It would be the figure of {year}: the columns may be swapped."
            return
