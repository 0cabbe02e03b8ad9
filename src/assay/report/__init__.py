"""From facts, narrative and coverage to a document: what a report says, before it is set."""
