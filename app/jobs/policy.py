"""Everyone follows her own jobs; nobody another's."""

from app.core.permissions import Scope, declare, everyone

FOLLOW = declare("jobs:follow", everyone(Scope.OWN))
