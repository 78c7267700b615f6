"""Everyone signed in may read analyses, how they are made and what they are made from: all of it is totals.

Who records work here may ask a question of her own; the Biro keeps the standard ones.
"""

from app.core.permissions import Scope, declare, everyone
from app.core.viewer import WRITERS, Role

SEE = declare("measurement:see", everyone())
ASK = declare("measurement:ask", dict.fromkeys(WRITERS, Scope.ALL))
KEEP = declare("measurement:keep", {Role.PROVINCE_STAFF: Scope.ALL})  # computes the standard ones, and any once more
