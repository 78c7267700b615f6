"""The one sentence that comes first: what happened, beside the same months before. It names no cause and judges
nothing."""

from app.core.i18n import _
from app.reports.contents.monthly.asked import Asked
from app.reports.contents.monthly.outreach import Outreach
from app.reports.contents.monthly.uptake import UptakePart
from app.web.formats import month_long, number


def finding(asked: Asked, held: Outreach, part: UptakePart) -> str:
    return _(
        "Pada %(month)s %(activities)s; %(complaints)s.",
        month=month_long(asked.month),
        activities=_activities(asked, held),
        complaints=_complaints(asked, part),
    )


def _activities(asked: Asked, held: Outreach) -> str:
    before = _(
        "%(month)s: %(count)s; %(year_ago)s: %(then)s",
        month=month_long(asked.before),
        count=number(held.before.activities),
        year_ago=month_long(asked.year_ago),
        then=number(held.year_ago.activities),
    )
    facts = {"region": asked.name, "before": before, "count": number(held.total.activities)}
    if not held.total.activities:
        return _("tidak ada kegiatan terlaksana yang dilaporkan di %(region)s (%(before)s)", **facts)
    if held.total.heads is None:
        return _("terlaksana %(count)s kegiatan di %(region)s (%(before)s)", **facts)
    return _(
        "terlaksana %(count)s kegiatan dengan %(heads)s peserta di %(region)s (%(before)s)",
        heads=number(held.total.heads),
        **facts,
    )


def _complaints(asked: Asked, part: UptakePart) -> str:
    """Other months only where the very same regions are complete in them."""
    if part.now.citizen is None:
        return _("data pengaduan bulan itu belum lengkap")
    told = _("warga menyampaikan %(count)s pengaduan", count=number(part.now.citizen))
    if asked.is_province and part.now.regions < part.accounts:
        told = _(
            "di %(some)s dari %(all)s kabupaten/kota yang datanya lengkap warga menyampaikan %(count)s pengaduan",
            some=number(part.now.regions),
            all=number(part.accounts),
            count=number(part.now.citizen),
        )
    others = "; ".join(f"{month_long(line.month)}: {number(line.citizen)}" for line in part.same_regions)
    return f"{told} ({others})" if others else told
