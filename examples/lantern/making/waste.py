"""waste.csv: weighbridge slips by month."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lantern.making.draw import CODE, MONTHS, QUARTERS, near, number, rng
from lantern.making.ledger import month_span, quarter_span
from lantern.making.plant_books import HAZARDOUS
from lantern.making.plants import PRIMARY

if TYPE_CHECKING:
    from lantern.making.ledger import Ledger


def waste(ledger: Ledger, output: dict[tuple[str, int, int], float]) -> dict[tuple[str, str, int, int], str]:
    """waste.csv: slag and household waste by month. The answer is tonnes of hazardous waste handed over, which stand in
    a ledger of their own: by site, stream, year and quarter.
    """
    source = rng("waste")
    slag, less = {"birch": 5.08, "cedar": 4.92}, {2023: 1.0, 2024: 0.985, 2025: 0.96}
    for year, month in MONTHS:
        for site in ("birch", "cedar", "harbour"):
            rows: list[tuple[str, str, float, int]] = []
            if site in slag:
                primary = output[site, year, month] * PRIMARY[site]
                tonnes = near(source, primary * slag[site] * less[year])
                buried = 0.04 if site == "birch" else 0.0
                rows.append(("industrial_solid", "recycled", tonnes * (1 - buried), 1))
                if buried:
                    rows.append(("industrial_solid", "landfilled", tonnes * buried, 1))
                rows += [
                    ("dust", "recycled", near(source, primary * 0.058, 0.03), 1),
                    ("kitchen", "other", near(source, 2.9 if site == "birch" else 2.1, 0.06), 2),
                ]
            rows.append(
                (
                    "domestic",
                    "municipal",
                    near(source, {"birch": 10.8, "cedar": 8.4, "harbour": 0.14}[site], 0.05),
                    2,
                )
            )
            start, end = month_span(year, month)
            for stream, treatment, tonnes, places in rows:
                _waste(
                    ledger,
                    site,
                    "non_hazardous",
                    stream,
                    treatment,
                    f"WB-{CODE[site]}-{year}{month:02d}-{stream[:3]}{treatment[:1]}",
                    (start, end, year, (month + 2) // 3),
                    number(tonnes, places),
                )
    handed_over: dict[tuple[str, str, int, int], str] = {}
    for year, quarter in QUARTERS:
        start, end = quarter_span(year, quarter)
        for site, kinds in HAZARDOUS.items():
            for stream, _, tonnes, _, _ in kinds:
                handed_over[site, stream, year, quarter] = number(near(source, tonnes * less[year] ** 2, 0.05), 2)
            _waste(
                ledger,
                site,
                "non_hazardous",
                "sludge",
                "recycled",
                f"SL-{CODE[site]}-{year}Q{quarter}",
                (start, end, year, quarter),
                number(near(source, 3.6, 0.06), 2),
            )
    return handed_over


def _waste(
    ledger: Ledger,
    site: str,
    hazard: str,
    stream: str,
    treatment: str,
    manifest: str,
    span: tuple[str, str, int, int],
    tonnes: str,
) -> None:
    start, end, year, quarter = span
    ledger.add(
        "waste",
        {
            "id": f"WS-{manifest}",
            "site": site,
            "hazard": hazard,
            "waste_stream": stream,
            "treatment": treatment,
            "manifest": manifest,
            "start": start,
            "end": end,
            "quantity": tonnes,
            "unit": "t",
        },
        ("manifests", site, year, quarter),
        f"manifest {manifest}",
    )
