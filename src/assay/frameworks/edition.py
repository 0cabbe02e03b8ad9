"""One edition of a framework, as frozen values: aspects, provisions and what each provision requires."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from assay.core.languages import Text
    from assay.core.provenance import Confidence

Kind = Literal["narrative", "quantitative", "mixed"]
Obligation = Literal["mandatory", "comply_or_explain", "voluntary", "guidance"]

EditionKind = Literal["framework", "goals"]

KINDS: tuple[Kind, ...] = ("narrative", "quantitative", "mixed")
# From the strictest to what asks for nothing.
OBLIGATIONS: tuple[Obligation, ...] = ("mandatory", "comply_or_explain", "voluntary", "guidance")
EDITION_KINDS: tuple[EditionKind, ...] = ("framework", "goals")


@dataclass(frozen=True, slots=True)
class Requirement:
    """A figure that a provision asks for.

    ``metrics`` are ids of which any one will do. Each of ``dimensions`` is a split asked for by itself
    (by gender, and by region); without any, the total is asked for. ``years`` counts back from the
    reporting year, which is the first.
    """

    metrics: tuple[str, ...]
    dimensions: tuple[str, ...] = ()
    years: int = 1


@dataclass(frozen=True, slots=True)
class Phase:
    """From fiscal years that begin on ``since`` a class of issuers is under another obligation."""

    issuers: str
    since: date
    obligation: Obligation


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision:
    """One thing that an edition asks for.

    ``requires`` are the figures; a narrative or mixed provision asks for words as well. ``appropriate`` are
    metrics asked for only where the issuer finds them fitting, any one of them: their absence is said,
    but leaves the provision met. ``guidance`` asks for nothing and gets no coverage.
    ``parts`` are parts of a book that must be kept besides (``risks/horizons``): what they hold is printed where
    the provision is told. ``was`` are codes of the edition before that asked for the same.
    ``confidence`` is about the code and the kind; the links to metrics are our own reading.
    """

    code: str
    aspect: str
    kind: Kind
    obligation: Obligation
    title: Text
    requires: tuple[Requirement, ...] = ()
    appropriate: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    was: tuple[str, ...] = ()
    phases: tuple[Phase, ...] = ()
    confidence: Confidence = "recalled"
    note: str = ""

    @property
    def wants_words(self) -> bool:
        """Whether text is asked for. A figure that no metric of ours measures has to be told in words."""
        return self.kind != "quantitative" or not self.requires

    def obligation_for(self, classes: Collection[str], year_begins: date) -> Obligation:
        """The obligation of an issuer for the fiscal year that begins on a day.

        An issuer may be of several classes (listed on a board, and in an index): each has the obligation of the
        last phase that it has reached, and the strictest of them holds. Without any, it is the general one.
        """
        reached: dict[str, Phase] = {}
        for phase in sorted(self.phases, key=lambda phase: phase.since):
            if phase.issuers in classes and phase.since <= year_begins:
                reached[phase.issuers] = phase
        return min((phase.obligation for phase in reached.values()), key=OBLIGATIONS.index, default=self.obligation)


@dataclass(frozen=True, slots=True)
class Aspect:
    """A heading under which provisions stand. ``under`` is the aspect whose part it is, if it is one."""

    code: str
    title: Text
    under: str = ""


@dataclass(frozen=True, slots=True)
class Relief:
    """A ground on which an issuer may give less than provisions ask for, also where they are mandatory."""

    code: str
    title: Text
    provisions: tuple[str, ...]
    confidence: Confidence = "recalled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """A published version of a framework.

    It applies to fiscal years that begin on ``since`` or later and before ``until`` (open when ``None``).
    ``kind`` is ``goals`` where its provisions are goals that a chapter may serve, and nothing is asked for.
    ``follows`` is the edition that it replaced.
    """

    id: str
    title: Text
    publisher: str
    document: str
    url: str
    licence: str
    since: date
    until: date | None
    confidence: Confidence
    aspects: tuple[Aspect, ...]
    provisions: tuple[Provision, ...]
    note: str = ""
    kind: EditionKind = "framework"
    follows: str = ""
    reliefs: tuple[Relief, ...] = ()

    def applies_to(self, year_begins: date) -> bool:
        return self.since <= year_begins and (self.until is None or year_begins < self.until)

    def relief(self, code: str, provision: str) -> Relief | None:
        """The relief of that name, where it is open to the provision."""
        return next((relief for relief in self.reliefs if relief.code == code and provision in relief.provisions), None)

    @property
    def phased(self) -> bool:
        """Whether what it asks for depends on the class of issuer and the year."""
        return any(provision.phases for provision in self.provisions)

    def provision(self, code: str) -> Provision | None:
        return next((provision for provision in self.provisions if provision.code == code), None)
