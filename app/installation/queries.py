"""What this installation knows of itself."""

from app.core.db import db
from app.installation.models import InstallationFact

EXAMPLE_DATA = "example_data"
LOADED, REMOVED = "loaded", "removed"


def fact(name: str) -> str | None:
    """The value of a fact, None when it was never set."""
    row = db.session.get(InstallationFact, name)
    return row.value if row else None


def has_example_data() -> bool:
    """True while the example data are loaded: every page and paper then says so."""
    return fact(EXAMPLE_DATA) == LOADED
