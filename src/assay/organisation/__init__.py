"""Who belongs to the group, where it works, and how much of each entity counts on a given day."""
