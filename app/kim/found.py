"""KIM in search: by name, with where they are."""

from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from app.core.db import db
from app.core.i18n import _l
from app.core.permissions import Scope, scope_of
from app.core.viewer import Viewer
from app.kim.models import Group
from app.kim.policy import SEE
from app.regions.models import Region
from app.search.queries import Asked
from app.search.sources import Hit, Source, Texts, register_group, register_source

Village, Regency = aliased(Region), aliased(Region)


def _texts() -> Texts:
    return lambda row: str(row.name)


GROUPS = register_source(Source("kim", Group, ("name",), _texts, named=True))


@register_group("kim", _l("KIM"), position=25)
def found_groups(asked: Asked, viewer: Viewer, limit: int) -> list[Hit]:
    """By name."""
    if scope_of(SEE, viewer) is Scope.NONE:
        return []
    columns = (Group.id, Group.name, Village.name, Regency.name)
    query = select(*columns).join(Village, Village.code == Group.region_code)
    query = query.join(Regency, Regency.code == func.substr(Group.region_code, 1, 5))
    query = query.where(Group.id.in_(asked.matching(GROUPS))).order_by(Group.folded_name, Group.id).limit(limit)
    return [
        Hit(name, village, regency, "kim.show", {"group_id": number})
        for number, name, village, regency in db.session.execute(query)
    ]
