"""Values that everything else is made of: numbers, units, periods, sources, findings.

Imports nothing of ours. Each idea has its own module; import from there.
"""
