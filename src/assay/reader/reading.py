"""A reading: all that was got out of one document, and what each part of it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assay.reader.phrases import NOTHING

if TYPE_CHECKING:
    from assay.core.findings import Finding
    from assay.core.languages import Text
    from assay.frameworks.coverage import Status
    from assay.frameworks.edition import Edition
    from assay.reader.block import Extract
    from assay.reader.claim import Claim
    from assay.reader.unplaced import Unplaced


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the document says to one provision. ``where`` names the places, ``quote`` is the passage that answers best,
    ``reason`` says what lacks, or why the issuer does not report it."""

    framework: str
    provision: str
    status: Status
    where: str = ""
    reason: Text = NOTHING
    quote: str = ""
    page: int | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One document, read. ``edition`` is the framework it was held against, by the year it reports on; ``follows``,
    whether the document names those rules at all.

    ``unplaced`` are the figures that were seen and are no claims. ``findings`` come worst first.
    A finding about printed figures names their claims in ``details`` (see `exhibit`).
    """

    name: str
    extract: Extract
    claims: tuple[Claim, ...]
    findings: tuple[Finding, ...]
    coverage: tuple[Answer, ...]
    edition: Edition
    unplaced: tuple[Unplaced, ...] = ()
    follows: bool = True
