"""Stated totals that cannot be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bad_input.folder import check, only

if TYPE_CHECKING:
    from bad_input.folder import Folder

HEADER = "metric,year,site,dimensions,value,unit,document,page,line,quote,note"
GOOD = 'leavers,2025,,gender=female,"37,027",person,report.pdf,12,,,'

CASES = {
    "number": ("leavers,2025,,,many,person,,,,,", "number", "value", "many"),
    "metric": ("leaver,2025,,,37,person,,,,,", "metric_unknown", "metric", "leaver"),
    "dimension": ("leavers,2025,,carrier=coal,37,person,,,,,", "dimension", "dimensions", "carrier"),
    "member": ("leavers,2025,,gender=women,37,person,,,,,", "dimension", "dimensions", "women"),
    "form of dimensions": ("leavers,2025,,female,37,person,,,,,", "dimension", "dimensions", "female"),
    "site": ("leavers,2025,oak,,37,person,,,,,", "site_unknown", "site", "oak"),
    "unit": ("leavers,2025,,,37,souls,,,,,", "unit_unknown", "unit", "souls"),
    "unit family": ("leavers,2025,,,37,kWh,,,,,", "unit_family", "unit", "kWh"),
    "year": ("leavers,FY25,,,37,person,,,,,", "year", "year", "FY25"),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_a_bad_assertion(folder: Folder, case: tuple[str, str, str, str]) -> None:
    line, code, column, quoted = case
    folder.write("assertions.csv", "\n".join([HEADER, GOOD, line, GOOD.replace("2025", "2024")]))
    read = folder.read()
    check(only(read, f"assertion.{code}"), "assertions.csv", 3, column, quoted)
    assert read.book is not None
    assert [(stated.year, stated.printed) for stated in read.book.assertions] == [(2025, "37,027"), (2024, "37,027")]


def test_assertions_without_values(folder: Folder) -> None:
    folder.write("assertions.csv", "metric,year,unit\nleavers,2025,person\n")
    check(only(folder.read(), "table.header_missing"), "assertions.csv", 1, "value", "value")
