"""Checks on a book: what cannot be true, what is not there, what changed without a word."""
