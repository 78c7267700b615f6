"""One activity of a group."""

from typing import Any

from wtforms.validators import InputRequired

from app.core.i18n import _l
from app.kim.details import ACTIVITY_FIELDS, ACTIVITY_LIMITS, MOST_COUNTED, ActivityDetails
from app.kim.labels import ELEMENTS
from app.kim.models import Element, GroupActivity
from app.sendings.forms import OnceForm
from app.web.fields import CheckboxesField, CountField, DateField, StringField


class ActivityForm(OnceForm):
    """When, what by the elements of ADINDA, and what came of it."""

    held_on = DateField(_l("Tanggal"), [InputRequired(_l("Isi tanggal kegiatan, misalnya 18 November 2026"))])
    topic = StringField(
        _l("Topik"),
        [InputRequired(_l("Isi topik kegiatan, misalnya cara menyampaikan pengaduan"))],
        max_length=ACTIVITY_LIMITS["topic"],
    )
    elements = CheckboxesField(
        _l("Unsur kegiatan (ADINDA)"),
        [InputRequired(_l("Pilih paling sedikit satu unsur kegiatan"))],
        choices=[(key.value, label) for key, label in ELEMENTS.items()],
    )
    link = StringField(
        _l("Tautan (opsional)"),
        max_length=ACTIVITY_LIMITS["link"],
        description=_l("Berita, video, atau unggahan tentang kegiatan itu"),
    )
    helped = CountField(_l("Orang yang dibantu melapor (opsional)"), most=MOST_COUNTED)
    relayed = CountField(_l("Aspirasi yang diteruskan (opsional)"), most=MOST_COUNTED)
    posts = CountField(_l("Unggahan tentang SP4N-LAPOR! (opsional)"), most=MOST_COUNTED)

    def details(self) -> ActivityDetails:
        return ActivityDetails(
            held_on=self.held_on.data,
            elements=tuple(Element(value) for value in self.elements.data or ()),
            topic=self.topic.data or "",
            link=self.link.data or "",
            helped=self.helped.data or 0,
            relayed=self.relayed.data or 0,
            posts=self.posts.data or 0,
        )


def activity_data(activity: GroupActivity) -> dict[str, Any]:
    """What the form shows of an activity that is recorded already."""
    return {name: getattr(activity, name) for name in ACTIVITY_FIELDS}
