"""A book: one group's records and everything said about them, read from a folder and written back to one."""
