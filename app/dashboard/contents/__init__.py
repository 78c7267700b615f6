"""What stands on each page, as plain data."""
