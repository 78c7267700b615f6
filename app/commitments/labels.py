"""What the states of a commitment are called: always a word and a colour."""

from datetime import date

from app.commitments.models import Commitment, CommitmentState
from app.core.i18n import _, _l, ngettext

SOON = 7  # days before its due date from which an open commitment says how many are left
STATES = {
    CommitmentState.OPEN: (_l("Terbuka"), "blue"),
    CommitmentState.DONE: (_l("Selesai"), "green"),
    CommitmentState.CANCELLED: (_l("Batal"), "grey"),
}


def state_tag(commitment: Commitment, today: date) -> tuple[str, str]:
    """Words and colour of its state on a day; being late is said in days."""
    if commitment.is_late(today) and commitment.due_on is not None:
        late = (today - commitment.due_on).days
        return ngettext("Terlambat %(num)d hari", "Terlambat %(num)d hari", late), "red"
    left = (commitment.due_on - today).days if commitment.due_on else None
    if commitment.state is CommitmentState.OPEN and left is not None and left <= SOON:
        return ngettext("%(num)d hari lagi", "%(num)d hari lagi", left) if left else _("Jatuh tempo hari ini"), "yellow"
    words, colour = STATES[commitment.state]
    return str(words), colour
