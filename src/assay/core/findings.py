"""What a check says. Everything that looks at data emits findings; exceptions are for faulty programs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assay.core.languages import Language, Text
    from assay.core.provenance import Place

Severity = Literal["error", "warning", "note"]

_RANK: dict[str, int] = {"error": 0, "warning": 1, "note": 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that is wrong, or may be, and what to do about it.

    ``error``: it cannot be true, or cannot be read. ``warning``: true only if something unsaid happened.
    ``note``: worth knowing; an explained change is a note. ``in_languages`` holds parts of it (``message``,
    ``expected``, ``action``, names of details) in three languages, where they were made so.
    """

    code: str
    severity: Severity
    message: str
    place: Place | None = None
    expected: str = ""
    action: str = ""
    metric: str = ""
    dimensions: str = ""
    fiscal_year: int | None = None
    kpi: str = ""
    evidence: str = ""
    details: tuple[tuple[str, str], ...] = field(default=())
    in_languages: tuple[tuple[str, Text], ...] = field(default=())

    def said(self, part: str, language: Language) -> str:
        """A part in a language; in English where it was made in English only."""
        text = dict(self.in_languages).get(part)
        if text is not None:
            return text.in_language(language)
        own = {"message": self.message, "expected": self.expected, "action": self.action}
        return own.get(part, "") or dict(self.details).get(part, "")

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place else ""
        tail = "".join(f" {part}" for part in (self.expected, self.action) if part)
        return f"{self.severity} {self.code}: {where}{self.message}{tail}"


def by_severity(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Worst first, then by code and place, so that two runs list the same things in the same order."""
    return tuple(
        sorted(
            findings,
            key=lambda f: (
                _RANK[f.severity],
                f.code,
                str(f.place or ""),
                f.metric,
                f.fiscal_year or 0,
                f.message,
            ),
        )
    )


def worst(findings: Iterable[Finding]) -> Severity | None:
    return min((finding.severity for finding in findings), key=lambda s: _RANK[s], default=None)
