"""What others publish, as data: frameworks, factor sets, warming potentials, emission limits. No code.

`docs/reference-data.md` says what is here, how far it can be trusted and how to add a set.
"""
