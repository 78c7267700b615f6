"""Who may manage accounts, and what everyone may do with her own."""

from app.core.permissions import Scope, declare, everyone
from app.core.viewer import Role

MANAGE = declare("accounts:manage", {Role.ADMINISTRATOR: Scope.ALL})
OWN = declare("accounts:own", everyone(Scope.OWN))
