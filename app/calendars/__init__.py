"""A private calendar for each account: what its organization owes, and the activities that are planned."""
