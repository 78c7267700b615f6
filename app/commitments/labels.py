"""What the states of a commitment are called: always a word and a colour."""

from datetime import date

from app.commitments.models import Commitment, CommitmentState, StepKind
from app.core.i18n import _, _l, ngettext
from app.web.formats import date_long

SOON = 7  # days before its due date from which an open commitment says how many are left
STATES = {
    CommitmentState.OPEN: (_l("Terbuka"), "blue"),
    CommitmentState.DONE: (_l("Selesai"), "green"),
    CommitmentState.CANCELLED: (_l("Batal"), "grey"),
}
STARTED = (_l("Sedang dikerjakan"), "blue")
STEPS = {
    StepKind.START: _l("Mulai dikerjakan"),
    StepKind.POSTPONE: _l("Batas waktu digeser"),
    StepKind.CARRY: _l("Dibawa ke pertemuan berikutnya"),
    StepKind.KEEP: _l("Selesai"),
    StepKind.CANCEL: _l("Dibatalkan"),
    StepKind.REOPEN: _l("Dibuka kembali"),
}


def state_tag(commitment: Commitment, today: date) -> tuple[str, str]:
    """Words and colour of its state on a day; being late is said in days."""
    if commitment.is_late(today) and commitment.due_on is not None:
        late = (today - commitment.due_on).days
        return ngettext("Terlambat %(num)d hari", "Terlambat %(num)d hari", late), "red"
    left = (commitment.due_on - today).days if commitment.due_on else None
    if commitment.state is CommitmentState.OPEN and left is not None and left <= SOON:
        return ngettext("%(num)d hari lagi", "%(num)d hari lagi", left) if left else _("Jatuh tempo hari ini"), "yellow"
    words, colour = STARTED if commitment.is_open and commitment.started_on else STATES[commitment.state]
    return str(words), colour


def letter_of(commitment: Commitment) -> str:
    """'Surat 045/12/2026, 19 November 2026'; empty where no letter closed it."""
    if not commitment.letter_number:
        return ""
    if commitment.letter_on is None:
        return _("Surat %(number)s", number=commitment.letter_number)
    return _("Surat %(number)s, %(day)s", number=commitment.letter_number, day=date_long(commitment.letter_on))


def evidence_of(commitment: Commitment) -> str:
    """The letter and the words with which it was closed."""
    return "; ".join(part for part in (letter_of(commitment), commitment.evidence) if part)
