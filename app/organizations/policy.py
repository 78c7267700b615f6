"""The register is open to everyone signed in; who may add to it, and whose rows one may change."""

from app.core.permissions import Scope, declare, everyone, scope_of
from app.core.viewer import WRITERS, Role, Viewer
from app.organizations.models import Organization

SEE = declare("organizations:see", everyone())
ADD = declare("organizations:add", dict.fromkeys(WRITERS, Scope.ALL))
# A list fills the register of a whole installation: the Biro's work, or the administrator's who sets it up.
IMPORT = declare("organizations:import", {Role.ADMINISTRATOR: Scope.ALL, Role.PROVINCE_STAFF: Scope.ALL})
CHANGE = declare(
    "organizations:change",
    {
        Role.PROVINCE_STAFF: Scope.ALL,
        Role.REGION_STAFF: Scope.REGION,
        Role.AGENCY: Scope.OWN,
        Role.NGO: Scope.OWN,
    },
)


def may_change(organization: Organization, viewer: Viewer) -> bool:
    """One's own organization and those it put into the register; region staff also those of its region."""
    match scope_of(CHANGE, viewer):
        case Scope.ALL:
            return True
        case Scope.REGION:
            return _own(organization, viewer) or organization.region_code == viewer.region_code
        case Scope.OWN:
            return _own(organization, viewer)
    return False


def _own(organization: Organization, viewer: Viewer) -> bool:
    owners = (organization.id, organization.created_by_organization_id)
    return viewer.organization_id is not None and viewer.organization_id in owners


def may_move(viewer: Viewer) -> bool:
    """The region of an organization says how far its staff sees: nobody widens her own view."""
    return scope_of(CHANGE, viewer) is Scope.ALL


def may_identify(organization: Organization, viewer: Viewer) -> bool:
    """The name stands on every paper one gives out, the category says who counts as an official: nobody gives herself
    either."""
    return scope_of(CHANGE, viewer) is Scope.ALL or organization.id != viewer.organization_id
