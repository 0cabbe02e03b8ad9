"""Readings made by hand: of a text with lines, and of a PDF with boxes on its pages."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from assay.content import load_content
from assay.core.findings import Finding, Severity
from assay.core.interval import Interval
from assay.core.languages import Language, Text
from assay.core.missing import Missing
from assay.core.provenance import Place
from assay.core.units import unit
from assay.reader.block import Extract
from assay.reader.claim import Claim
from assay.reader.page import Box, Page, TextLine
from assay.reader.reading import Answer, Reading
from assay.reader.unplaced import Unplaced

CONTENT = load_content()
EDITION = CONTENT.framework("hkex-guide-2020")

TEXT = """Sample Company
Emissions\t2025\t2024
Scope 1\t120\t110
Scope 2\t80\t90
Total\t250\t200
We planted <b>1,250</b> trees & shrubs."""


def made_claim(number: int, printed: str, **more: object) -> Claim:
    value = Decimal(printed.replace(",", ""))
    given: dict[str, object] = {
        "id": number,
        "labels": ("Emissions", f"Row {number}"),
        "printed": printed,
        "value": value,
        "interval": Interval.printed(value),
        "unit": unit("tCO2e"),
        "unit_printed": "tCO2e",
        "fiscal_year": 2025,
        "quote": f"Row {number} {printed}",
        **more,
    }
    return Claim(**given)  # type: ignore[arg-type]


def made_finding(*ids: int, severity: Severity = "error", **more: object) -> Finding:
    given: dict[str, object] = {
        "code": "read.parts",
        "severity": severity,
        "message": "The parts give 200, and 250 is printed.",
        "place": Place("sample.txt", line=5),
        "metric": "ghg_emissions",
        "fiscal_year": 2025,
        "details": (
            *(("claim", str(number)) for number in ids),
            ("found", "250 tCO2e, so in [245, 255]"),
            ("expected", "[195, 205]"),
            ("arithmetic", "120 + 80 = 200, not 250"),
            ("cause", "One digit differs."),
        ),
        "action": "One digit differs. Ask.",
        **more,
    }
    return Finding(**given)  # type: ignore[arg-type]


def text_reading(language: Language = "en") -> Reading:
    """A total that its parts contradict, a figure without a metric, and one that is withheld."""
    lines = tuple(TextLine(number, text) for number, text in enumerate(TEXT.split("\n"), 1))
    claims = (
        made_claim(1, "120", metric="scope_1", kpi="A1.2", line=3),
        made_claim(2, "80", metric="scope_2_location", kpi="A1.2", line=4),
        made_claim(3, "250", metric="ghg_emissions", kpi="A1.2", line=5),
        made_claim(4, "200", metric="ghg_emissions", kpi="A1.2", line=5, fiscal_year=2024),
        made_claim(5, "1,250", labels=("trees",), unit=None, unit_printed="", line=6, source="prose"),
        replace(made_claim(6, "0", line=6), printed="N/A", value=Missing("not_applicable"), interval=None),
    )
    coverage = tuple(
        Answer(
            framework=EDITION.id,
            provision=provision.code,
            status="disclosed" if place % 2 else "missing",
            where="line 3" if place % 2 else "",
            quote="Scope 1 <120>" if place % 2 else "",
            reason=Text("" if place % 2 else "nothing found"),
            line=3 if place % 2 else None,
        )
        for place, provision in enumerate(EDITION.provisions)
    )
    return Reading(
        name="sample.txt",
        extract=Extract(
            name="sample.txt",
            language=language,
            pages=(Page(number=1, source="lines", lines=lines),),
            blocks=(),
            year=2025,
            title="Sample & Company",
        ),
        claims=claims,
        findings=(made_finding(3, 1, 2),),
        coverage=coverage,
        edition=EDITION,
        unplaced=(
            Unplaced(printed="17", reason="no_unit", line=6, quote="from 17 to 23 & on"),
            Unplaced(printed="5", reason="chart", line=6, quote="5 | 6"),
            Unplaced(printed="6", reason="chart", line=6, quote="5 | 6"),
        ),
    )


def pdf_reading(width: float, height: float) -> Reading:
    """The same on two pages of a PDF: figures have boxes, lines are gone."""
    made = text_reading()
    claims = tuple(
        replace(claim, line=None, page=1 + place % 2, box=Box(100, 200 + 20 * place, 140, 212 + 20 * place))
        for place, claim in enumerate(made.claims)
    )
    pages = tuple(Page(number=n, source="text_layer", width=width, height=height) for n in (1, 2))
    findings = tuple(replace(finding, place=Place("sample.pdf", page=1)) for finding in made.findings)
    return replace(
        made,
        name="sample.pdf",
        extract=replace(made.extract, name="sample.pdf", pages=pages),
        claims=claims,
        findings=findings,
    )
