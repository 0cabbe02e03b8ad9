"""Integrity letters as a rate."""

from assay.calc.formula import formula


@formula(source="arithmetic: letters signed ÷ posts that require one")
def integrity_letter_rate(integrity_letters_signed, integrity_letters_due):
    """Posts whose holders signed an integrity letter. Percent."""
    return integrity_letters_signed / integrity_letters_due
