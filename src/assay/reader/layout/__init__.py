"""Pages with words as blocks: columns, margins, tables, passages."""
