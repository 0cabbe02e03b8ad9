"""A small book on disk to put faults into, and what a test may ask about the findings."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import assay
from assay.book.load import BookRead, load_book
from assay.book.register_load import load_registers
from assay.catalogue.load import load_catalogue

if TYPE_CHECKING:
    from assay.book.register import RegisterSpec
    from assay.catalogue.catalogue import Catalogue
    from assay.core.findings import Finding

TOPICS = Path(assay.__file__).parent / "topics"

BOOK = """\
group:
  name: {en: Lantern Magnesium Group, zh-Hant: 燈塔鎂業集團}
currency: CNY
fiscal_year: {first_month: 1, years: [2024, 2025]}
languages: [en, zh-Hant]
entities:
  metals: {name: {en: Lantern Metals}, ownership: [{since: 2010-01-01, share: "100%"}]}
sites:
  birch: {name: {en: Birch Valley plant, zh-Hans: 桦谷厂}, entity: metals}
  cedar: {name: {en: Cedar plant}, entity: metals}
members:
  product: {ingot: {en: Magnesium ingot, zh-Hans: 镁锭}}
"""

ENERGY = "site,meter,carrier,start,end,quantity,unit"
GOOD = (
    "birch,M1,electricity,2025-01-01,2025-01-31,100.50,kWh",
    "birch,M1,electricity,2025-02-01,2025-02-28,200,kWh",
)
FIGURES = "metric,site,start,end,quantity,unit,gender"
GOOD_FIGURE = "leavers,,2025-01,2025-12,12,person,female"


@cache
def catalogue() -> Catalogue:
    return load_catalogue([TOPICS])


@cache
def registers() -> dict[str, RegisterSpec]:
    return load_registers([TOPICS])


@dataclass(frozen=True)
class Folder:
    """A book folder of one test."""

    root: Path

    def write(self, name: str, content: str | bytes) -> Path:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def table(self, name: str, *lines: str) -> Path:
        return self.write(f"records/{name}", "\n".join(lines) + "\n")

    def energy(self, *lines: str) -> None:
        """A good row, the given rows from row 3 on, and another good row."""
        self.table("energy.csv", ENERGY, GOOD[0], *lines, GOOD[1])

    def read(self) -> BookRead:
        return load_book(self.root, catalogue(), registers())


def only(read: BookRead, code: str) -> Finding:
    """The one finding of a code."""
    found = [finding for finding in read.findings if finding.code == code]
    assert len(found) == 1, [str(finding) for finding in read.findings]
    return found[0]


def count(read: BookRead, register: str = "energy") -> int:
    """How many records of a register survived."""
    assert read.book is not None
    return len(read.book.records[register])


def check(finding: Finding, file: str, row: int | None, column: str, quoted: str) -> None:
    """Its place, that it quotes what was found, and that it says what was expected and what to do."""
    assert finding.place is not None
    assert (finding.place.file, finding.place.row, finding.place.column) == (file, row, column)
    assert f"'{quoted}'" in finding.message, finding.message
    assert finding.expected
    assert finding.action
