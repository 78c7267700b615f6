"""The figures that others told: published totals, a recap per unit, assessments; one of each was corrected or deleted."""

from dataclasses import replace

from app.complaints.models import UnitRecap
from app.complaints.operations import (
    confirm_recap,
    delete_assessment,
    doubts,
    keep_recap,
    record_assessment,
    record_published_total,
)
from app.core.db import db
from app.demo import figures
from app.demo.operations.loader import Loader

DIGEST = "contoh-rekap"


def tell_figures(loader: Loader) -> None:
    biro, now = loader.actors["biro"], loader.now
    for total in (*figures.PUBLISHED, *figures.REHEARSED):
        record_published_total(total, actor=biro, now=now)
    for assessed in figures.ASSESSMENTS:
        record_assessment(assessed, actor=biro, now=now)
    twice = record_assessment(replace(figures.ASSESSMENTS[0], knowing=82), actor=biro, now=now)
    delete_assessment(twice, "Tercatat dua kali (rekaan)", actor=biro, now=now)
    number = keep_recap(
        figures.RECAP,
        figures.RECAP_REGION,
        figures.RECAP_PERIOD,
        file_digest=DIGEST,
        file_name="rekap-rekaan.xlsx",
        actor=biro,
        now=now,
    )
    seen = doubts(db.session.get_one(UnitRecap, number))
    confirm_recap(number, seen=seen, accepted=True, actor=biro, now=now)
