"""A frozen report: what it is made of under one digest, how anyone verifies it, how two of them differ."""
