"""The private calendar."""
