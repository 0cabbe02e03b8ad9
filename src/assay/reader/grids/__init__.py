"""Rows of cells made into tables, from whatever source."""
