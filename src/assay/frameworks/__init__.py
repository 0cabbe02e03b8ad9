"""Disclosure frameworks: editions of them, what each provision asks for, and how far a report answers.

A provision names metrics; a metric never names a framework. The editions are data, in `assay/editions/frameworks`.
"""
