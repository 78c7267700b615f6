"""Months of complaints, activities and commitments as rows, as if an import or a form had made them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from flask import Flask

from app.activities.models import (
    Activity,
    ActivityKind,
    ActivityOrganization,
    ActivityPerson,
    AudienceCount,
    Dimension,
    EventState,
    Mode,
    OrganizationPart,
    PaperState,
    PersonPart,
    Sex,
    TargetRegion,
)
from app.commitments.models import Commitment, CommitmentState
from app.complaints.models import (
    ChannelGroup,
    ComplaintImport,
    CoveredMonth,
    ReportStatus,
    ServiceDisruption,
    UptakeCell,
)
from app.core.dates import Precision, shifted
from app.core.db import db, transaction
from app.core.text import fold
from app.core.viewer import Viewer
from tests.factories.cast import NOW

TODAY = date(2026, 11, 22)
OCTOBER = date(2026, 10, 1)
LEBAK, TANGERANG, CILEGON = "36.02", "36.03", "36.72"
Audience = Mapping[tuple[Dimension, str, Sex], int]
NARRATIVE = dict.fromkeys(("background", "results", "conclusions"), "Ditulis lengkap.")


@dataclass
class Rows:
    """Adds rows as if an import or a form had made them."""

    app: Flask
    actor: Callable[[str], Viewer]

    def month(
        self, code: str, month: date, *, citizen: int = 0, officer: int = 0, finished: int = 0, complete: bool = True
    ) -> None:
        """A covered month; ``finished`` of the citizens' reports are finished, the rest is in process."""
        self.months(code, [month], citizen=citizen, officer=officer, finished=finished, complete=complete)

    def months(
        self,
        code: str,
        months: list[date],
        *,
        citizen: int = 0,
        officer: int = 0,
        finished: int = 0,
        unknown: int = 0,
        complete: bool = True,
    ) -> None:
        counts = {
            (ChannelGroup.CITIZEN, ReportStatus.FINISHED): finished,
            (ChannelGroup.CITIZEN, ReportStatus.IN_PROCESS): citizen - finished,
            (ChannelGroup.OFFICER, ReportStatus.IN_PROCESS): officer,
            (ChannelGroup.UNKNOWN, ReportStatus.IN_PROCESS): unknown,
        }
        with self.app.app_context(), transaction():
            number = _import(code)
            for month in months:
                db.session.add(CoveredMonth(region_code=code, month=month, complete=complete, import_id=number))
                for (group, status), reports in counts.items():
                    if reports:
                        cell = UptakeCell(region_code=code, month=month, channel_group=group, status=status)
                        cell.reports = reports
                        db.session.add(cell)

    def year(self, code: str, last: date = OCTOBER, *, citizen: int = 0, officer: int = 0, finished: int = 0) -> None:
        """Twelve complete months, each with these counts."""
        months = [shifted(last, -n) for n in range(12)]
        self.months(code, months, citizen=citizen, officer=officer, finished=finished)

    def disruption(self, first: date, last: date, code: str | None = None) -> None:
        """Days on which the service was disrupted, everywhere or at one account."""
        told = {"what": "Pemeliharaan", "source": "Surat", "created_at": NOW}
        with self.app.app_context(), transaction():
            db.session.add(ServiceDisruption(region_code=code, starts_on=first, ends_on=last, **told))

    def activity(
        self,
        owner: str,
        title: str,
        *,
        on: date | None = date(2026, 9, 15),
        state: PaperState = PaperState.SANCTIONED,
        event: EventState = EventState.HELD,
        precision: Precision = Precision.DAY,
        targets: tuple[str, ...] = (),
        whole: bool = True,
        audience: Audience | None = None,
        **values: Any,
    ) -> int:
        """An activity of the owner's organization, its report whole unless ``whole`` is False."""
        home = self.actor(owner).organization_id or 0
        fields: dict[str, Any] = {
            "kind": ActivityKind.HEARING,
            "region_code": LEBAK,
            "place": "Aula",
            "timezone": "Asia/Jakarta",
        }
        fields |= {"mode": Mode.IN_PERSON, "created_at": NOW, "changed_at": NOW} | (NARRATIVE if whole else {}) | values
        with self.app.app_context(), transaction():
            activity = Activity(
                title=title,
                search_text=fold(title),
                owner_organization_id=home,
                paper_state=state,
                event_state=event,
                starts_on=on,
                date_precision=precision if on else Precision.UNKNOWN,
                **fields,
            )
            activity.audience = [_count(*key, heads) for key, heads in (audience or {}).items()]
            activity.targets = [TargetRegion(region_code=code) for code in targets]
            if whole:
                activity.organizations = [ActivityOrganization(organization_id=home, part=OrganizationPart.HOST)]
                activity.people = [ActivityPerson(position=1, title="Kepala Dinas", part=PersonPart.LEADER)]
            db.session.add(activity)
            db.session.flush()
            return activity.id

    def commitment(self, activity_id: int, what: str, *, owner: str | None, late: int = 0, **values: Any) -> int:
        """An open commitment that is ``late`` days over its date (not yet due when negative)."""
        fields = {"due_on": TODAY - timedelta(days=late), "state": CommitmentState.OPEN} | values
        with self.app.app_context(), transaction():
            commitment = Commitment(
                activity_id=activity_id,
                position=1,
                what=what,
                owner_organization_id=self.actor(owner).organization_id if owner else None,
                created_at=NOW,
                **fields,
            )
            db.session.add(commitment)
            db.session.flush()
            return commitment.id


def _count(dimension: Dimension, category: str, sex: Sex, heads: int) -> AudienceCount:
    return AudienceCount(dimension=dimension, category=category, sex=sex, heads=heads)


def _import(code: str) -> int:
    made = ComplaintImport(
        agency_region_code=code,
        file_digest="0" * 64,
        period_starts_on=date(2024, 1, 1),
        period_ends_on=date(2026, 10, 31),
        rows=0,
        new=0,
        updated=0,
        unchanged=0,
        rejected=0,
        warnings=[],
        imported_at=NOW,
    )
    db.session.add(made)
    db.session.flush()
    return made.id
