"""Blocks to claims: every printed figure with its labels, unit, year and place."""
