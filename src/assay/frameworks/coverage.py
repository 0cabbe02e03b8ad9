"""How far a report answers each provision of an edition.

A provision asks for *parts*: each figure, in each split and year asked for, words where words are asked for, and
parts of the book (a risk register, its scenarios) where it asks for them.
All parts there: ``disclosed``. None: ``missing``. Some: ``partial``. An explanation turns ``missing`` into
``explained``; beside a partial answer it stands as the reason.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from operator import attrgetter
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from assay.core.languages import Text
    from assay.frameworks.edition import Edition, Obligation, Provision, Requirement

    Disclosed = Callable[[str, int, tuple[str, ...] | None], bool]
    """Whether a metric is disclosed for a fiscal year: split by the dimensions named, or with ``None`` in total."""

Status = Literal["disclosed", "partial", "explained", "missing"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lack:
    """One thing that a provision asks for and that is not there: any one of some figures (``metrics``) of a fiscal
    year, in one split or in total; or a part of the book; or, with neither, a description in words."""

    metrics: tuple[str, ...] = ()
    year: int | None = None
    split: str = ""
    part: str = ""

    @property
    def in_words(self) -> bool:
        """Whether it is the description that lacks."""
        return not self.metrics and not self.part

    def __str__(self) -> str:
        """For one who keeps a book, and knows metrics by their names in it."""
        if self.in_words:
            return "a description in words"
        by = f" by {self.split}" if self.split else ""
        return f"{' or '.join(self.metrics)}{by}, {self.year}" if self.metrics else f"{self.part} in the book"


@dataclass(frozen=True, slots=True)
class Coverage:
    """What became of one provision.

    ``missing`` is each part that lacks. ``optional`` is what was asked for only where appropriate and is
    not there; it does not change the status. ``reason`` is the issuer's explanation, if something lacks.
    ``obligation`` is that of the issuer in the year. ``through`` are provisions of another edition whose answer
    answers this one too.
    """

    framework: str
    provision: str
    status: Status
    missing: tuple[Lack, ...] = ()
    reason: Text | None = None
    optional: tuple[Lack, ...] = ()
    obligation: Obligation = "comply_or_explain"
    through: tuple[str, ...] = ()


def coverage(
    edition: Edition,
    disclosed: Disclosed,
    narrative: Callable[[str], bool],
    explained: Mapping[str, Text],
    years: Sequence[int],
    holds: Callable[[str], bool] = lambda _: True,
    obligation: Callable[[Provision], Obligation] = attrgetter("obligation"),
) -> tuple[Coverage, ...]:
    """The coverage of every provision that asks for something, in the edition's order.

    ``narrative`` says whether a provision's code has text, ``explained`` holds the reasons for not reporting,
    by code, and the last of ``years`` is the reporting year. ``holds`` says whether a book keeps a part of itself;
    one who has no book, only a report, leaves it out. Raises `ValueError` without years.
    """
    if not years:
        raise ValueError("coverage needs the fiscal years of the report; none were given")
    case = _Case(edition.id, disclosed, narrative, explained, max(years), holds)
    return tuple(
        replace(_covered(provision, case), obligation=obligation(provision))
        for provision in edition.provisions
        if provision.obligation != "guidance"
    )


@dataclass(frozen=True, slots=True)
class _Case:
    framework: str
    disclosed: Disclosed
    narrative: Callable[[str], bool]
    explained: Mapping[str, Text]
    year: int
    holds: Callable[[str], bool]


def _covered(provision: Provision, case: _Case) -> Coverage:
    parts = [part for wanted in provision.requires for part in _figures(wanted, case.disclosed, case.year)]
    parts += [(Lack(part=name), case.holds(name)) for name in provision.parts]
    if provision.wants_words:
        parts.append((Lack(), case.narrative(provision.code)))
    lacking = tuple(lack for lack, there in parts if not there)
    optional = _optional(provision, case.disclosed, case.year)
    if not lacking:
        return Coverage(case.framework, provision.code, "disclosed", optional=optional)
    reason = case.explained.get(provision.code)
    status = _status(none_met=len(lacking) == len(parts), reasoned=reason is not None)
    return Coverage(case.framework, provision.code, status, lacking, reason, optional)


def _status(*, none_met: bool, reasoned: bool) -> Status:
    if not none_met:
        return "partial"
    return "explained" if reasoned else "missing"


def _figures(requirement: Requirement, disclosed: Disclosed, year: int) -> Iterator[tuple[Lack, bool]]:
    """Each part of a requirement, and whether it is there."""
    splits: Sequence[tuple[str, ...] | None] = [(name,) for name in requirement.dimensions] or [None]
    for wanted in range(year, year - requirement.years, -1):
        for split in splits:
            there = any(disclosed(metric, wanted, split) for metric in requirement.metrics)
            yield Lack(metrics=requirement.metrics, year=wanted, split=split[0] if split else ""), there


def _optional(provision: Provision, disclosed: Disclosed, year: int) -> tuple[Lack, ...]:
    if not provision.appropriate or any(disclosed(metric, year, None) for metric in provision.appropriate):
        return ()
    return (Lack(metrics=provision.appropriate, year=year),)
