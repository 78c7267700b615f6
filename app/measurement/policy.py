"""Everyone signed in may read analyses, how they are made and what they are made from: all of it is totals."""

from app.core.permissions import declare, everyone

SEE = declare("measurement:see", everyone())
