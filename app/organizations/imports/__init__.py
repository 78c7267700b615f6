"""Reading a list of organizations: pure, no database; what is wrong in a row is said with row, column and fix."""

from app.organizations.imports.places import Places
from app.organizations.imports.reading import read_list

__all__ = ["Places", "read_list"]
