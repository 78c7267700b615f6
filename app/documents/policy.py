"""Who may open issued papers and withdraw them; the owner of each subject decides about the single paper."""

from app.core.permissions import Scope, declare, scope_of
from app.core.viewer import WRITERS, Role, Viewer
from app.documents.models import DocumentState, IssuedDocument, Variant

SEE = declare(
    "documents:see",
    dict.fromkeys(WRITERS, Scope.OWN) | {Role.PROVINCE_STAFF: Scope.ALL, Role.OBSERVER: Scope.PUBLIC},
)
WITHDRAW = declare("documents:withdraw", dict.fromkeys(WRITERS, Scope.OWN) | {Role.PROVINCE_STAFF: Scope.ALL})


def _is_own(document: IssuedDocument, viewer: Viewer) -> bool:
    if viewer.organization_id is None:
        return document.organization_id is None and document.issued_by_id == viewer.account_id
    return document.organization_id == viewer.organization_id


def may_see(document: IssuedDocument, viewer: Viewer) -> bool:
    """What one's own organization issued; the province's staff what anyone issued; who only reads also what anyone
    issued for the public. The subject is asked besides."""
    scope = scope_of(SEE, viewer)
    if scope is Scope.NONE:
        return False
    is_public = scope is Scope.PUBLIC and document.variant is Variant.PUBLIC
    return scope is Scope.ALL or is_public or _is_own(document, viewer)


def may_withdraw(document: IssuedDocument, viewer: Viewer) -> bool:
    scope = scope_of(WITHDRAW, viewer)
    mine = scope is Scope.ALL or (scope is Scope.OWN and _is_own(document, viewer))
    return mine and document.state is not DocumentState.WITHDRAWN
