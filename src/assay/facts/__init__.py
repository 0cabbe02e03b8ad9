"""Facts: exact figures with their proof."""
