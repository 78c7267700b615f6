"""People and organizations that every test knows."""
