"""What can be reported: metrics, the dimensions they are split by, and their names in three languages."""
