"""The walk-through of a new metric is followed to the letter in a temporary folder, and yields a figure."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

from assay.content import load_content
from assay.examine import Examined, examine

REPOSITORY = Path(__file__).parents[2]
PAGE = (REPOSITORY / "docs" / "adding-a-metric.md").read_text("utf-8")

BOOK = """
group: {name: {en: Example Group}}
currency: CNY
fiscal_year: {first_month: 1, years: [2025]}
languages: [en]
sites:
  plant: {name: {en: The plant}, country: CN, region: CN-JL, grid: CN-NORTHEAST, since: 2010-01-01}
"""


def _block(heading: str) -> str:
    found = re.search(rf"\*\*\d\. `{re.escape(heading)}`.*?```\w+\n(.*?)```", PAGE, re.DOTALL)
    assert found, heading
    return found[1]


def _topic(root: Path) -> Path:
    folder = root / "cooling"
    folder.mkdir(parents=True)
    for name in ("metrics.yaml", "registers.yaml", "parameters.yaml", "checks.yaml", "layout.yaml"):
        (folder / name).write_text(_block(name), "utf-8")
    code = "from assay.calc.formula import formula\n\n\n" + _block("formulas.py")
    (folder / "formulas.py").write_text(code, "utf-8")
    return root


def test_the_metric_of_the_page_is_computed_and_checked(tmp_path: Path) -> None:
    content = load_content(_topic(tmp_path / "topics"))
    book = tmp_path / "book"
    (book / "records").mkdir(parents=True)
    (book / "book.yaml").write_text(BOOK, "utf-8")
    (book / "records" / "cooling.csv").write_text(
        "site,tower,start,end,quantity,unit,evidence\nplant,T1,2025-01-01,2025-12-31,1200,m3,log\n", "utf-8"
    )
    (book / "records" / "figures.csv").write_text(
        "metric,site,start,end,quantity,unit,evidence\nwater_withdrawn,plant,2025-01-01,2025-12-31,1000,m3,bill\n",
        "utf-8",
    )
    found = examine(book, content)
    assert isinstance(found, Examined), found.findings
    rate = found.calculation.facts.get("evaporation_rate", 2025)
    assert rate is not None
    assert rate.value == Decimal(120)
    assert "bounds.exceeds" in {finding.code for finding in found.findings}
