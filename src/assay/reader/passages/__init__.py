"""What is told from running text: headings, notes, sentences, language, the content index."""
