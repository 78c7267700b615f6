"""Reading a list of groups; what is wrong in a row is said with row, column and fix."""

from app.kim.imports.places import Villages
from app.kim.imports.reading import read_list

__all__ = ["Villages", "read_list"]
