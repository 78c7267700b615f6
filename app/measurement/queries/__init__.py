"""All that analyses are computed from, as our own tables hold it."""

from app.measurement.queries.reading import source

__all__ = ["source"]
