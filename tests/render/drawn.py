"""The sample report, drawn once a language for all tests."""

from __future__ import annotations

from functools import cache

from assay.core.languages import Language
from assay.render.pdf import PdfResult, render_pdf
from assay.render.xhtml import render_xhtml

from .sample import sample_document


@cache
def sample_pdf(language: Language) -> PdfResult:
    return render_pdf(sample_document(language))


@cache
def sample_xhtml(language: Language) -> bytes:
    return render_xhtml(sample_document(language))
