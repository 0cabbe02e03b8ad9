"""From records to facts: formulas, the order to use them in, and the proof of what came out."""
