"""The choices of a group that change what its numbers mean. They stand in the book, never on a command line."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, cast, get_args

from assay.book.faults import one_of
from assay.organisation.boundary import CONSOLIDATIONS, Consolidation

if TYPE_CHECKING:
    from assay.book.nodes import Node
    from assay.catalogue.catalogue import Catalogue

Gwp = Literal["ar4", "ar5", "ar6"]
Combustion = Literal["one_factor", "by_gas"]
TurnoverDenominator = Literal["period_end", "average", "opening_and_hires"]

TURNOVER_DENOMINATORS: tuple[TurnoverDenominator, ...] = get_args(TurnoverDenominator)
GWPS: tuple[Gwp, ...] = get_args(Gwp)
COMBUSTION: tuple[Combustion, ...] = get_args(Combustion)
AGE_BANDS = ("under_30", "30_to_50", "over_50")


@dataclass(frozen=True, slots=True)
class Settings:
    """``turnover_denominator``: leavers over the headcount at the year's end, over its average with the year before, or
    over the opening headcount and hires. ``age_bands``: members of the dimension age that do not overlap.
    ``records_as_printed``: records were copied from a publication, so each stands for an interval.
    ``consolidation``: the organisational boundary. ``gwp``: the IPCC report whose 100-year warming potentials turn
    gases into CO2e. ``combustion``: fuels with one factor, or carbon dioxide, methane and nitrous oxide each with its
    own. ``scope_2_market``: Scope 2 is computed by the market-based method too. ``small_cells``: groups of fewer
    people are not published, nor what would give them away; 0: all are.
    """

    turnover_denominator: TurnoverDenominator = "average"
    age_bands: tuple[str, ...] = AGE_BANDS
    records_as_printed: bool = False
    consolidation: Consolidation = "operational_control"
    small_cells: int = 0
    gwp: Gwp = "ar6"
    combustion: Combustion = "one_factor"
    scope_2_market: bool = False

    def for_formulas(self) -> dict[str, str]:
        """The choices that decide between variants of a formula, by the names that formulas use."""
        return {
            "turnover_denominator": self.turnover_denominator,
            "combustion": self.combustion,
            "scope_2_market": "yes" if self.scope_2_market else "no",
        }


def read_settings(node: Node | None, catalogue: Catalogue) -> Settings:
    if node is None:
        return Settings()
    found = node.known(Settings.__dataclass_fields__)
    default = Settings()
    turnover = found["turnover_denominator"].choice(TURNOVER_DENOMINATORS) if "turnover_denominator" in found else ""
    potentials = found["gwp"].choice(GWPS) if "gwp" in found else ""
    combustion = found["combustion"].choice(COMBUSTION) if "combustion" in found else ""
    approach = found["consolidation"].choice(CONSOLIDATIONS) if "consolidation" in found else ""
    return Settings(
        turnover_denominator=cast("TurnoverDenominator", turnover or default.turnover_denominator),
        age_bands=_bands(found["age_bands"], catalogue) if "age_bands" in found else default.age_bands,
        records_as_printed=found["records_as_printed"].flag() if "records_as_printed" in found else False,
        consolidation=cast("Consolidation", approach or default.consolidation),
        gwp=cast("Gwp", potentials or default.gwp),
        combustion=cast("Combustion", combustion or default.combustion),
        scope_2_market=found["scope_2_market"].flag() if "scope_2_market" in found else False,
        small_cells=_small(found["small_cells"]) if "small_cells" in found else default.small_cells,
    )


def _small(node: Node) -> int:
    given = node.integer()
    if given is not None and (given == 0 or given >= 3):
        return given
    if given is not None:
        node.wrong(
            "settings.small_cells",
            f"'{given}' protects nobody.",
            "Expected 3 or more (5 is usual), or 0 to publish every count.",
            "Write the least number of people that a published group may have.",
        )
    return 5  # where it is not clear what is allowed, less is said


def _bands(node: Node, catalogue: Catalogue) -> tuple[str, ...]:
    age = catalogue.dimensions.get("age")
    members = age.members if age is not None else {}
    bands = node.texts()
    for band in bands:
        if band not in members:
            node.wrong(
                "record.member_unknown", f"no age group is called '{band}'.", one_of(band, members), "Use one of them."
            )
            return AGE_BANDS
    spans = sorted((members[b].lower or 0, members[b].upper or 999) for b in bands)
    for (_, upper), (lower, _) in pairwise(spans):
        if lower <= upper:
            node.wrong(
                "settings.age_bands",
                f"the age groups '{', '.join(bands)}' overlap at {lower} years.",
                f"Expected bands such as {', '.join(AGE_BANDS)}.",
                "Choose one banding.",
            )
            return AGE_BANDS
    return bands or AGE_BANDS
