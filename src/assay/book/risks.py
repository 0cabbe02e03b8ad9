"""What the climate may do to the group, for worse and for better, and what the group does about it.

``risks.yaml`` holds judgements: horizons, scores, ranges, scenarios. Amounts that are known exactly (capital deployed,
assets exposed, the price of carbon) are records like all others.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from assay.core.languages import Text

RiskGroup = Literal["physical", "transition", "opportunity"]
Stage = Literal["upstream", "own_operations", "downstream"]
Direction = Literal["increase", "decrease"]
LineItem = Literal[
    "revenue", "cost_of_sales", "operating_expenses", "finance_costs", "capital_expenditure", "property_and_plant",
    "inventories", "provisions", "cash_flow",
]  # fmt: skip
NoAmount = Literal["not_separable", "too_uncertain", "no_capability"]
StepStatus = Literal["planned", "under_way", "done", "delayed", "given_up"]

# Kinds as IFRS S2 and the recommendations before it tell them apart.
KINDS: dict[str, RiskGroup] = {
    "acute": "physical",
    "chronic": "physical",
    "policy": "transition",
    "legal": "transition",
    "technology": "transition",
    "market": "transition",
    "reputation": "transition",
    "resource_efficiency": "opportunity",
    "energy_source": "opportunity",
    "products": "opportunity",
    "markets": "opportunity",
    "resilience": "opportunity",
}
GROUPS: tuple[RiskGroup, ...] = get_args(RiskGroup)
STAGES: tuple[Stage, ...] = get_args(Stage)
DIRECTIONS: tuple[Direction, ...] = get_args(Direction)
LINE_ITEMS: tuple[LineItem, ...] = get_args(LineItem)
NO_AMOUNTS: tuple[NoAmount, ...] = get_args(NoAmount)
STEP_STATUSES: tuple[StepStatus, ...] = get_args(StepStatus)

CURRENT = "current"  # an effect of the reporting year, not of a horizon
LOWEST, HIGHEST = 1, 5


@dataclass(frozen=True, slots=True)
class Horizon:
    """``until`` is its last fiscal year; it begins where the one before ends. ``why`` links it to planning."""

    id: str
    name: Text
    until: int
    why: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What a risk or opportunity does to a line of the accounts, now (``current``) or within a horizon.

    ``low`` and ``high`` bound the amount in the book's currency, or are both ``None``: then ``reason`` says why there
    is none, and ``words`` what can be said instead.
    """

    when: str
    line: LineItem
    direction: Direction
    low: Decimal | None = None
    high: Decimal | None = None
    reason: NoAmount | None = None
    words: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Risk:
    """A risk or an opportunity. ``likelihood`` and ``impact`` are scores from 1 to 5; ``owner`` is the id of a body.

    ``sites`` is empty where the whole group is meant. ``metrics`` are figures by which it is watched.
    ``adjusts_next_year``: a carrying amount may have to be adjusted materially within the next year.
    """

    id: str
    name: Text
    kind: str
    description: Text
    horizons: tuple[str, ...]
    likelihood: int
    impact: int
    stages: tuple[Stage, ...] = ()
    sites: tuple[str, ...] = ()
    effects: tuple[Effect, ...] = ()
    measures: tuple[Text, ...] = ()
    owner: str = ""
    metrics: tuple[str, ...] = ()
    adjusts_next_year: bool = False

    @property
    def group(self) -> RiskGroup:
        return KINDS[self.kind]


@dataclass(frozen=True, slots=True)
class Result:
    """What a scenario does to one risk or opportunity."""

    risk: str
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """``warming`` is the rise above pre-industrial times by 2100, in degrees Celsius, as its source states it.

    ``years`` are those looked at. ``agreement``: it is in line with the latest international agreement on climate.
    """

    id: str
    name: Text
    source: Text
    warming: Decimal
    years: tuple[int, ...] = ()
    agreement: bool = False
    assumptions: tuple[Text, ...] = ()
    results: tuple[Result, ...] = ()


@dataclass(frozen=True, slots=True)
class Analysis:
    """When and how scenarios were applied."""

    carried_out: date
    covers: Text
    method: Text | None = None


@dataclass(frozen=True, slots=True)
class Resilience:
    """What the scenarios say of the strategy: the statement, what is uncertain, and the capacity to adapt."""

    statement: Text
    uncertainties: tuple[Text, ...] = ()
    capacity: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class CarbonPrice:
    """How a price on emissions enters decisions, or with ``used`` false why there is none.

    ``price`` and ``cost`` are metrics: the price of the year, which is a record, and what the year's emissions cost at
    it, which follows.
    """

    used: bool
    covers: Text | None = None
    how: Text | None = None
    price: str = ""
    cost: str = ""


@dataclass(frozen=True, slots=True)
class Remuneration:
    """Whether and how climate bears on the pay of executives. A percentage is a record."""

    linked: bool
    how: Text


@dataclass(frozen=True, slots=True)
class Step:
    """One thing the plan says shall be done by the end of a year, and how far it is."""

    year: int
    what: Text
    status: StepStatus
    progress: Text | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """The transition plan: its aim, what it assumes and depends on, who pays, and its steps."""

    aim: Text
    assumptions: tuple[Text, ...] = ()
    dependencies: tuple[Text, ...] = ()
    resources: Text | None = None
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskRegister:
    """All of ``risks.yaml``."""

    horizons: tuple[Horizon, ...] = ()
    risks: tuple[Risk, ...] = ()
    scenarios: tuple[Scenario, ...] = ()
    analysis: Analysis | None = None
    resilience: Resilience | None = None
    carbon_price: CarbonPrice | None = None
    remuneration: Remuneration | None = None
    plan: Plan | None = None

    def of_group(self, group: RiskGroup) -> tuple[Risk, ...]:
        return tuple(risk for risk in self.risks if risk.group == group)

    def effects(self, *, current: bool) -> tuple[tuple[Risk, Effect], ...]:
        """Effects of the reporting year, or those that are expected."""
        return tuple((r, e) for r in self.risks for e in r.effects if (e.when == CURRENT) is current)
