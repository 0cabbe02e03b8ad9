"""Arithmetic as the judge between possible readings."""
