"""What this installation knows of itself."""

from sqlalchemy import select

from app.core.db import db
from app.installation.models import InstallationFact

EXAMPLE_DATA = "example_data"
LOADED, REMOVED = "loaded", "removed"
ASKED = "installation_facts"  # what a session read of them in its transaction


def fact(name: str) -> str | None:
    """The value of a fact, None when it was never set; all of them are asked of the database once in a transaction."""
    session = db.session()
    asked = session.info.get(ASKED)
    if asked is None or asked[0] is not session.get_transaction():
        rows = {row.name: row.value for row in session.scalars(select(InstallationFact))}
        asked = session.info[ASKED] = (session.get_transaction(), rows)
    value: str | None = asked[1].get(name)
    return value


def has_example_data() -> bool:
    """True while the example data are loaded: every page and paper then says so."""
    return fact(EXAMPLE_DATA) == LOADED
