"""How far a document answers the provisions of its framework."""
