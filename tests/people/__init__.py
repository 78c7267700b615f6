"""People and their positions over time."""
