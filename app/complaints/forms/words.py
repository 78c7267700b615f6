"""Saying what a word means."""

from wtforms.validators import InputRequired

from app.complaints.forms.choices import options
from app.complaints.labels import CHANNEL_GROUPS, STATUSES
from app.complaints.models import ChannelGroup, ReportStatus
from app.core.i18n import _l
from app.web.fields import RadioField
from app.web.forms import BaseForm


class StatusForm(BaseForm):
    """What a raw status means."""

    meaning = RadioField(
        _l("Dihitung sebagai"), [InputRequired(_l("Pilih arti status ini"))], choices=options(STATUSES)
    )

    def details(self) -> ReportStatus:
        return ReportStatus(self.meaning.data)


class ChannelForm(BaseForm):
    """Who types into a raw channel."""

    meaning = RadioField(
        _l("Dihitung sebagai"), [InputRequired(_l("Pilih kelompok sumber ini"))], choices=options(CHANNEL_GROUPS)
    )

    def details(self) -> ChannelGroup:
        return ChannelGroup(self.meaning.data)
