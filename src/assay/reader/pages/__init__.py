"""A file as pages: words with their boxes, lines of text, or letters told from a picture."""
