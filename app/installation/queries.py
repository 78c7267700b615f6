"""What this installation knows of itself."""

from app.core.db import db
from app.installation.models import InstallationFact

EXAMPLE_DATA = "example_data"
LOADED, REMOVED = "loaded", "removed"


def fact(name: str) -> str | None:
    """The value of a fact, None when it was never set; asked of the database once in a transaction."""
    session = db.session()
    asked = session.info.get(name)
    if asked is None or asked[0] is not session.get_transaction():
        row = session.get(InstallationFact, name)
        asked = session.info[name] = (session.get_transaction(), row.value if row else None)
    value: str | None = asked[1]
    return value


def has_example_data() -> bool:
    """True while the example data are loaded: every page and paper then says so."""
    return fact(EXAMPLE_DATA) == LOADED
