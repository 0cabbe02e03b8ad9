"""Parameters of formulas: emission factors, calorific values. What they are, and which one applies."""
