"""waste.csv: weighbridge slips by month, transfer manifests by quarter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lantern.making.draw import CODE, MONTHS, QUARTERS, near, number, rng
from lantern.making.ledger import month_span, quarter_span
from lantern.making.plants import PRIMARY

if TYPE_CHECKING:
    from lantern.making.ledger import Ledger


def waste(ledger: Ledger, output: dict[tuple[str, int, int], float]) -> None:
    """waste.csv: slag and household waste by month, hazardous waste by transfer manifest each quarter."""
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
    hazardous = {
        "birch": (
            ("tar", "recycled", 19.6),
            ("waste_oil", "recycled", 1.34),
            ("oily_rags", "incinerated", 0.41),
        ),
        "cedar": (
            ("waste_oil", "incinerated_with_recovery", 1.12),
            ("oily_rags", "incinerated", 0.36),
            ("flux_residue", "recycled", 6.4),
        ),
    }
    for year, quarter in QUARTERS:
        start, end = quarter_span(year, quarter)
        for site, kinds in hazardous.items():
            for stream, treatment, tonnes in kinds:
                _waste(
                    ledger,
                    site,
                    "hazardous",
                    stream,
                    treatment,
                    f"HW-{CODE[site]}-{year}Q{quarter}-{stream[:3].upper()}",
                    (start, end, year, quarter),
                    number(near(source, tonnes * less[year] ** 2, 0.05), 2),
                )
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
    ledger.withdraw(
        "waste",
        "WS-HW-BIR-2024Q3-TAR",
        "The carrier issued the manifest twice; only one load left the plant.",
    )


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
