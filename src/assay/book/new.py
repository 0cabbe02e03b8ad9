"""An empty book: the folder, a ``book.yaml`` to fill in, and a table with a header for every register."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assay.book.assertions import COLUMNS
from assay.book.tables_out import write_records, write_rows

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from assay.book.register import RegisterSpec

_FACTOR_COLUMNS = (
    "id", "parameter", "level", "area", "member", "value", "unit", "from", "to", "document", "publisher", "at",
    "url", "licence", "confidence", "basis", "reviewed_on", "note",
)  # fmt: skip

# What a listed group in Hong Kong reports under, by the fiscal year from which it holds.
_IN_FORCE = ((2025, "hkex-code-2025"), (0, "hkex-guide-2020"))

_BOOK = """\
# Every key is explained in docs/book-format.md.
group:
  name: {{en: {name}}}
  # short_name: {{en: …, zh-Hant: …, zh-Hans: …}}
  # stock_code: "00000"
currency: CNY                       # CNY, HKD or USD
fiscal_year: {{first_month: 1, years: [{before}, {year}]}}   # the last one is the reporting year
languages: [en, zh-Hant, zh-Hans]
listing: {{market: main_board, large_cap: no}}   # main_board or gem; large_cap: in the exchange's LargeCap index
frameworks: [{framework}]
entities: {{}}
#  parent: {{name: {{en: …}}, ownership: [{{since: {before}-01-01, share: "100%"}}]}}
sites: {{}}
#  plant:
#    name: {{en: …}}
#    entity: parent
#    country: CN
#    region: CN-JL                  # ISO 3166-2
#    grid: CN-NORTHEAST             # CN-NORTH, CN-NORTHEAST, CN-EAST, CN-CENTRAL, CN-NORTHWEST, CN-SOUTH, CN-SOUTHWEST
#    since: {before}-01-01
settings:
  turnover_denominator: average     # period_end, average or opening_and_hires
  age_bands: [under_30, 30_to_50, over_50]
  consolidation: operational_control   # or financial_control, equity_share
  small_cells: 5   # groups of fewer people are not published; 0: all are
"""


def new_book(folder: Path, registers: Mapping[str, RegisterSpec], year: int, name: str = "") -> tuple[Path, ...]:
    """Make an empty book for a reporting year and the year before; returns the files written.

    A register whose emptiness means zero ("no injury happened") gets its header in ``templates/``: putting the
    file into ``records/`` says that the register is kept. Raises `FileExistsError` where a book is already.
    """
    if (folder / "book.yaml").exists():
        raise FileExistsError(f"'{folder.name}' holds a book already (book.yaml); choose another folder")
    folder.mkdir(parents=True, exist_ok=True)
    head = folder / "book.yaml"
    framework = next(name for since, name in _IN_FORCE if year >= since)
    text = _BOOK.format(name=_quoted(name or folder.name), before=year - 1, year=year, framework=framework)
    head.write_text(text, "utf-8", newline="")
    made = [head]
    for spec in registers.values():
        path = folder / ("templates" if spec.none_is_zero else "records") / f"{spec.id}.csv"
        write_records(path, spec, ())
        made.append(path)
    for path, columns in ((folder / "assertions.csv", COLUMNS), (folder / "factors" / "own.csv", _FACTOR_COLUMNS)):
        write_rows(path, columns, ())
        made.append(path)
    for empty in ("narrative", "evidence"):
        (folder / empty).mkdir(exist_ok=True)
    return tuple(made)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
