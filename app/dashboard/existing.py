"""What exists already of the viewer's own work: the first steps are ticked from it, in one question."""

from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, exists, select

from app.accounts.models import Account
from app.activities.models import Activity, ActivityPerson, PaperState
from app.commitments.models import Commitment, CommitmentState
from app.complaints.models import ComplaintImport
from app.core.db import db
from app.core.viewer import Role, Viewer
from app.organizations.models import Organization
from app.partnerships.models import Partnership


class Existing(NamedTuple):
    """``hidden`` is what the viewer chose; everything else is found in the data."""

    hidden: bool
    letterhead: bool  # of the viewer's own organization, with its address
    partners: bool  # organizations besides the viewer's own
    recorded: bool  # an activity of the viewer's organization, also as a draft
    people: bool  # with people in it
    handed_in: bool
    kept: bool  # a commitment of the viewer's organization that is done
    reports: bool  # an export of LAPOR! of the viewer's area
    agreement: bool
    officer: bool  # an account of the Biro
    others: bool  # accounts of those who record besides


def existing(viewer: Viewer) -> Existing:
    """Nothing of what is asked here is shown, only whether there is any of it."""
    own = viewer.organization_id or 0
    mine = Activity.owner_organization_id == own
    questions: dict[str, ColumnElement[Any]] = {
        "hidden": _any(Account, Account.id == viewer.account_id, Account.steps_hidden_at.is_not(None)),
        "letterhead": _any(
            Organization, Organization.id == own, Organization.letterhead != "", Organization.address != ""
        ),
        "partners": _any(Organization, Organization.id != own),
        "recorded": _any(Activity, mine),
        "people": exists(select(ActivityPerson.id).join(Activity).where(mine)),
        "handed_in": _any(Activity, mine, Activity.paper_state != PaperState.DRAFT),
        "kept": _any(Commitment, Commitment.owner_organization_id == own, Commitment.state == CommitmentState.DONE),
        "reports": _any(
            ComplaintImport,
            ComplaintImport.agency_region_code.startswith(viewer.region_code or "-"),
            ComplaintImport.undone_at.is_(None),
        ),
        "agreement": _any(Partnership),
        "officer": _any(Account, Account.role == Role.PROVINCE_STAFF),
        "others": _any(Account, Account.role.in_((Role.REGION_STAFF, Role.AGENCY, Role.NGO))),
    }
    row = db.session.execute(select(*(question.label(name) for name, question in questions.items()))).one()
    return Existing(*map(bool, row))


def _any(model: Any, *conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists(select(model.id).where(*conditions))
