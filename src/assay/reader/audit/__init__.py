"""What in a document cannot be true, by its own figures."""
