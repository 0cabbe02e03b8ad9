"""Files that people fill in, read as rows of text with their place. Knows tables, not what they mean."""
