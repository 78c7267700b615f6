"""Making commitments with an activity, and every step of one on its way."""

from app.commitments.operations.assigning import PersonChoice, name_person
from app.commitments.operations.carrying import CarryEntry, carry_over
from app.commitments.operations.ending import ClosingDetails, cancel_commitment, close_commitment, reopen_commitment
from app.commitments.operations.making import CommitmentEntry, set_commitments
from app.commitments.operations.moving import MovingDetails, postpone_commitment, start_commitment

__all__ = [
    "CarryEntry",
    "ClosingDetails",
    "CommitmentEntry",
    "MovingDetails",
    "PersonChoice",
    "cancel_commitment",
    "carry_over",
    "close_commitment",
    "name_person",
    "postpone_commitment",
    "reopen_commitment",
    "set_commitments",
    "start_commitment",
]
