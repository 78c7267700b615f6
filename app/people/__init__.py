"""People and the positions they held, over time."""
