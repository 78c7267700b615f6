"""Who may have a calendar of her own: whoever has commitments and activities to see in it."""

from app.core.permissions import Scope, declare
from app.core.viewer import WRITERS

KEEP = declare("calendars:keep", dict.fromkeys(WRITERS, Scope.OWN))
