"""Collection workbooks: a book asks a site once for what it lacks, and tells it in the cell what is wrong."""
