"""Only the command line loads and removes the example data."""

from app.core.permissions import declare

MANAGE = declare("demo:manage", {})
