"""Regions are public knowledge; only the command line loads them."""

from app.core.permissions import declare, everyone

LOAD = declare("regions:load", {})
SEE = declare("regions:see", everyone())
