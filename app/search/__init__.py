"""Searching across all rooms at once: what can be found, its words, and the page."""
