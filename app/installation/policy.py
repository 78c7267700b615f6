"""Who may change the settings of this installation."""

from app.core.permissions import Scope, declare
from app.core.viewer import Role

CHANGE = declare("settings:change", {Role.ADMINISTRATOR: Scope.ALL})
