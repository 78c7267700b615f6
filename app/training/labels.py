"""The kinds of training by name, the most frequent first."""

from app.activities.labels import KINDS as ACTIVITY_KINDS
from app.activities.models import ActivityKind

ORDER = (ActivityKind.TRAINING, ActivityKind.OUTREACH, ActivityKind.TRAINING_AND_OUTREACH)
KINDS = {kind: ACTIVITY_KINDS[kind] for kind in ORDER}
