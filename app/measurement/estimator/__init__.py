"""Pure functions on arrays: numpy, scipy and nothing of the database or the web."""
