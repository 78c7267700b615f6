"""Attachments follow what they belong to: these rows open the gate, the owner's own policy decides about each."""

from app.core.permissions import Scope, declare
from app.core.viewer import WRITERS, Role

SEE = declare("attachments:see", dict.fromkeys((*WRITERS, Role.OBSERVER), Scope.ALL))
CHANGE = declare("attachments:change", dict.fromkeys(WRITERS, Scope.OWN))
