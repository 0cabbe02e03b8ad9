"""Several documents side by side."""
