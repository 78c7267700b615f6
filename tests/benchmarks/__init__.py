"""Comparisons with the floor under each heavy path: ``make bench``. Pytest collects none of it; no test has a clock."""
