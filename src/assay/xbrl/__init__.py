"""The tagged report: our open taxonomy, Inline XBRL, packages and data files, and the validator that judges them."""
