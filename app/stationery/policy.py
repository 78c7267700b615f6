"""Only an organization's own people keep its papers' settings: they hold the names and NIP of its officials."""

from app.core.permissions import Scope, declare
from app.core.viewer import WRITERS

KEEP = declare("stationery:keep", dict.fromkeys(WRITERS, Scope.OWN))
