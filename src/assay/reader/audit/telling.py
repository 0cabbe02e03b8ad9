"""How a finding of the audit is told: the figures with their places, the arithmetic with both intervals, the cause."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from assay.catalogue.dimension import written
from assay.checks.slips import power_between, typed_for
from assay.core.findings import Finding
from assay.core.languages import Text
from assay.facts.fact import FactKey
from assay.reader.phrases import NOTHING, joined, phrase, place_of, spoken

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
    message: Text,
    others: Sequence[Figure] = (),
    wanted: Interval | None = None,
    arithmetic: Text | str = "",
    causes: Iterable[Text] = (),
    sure: Text = NOTHING,
    expected: Text = NOTHING,
    action: Text = NOTHING,
    blames: Iterable[FactKey] | None = None,
) -> Telling:
    """A finding about one figure that others contradict. ``wanted`` is what they allow, in the figure's own unit."""
    cause = joined(causes, " ")
    parts = {"message": message, "expected": expected, "action": action, "arithmetic": _as_text(arithmetic)}
    if wanted is not None:
        parts["found"] = phrase(
            "found", shown=figure.shown, interval=spoken(sheet.in_print(figure, figure.interval))
        )  # fmt: skip
    parts |= {"cause": cause, "sure": sure}
    sides: list[tuple[str, str]] = []
    if wanted is not None:
        sides = [("found", parts["found"].en), ("expected", str(sheet.in_print(figure, wanted)))]
    ids = dict.fromkeys((figure.claim.id, *(other.claim.id for other in others)))
    finding = Finding(
        code=code,
        severity=severity,
        message=message.en,
        place=sheet.place(figure.claim),
        expected=expected.en,
        action=" ".join(part for part in (cause.en, action.en) if part),
        metric=figure.key.metric,
        dimensions=written(figure.key.dimensions),
        fiscal_year=figure.key.year,
        kpi=figure.claim.kpi,
        evidence=evidence((figure, *others)),
        details=(
            *(("claim", str(number)) for number in ids),
            *sides,
            *((name, parts[name].en) for name in ("arithmetic", "cause", "sure") if parts[name].en),
        ),
        in_languages=tuple((name, text) for name, text in parts.items() if text.en),
    )
    return Telling(finding, frozenset({figure.key} if blames is None else blames))


def _as_text(words: Text | str) -> Text:
    return words if isinstance(words, Text) else Text(words)


def evidence(figures: Iterable[Figure]) -> str:
    """The printed rows, each once, with where they stand."""
    rows = dict.fromkeys(f"{f.at}: {f.claim.quote or ' / '.join((*f.claim.labels, f.claim.printed))}" for f in figures)
    return "; ".join(list(rows)[:6])


def named(sheet: Sheet, figure: Figure) -> Text:
    """A figure with its place: ``Scope 2 2022 29,351 tCO2e (page 50)``."""
    return phrase("named", title=sheet.title(figure.key), shown=figure.shown, at=at(figure))


def at(figure: Figure) -> Text:
    """Its place in brackets, where it is known."""
    place = place_of(figure.claim.page, figure.claim.line)
    return phrase("at", place=place) if place.en else NOTHING


def slips(sheet: Sheet, figure: Figure, wanted: Interval) -> Iterator[Text]:
    """What slip of the hand would turn the wanted value into the printed one."""
    if wanted.low <= 0 or wanted.high - wanted.low > wanted.low:
        return  # what is wanted is not known well enough to name a slip
    printed, value = sheet.in_print(figure, wanted), figure.claim.value
    found = slip_between(figure.interval, wanted, value, printed)
    if found is not None:
        yield found
        return
    for year in sheet.years:
        other = sheet.said.get(FactKey(figure.key.metric, year, figure.key.dimensions), ())
        if year != figure.key.year and any(o.interval.meets(wanted) for o in other):
            yield phrase("slip-other_year", year=year)
            return


def slip_between(given: Interval, wanted: Interval, printed: object, in_print: Interval) -> Text | None:
    """A slip of the point, or of the typing, that turns the wanted value into the printed one. ``in_print`` is the
    wanted value in the unit in which the other is printed."""
    power = power_between(given, wanted)
    if power:
        return phrase("slip-too_small" if power > 0 else "slip-too_large", times=f"{10 ** abs(power):,}")
    digits = typed_for(printed, in_print) if isinstance(printed, Decimal) else None
    if digits is None:
        return None
    return phrase("slip-one_digit" if digits[1] == 1 else "slip-two_digits", right=digits[0])
