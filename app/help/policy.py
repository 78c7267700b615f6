"""Everyone signed in may read every guide; whose is shown first follows from her role."""

from app.core.permissions import declare, everyone

READ = declare("help:read", everyone())
