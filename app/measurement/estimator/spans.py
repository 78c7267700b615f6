"""Two numbers that belong together."""

Interval = tuple[float, float]
Window = tuple[int, int]  # first and last month after the month of the first outreach
