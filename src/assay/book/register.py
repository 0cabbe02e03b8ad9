"""What a register asks for, and which metrics its rows yield. The definitions are content, in the topic folders."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, get_args

from assay.book.duties import NO_DUTIES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from assay.book.duties import Duties
    from assay.core.languages import Text
    from assay.core.units import Unit

Shape = Literal["measurement", "event", "snapshot", "assessment"]
FieldType = Literal["text", "number", "date", "moment", "year", "unit", "site", "member", "choice", "metric"]
Count = Literal["rows", "spells", "distinct", "balance"]

SHAPES: tuple[Shape, ...] = get_args(Shape)
FIELD_TYPES: tuple[FieldType, ...] = get_args(FieldType)
COUNTS: tuple[Count, ...] = get_args(Count)

# Columns that every register takes. They say what a row is, not what was measured.
COMMON_COLUMNS = ("id", "evidence", "page", "line", "note", "supersedes", "void")


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A column. ``register``: its values are keys of that register. ``missing``: a missing word may stand here.

    ``paper``: it names a document that belongs to the row alone (a manifest), and is another one every time.
    """

    id: str
    type: FieldType
    required: bool = False
    dimension: str = ""
    choices: tuple[str, ...] = ()
    min: Decimal | None = None
    max: Decimal | None = None
    missing: bool = False
    paper: bool = False
    register: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """The value of a field of the row."""

    field: str


@dataclass(frozen=True, slots=True)
class Constant:
    """One member for every row (written ``=member``)."""

    member: str


@dataclass(frozen=True, slots=True)
class AgeFrom:
    """The age band on the day that counts, from the year of birth in a field (written ``{age_from: born}``)."""

    field: str


@dataclass(frozen=True, slots=True)
class Through:
    """A field of the row in another register that ``field`` names (written ``person.gender``)."""

    field: str
    target: str


@dataclass(frozen=True, slots=True)
class GroupOf:
    """The group that the member in a field belongs to (written ``{group_of: released_gas}``)."""

    field: str


DimensionSource = Column | Constant | AgeFrom | Through | GroupOf
SiteSource = Column | Through


@dataclass(frozen=True, slots=True, kw_only=True)
class Yield:
    """One metric that rows give.

    Either ``value`` names the number field to add up (``times`` another one, where a mean is wanted), or ``count``
    says what is counted: ``rows``; ``spells`` that run on a day, from ``since`` to ``until`` (empty: open) or to
    ``ended``, the day on which it was given up before, where spells with the same values ``once`` count as one (a
    certificate and its renewal);
    ``distinct`` values of ``of``; the ``balance`` of the register's ledger at the year's end. ``on`` is the date field
    that puts a row into a year; without it the row spans ``start`` to ``end``. The unit of a value is ``unit``, or
    stands in the field ``unit_from``. ``when`` and ``unless`` choose rows by the values of fields, and of what
    follows from the register's duties (a deadline met, a grade).
    """

    metric: str
    value: str = ""
    times: str = ""
    count: Count | None = None
    of: str = ""
    on: str = ""
    since: str = ""
    until: str = ""
    ended: str = ""
    once: tuple[str, ...] = ()
    dimensions: Mapping[str, DimensionSource] = field(default_factory=dict)
    when: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    unless: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    unit: Unit | None = None
    unit_from: str = ""
    site: SiteSource | None = None

    def takes(self, values: Mapping[str, object]) -> bool:
        """Whether a row with these field values counts for this metric."""
        for name, allowed in self.when.items():
            if values.get(name) not in allowed:
                return False
        return all(values.get(name) not in refused for name, refused in self.unless.items())


ROLES: Mapping[str, tuple[str, ...]] = {
    "meetings": ("meeting", "date", "body", "entitled", "present"),
    "reviews": ("meeting", "matter", "year", "outcome"),
    "projects": ("project", "status", "due", "completed", "investment", "currency"),
    "savings": ("project", "start", "end", "quantity", "unit"),
    "topic_scores": ("round", "group", "topic", "axis", "score", "answers"),
    "topic_surveys": ("round", "group", "returned"),
}
"""What a register may be to a book, with the fields that it must have for that."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterSpec:
    """One register.

    ``key``: fields that no two rows share. ``no_overlap``: fields within which periods may not overlap.
    ``complete``: fields within which the periods must fill the year. ``none_is_zero``: metrics that are zero when
    the register is kept and empty (no injury happened), not missing. ``personal``: rows are about people, so
    they never leave the book unaggregated. ``confidential``: not even what is wrong in them is quoted, and only counts
    of the whole group leave the book. ``any_metric``: rows name their metric, of this period type. ``needs``:
    by field and value, the fields without which a row with that value cannot count (a retirement needs the gas
    recovered). ``duties``: what is demanded of rows beyond single cells. ``role``: what the register is to the rest of
    the book (`ROLES`), where more than figures is made of it.
    """

    id: str
    topic: str
    label: Text
    shape: Shape
    fields: Mapping[str, Field]
    key: tuple[str, ...] = ()
    no_overlap: tuple[str, ...] = ()
    complete: tuple[str, ...] = ()
    none_is_zero: tuple[str, ...] = ()
    personal: bool = False
    confidential: bool = False
    needs: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    any_metric: Literal["duration", "instant"] | None = None
    yields: tuple[Yield, ...] = ()
    duties: Duties = NO_DUTIES
    role: str = ""

    @property
    def columns(self) -> tuple[str, ...]:
        """The header of an empty table of this register."""
        return (*self.fields, *COMMON_COLUMNS)
