"""The five articles as activities 1 to 5."""

from sqlalchemy import update

from app.activities.models import MEETING_KINDS, Activity
from app.activities.operations import (
    ActivityDetails,
    PersonEntry,
    sanction_activity,
)
from app.complaints.operations import add_disruption, record_published_total
from app.core.db import db
from app.demo import articles
from app.demo.articles import Story
from app.demo.disruptions import DISRUPTIONS
from app.demo.operations.loader import Loader, version_of
from app.meetings.operations import DelegationEntry, MeetingDetails, PointEntry, record_meeting
from app.training.operations import TrainingEntry, record_training


def tell_articles(loader: Loader) -> None:
    biro = loader.actors["biro"]
    numbers = [_story(story, loader) for story in articles.STORIES]
    follower, predecessor = (numbers[n - 1] for n in articles.FOLLOWS)
    db.session.execute(update(Activity).where(Activity.id == follower).values(follows_id=predecessor))
    for number in numbers:
        sanction_activity(number, version=version_of(number), actor=biro, now=loader.now)
    record_published_total(articles.TANGERANG_TOTAL, actor=biro, now=loader.now)
    for details in DISRUPTIONS:
        add_disruption(details, actor=biro, now=loader.now)


def _story(story: Story, loader: Loader) -> int:
    details = ActivityDetails(
        kind=story.kind,
        title=story.title,
        held_on=story.held_on,
        date_reason=story.date_reason,
        ends_on=story.ends_on,
        mode=story.mode,
        place=story.place,
        region_code=story.region_code,
        target_codes=story.targets,
        host_ids=tuple(loader.organizations[name] for name in story.hosts),
        participant_ids=tuple(loader.organizations[name] for name in story.participants),
        people=tuple(
            PersonEntry(part=part, title=title, organization_id=loader.organizations[name] if name else None)
            for title, name, part in story.people
        ),
        discusses_lapor=story.discusses_lapor,
        narrative={
            "background": story.background,
            "purpose": story.purpose,
            "agenda": story.agenda,
            "materials": story.materials,
            "results": story.results,
            "conclusions": story.conclusions,
            "source": story.source,
        },
    )
    biro = loader.actors["biro"]
    if story.kind not in MEETING_KINDS:
        return record_training(TrainingEntry(details), submit=True, actor=biro, now=loader.now)
    meeting = MeetingDetails(
        details,
        points=tuple(PointEntry(text_, speaker, kind, correction) for kind, speaker, text_, correction in story.points),
        decisions=story.decisions,
        delegations=tuple(
            DelegationEntry(v.region_code, v.leader, v.size, v.composition, v.purpose) for v in story.visitors
        ),
    )
    return record_meeting(meeting, submit=True, actor=biro, now=loader.now)
