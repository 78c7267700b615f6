"""Kerja sama: the memoranda and agreements between organizations, how long they run, and whose they are."""
