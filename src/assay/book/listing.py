"""How the group is listed: what a framework asks for depends on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, cast, get_args

if TYPE_CHECKING:
    from assay.book.nodes import Node

Market = Literal["main_board", "gem"]
MARKETS: tuple[Market, ...] = get_args(Market)


@dataclass(frozen=True, slots=True)
class Listing:
    """``market`` is the board; ``large_cap`` says that the issuer is in the exchange's index of large companies."""

    market: Market = "main_board"
    large_cap: bool = False

    @property
    def classes(self) -> tuple[str, ...]:
        """The classes of issuers that frameworks tell apart."""
        return (self.market, "large_cap") if self.large_cap else (self.market,)


def read_listing(node: Node | None) -> Listing:
    if node is None:
        return Listing()
    found = node.known(("market", "large_cap"))
    market = cast("Market", found["market"].choice(MARKETS) if "market" in found else "") or "main_board"
    large = found["large_cap"].flag() if "large_cap" in found else False
    if large and market != "main_board":
        found["large_cap"].wrong(
            "book.listing",
            f"the group is listed on '{market}' and said to be a LargeCap issuer.",
            "Expected LargeCap issuers on the main board only: they are constituents of its index of large companies.",
            "Correct one of them; it is taken not to be one.",
        )
        large = False
    return Listing(market, large)
