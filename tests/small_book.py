"""A book folder made of text in a test, and short ways to ask what follows from it."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from decimal import Decimal
from textwrap import dedent
from typing import TYPE_CHECKING

from assay.content import load_content
from assay.examine import Examined, examine

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from assay.core.findings import Finding
    from assay.facts.fact import Fact

# Two plants in two provinces and grids, and an office of another country and supplier. Factors that
# a test relies on are written in the test, as the group's own.
HEAD = """\
group:
  name: {en: Small Group, zh-Hant: 小集團, zh-Hans: 小集团}
currency: CNY
fiscal_year: {first_month: 1, years: [2023, 2024]}
languages: [en, zh-Hant, zh-Hans]
entities:
  parent: {name: {en: Parent}, ownership: [{since: 2010-01-01, share: "100%"}]}
sites:
  birch:
    {name: {en: Birch plant, zh-Hant: 樺廠, zh-Hans: 桦厂}, entity: parent, country: CN, region: CN-JL, grid: CN-NORTHEAST}
  cedar: {name: {en: Cedar plant}, entity: parent, country: CN, region: CN-GD, grid: CN-SOUTH}
  harbour: {name: {en: Harbour office}, entity: parent, country: HK, region: HK, supplier: clp}
settings:
  turnover_denominator: period_end
"""

FACTOR_HEADER = "id,parameter,level,area,member,value,unit,from,to,document,publisher,confidence"


@dataclass(frozen=True)
class SmallBook:
    """A book folder of one test."""

    root: Path

    def write(self, files: Mapping[str, str]) -> SmallBook:
        """Put files into the folder; indentation that all lines share is removed."""
        for name, text in files.items():
            path = self.root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(dedent(text).lstrip("\n"), "utf-8")
        return self

    def head(self, old: str, new: str) -> SmallBook:
        """Change one thing in book.yaml."""
        path = self.root / "book.yaml"
        text = path.read_text("utf-8")
        assert old in text, old
        path.write_text(text.replace(old, new), "utf-8")
        return self

    def own_factors(self, *rows: str) -> SmallBook:
        return self.write({"factors/own.csv": "\n".join((FACTOR_HEADER, *rows)) + "\n"})

    def records(self, *rows: str) -> SmallBook:
        """Figures of whole years, in short: ``"employees 2024 30 person gender=female site=birch"``."""
        read = [_short(row) for row in rows]
        catalogue = load_content().catalogue
        instant = [row for row in read if catalogue.metrics[row["metric"]].period == "instant"]
        lasting = [row for row in read if catalogue.metrics[row["metric"]].period == "duration"]
        for row in lasting:
            year = row.pop("year")
            row |= {"start": f"{year}-01-01", "end": f"{year}-12-31"}
        for row in instant:
            row["date"] = f"{row.pop('year')}-12-31"
        for name, rows_of in (("figures", lasting), ("states", instant)):
            (self.root / f"records/{name}.csv").unlink(missing_ok=True)
            if rows_of:
                self.write({f"records/{name}.csv": _table(rows_of)})
        return self

    def states(self, *rows: str, note: str = "") -> SmallBook:
        """Stated totals, in short: ``"turnover_rate 2024 14.9 % gender=male"``. The values as printed."""
        read = []
        for row in (_short(row) for row in rows):
            given = {"metric": row.pop("metric"), "year": row.pop("year"), "site": row.pop("site", "")}
            given |= {"value": row.pop("quantity"), "unit": row.pop("unit"), "document": "report.pdf", "note": note}
            read.append(given | {"dimensions": ";".join(f"{name}={member}" for name, member in row.items())})
        return self.write({"assertions.csv": _table(read)})

    def examine(self, *topics: Path) -> Examined:
        found = examine(self.root, load_content(*topics))
        assert isinstance(found, Examined), found
        return found

    def check(self) -> tuple[Finding, ...]:
        return self.examine().findings


def _short(row: str) -> dict[str, str]:
    metric, year, quantity, unit, *pairs = row.split()
    cut = dict(pair.split("=") for pair in pairs)
    return {"metric": metric, "year": year, "quantity": quantity.replace("_", " "), "unit": unit, **cut}


def _table(rows: list[dict[str, str]]) -> str:
    columns = list(dict.fromkeys(name for row in rows for name in row))
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def fact(examined: Examined, metric: str, year: int = 2024, **cut: str) -> Fact:
    """The fact of a cut, which must be there."""
    found = examined.calculation.facts.get(metric, year, **cut)
    assert found is not None, sorted(map(str, examined.calculation.facts.facts))
    return found


def value(examined: Examined, metric: str, year: int = 2024, **cut: str) -> Decimal:
    """The value of a fact, which must be there and known."""
    found = fact(examined, metric, year, **cut)
    assert isinstance(found.value, Decimal), found.value
    return found.value


def absent(examined: Examined, metric: str, year: int = 2024, **cut: str) -> bool:
    """Whether there is no such fact at all."""
    return examined.calculation.facts.get(metric, year, **cut) is None


def codes(findings: tuple[Finding, ...]) -> list[str]:
    return [finding.code for finding in findings]


def of_code(findings: tuple[Finding, ...], code: str) -> list[Finding]:
    return [finding for finding in findings if finding.code == code]
