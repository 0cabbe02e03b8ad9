"""What a claim is about: metric, dimensions, code, from the words of its labels."""
