"""Loading the example data into an empty installation, and taking everything out again.

While the example data are loaded the whole installation is an example: whatever people add to it is labelled and
removed with it. So they never mix with real data.
"""

from app.demo.operations.loading import first_run, load
from app.demo.operations.removing import TABLES, remove

__all__ = ["TABLES", "first_run", "load", "remove"]
