"""Extracted text and web pages as blocks."""
