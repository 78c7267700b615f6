"""What the steps of loading the example data share."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from app.activities.models import Activity
from app.attachments.operations import Stored
from app.core.db import db
from app.core.viewer import Viewer
from app.demo.pictures import ExampleFile


@dataclass(frozen=True, slots=True)
class Loader:
    """What the steps of loading share: who acts, when, and the numbers of what is there already."""

    system: Viewer
    now: datetime
    organizations: Mapping[str, int]
    actors: Mapping[str, Viewer]
    files: Mapping[str, Sequence[tuple[ExampleFile, Stored]]]


def version_of(number: int) -> int:
    return db.session.scalars(select(Activity.version).where(Activity.id == number)).one()
