"""Everyone signed in may search; what is found is decided by whoever it belongs to."""

from app.core.permissions import declare, everyone

USE = declare("search:use", everyone())
REBUILD = declare("search:rebuild", {})  # the command line alone
