"""Content, one folder a topic: metrics, formulas, registers, checks. The engine imports none of it."""
