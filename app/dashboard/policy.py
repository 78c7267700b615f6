"""Everyone signed in may open these pages; what stands on them is decided by the packages it comes from."""

from app.core.permissions import declare, everyone

SEE = declare("dashboard:see", everyone())
