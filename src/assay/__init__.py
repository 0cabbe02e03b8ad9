"""Assay: environmental, social and governance figures that can be proved.

Records go in, facts with their proof come out, and reports are made of facts.
The public names are those of the subpackages; see ``docs/architecture.md``.
"""

__version__ = "0.1.0"
