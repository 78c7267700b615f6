"""The invented readiness: said as the people of the regions would say it."""

from app.core.clock import local_date
from app.demo.operations.loader import Loader
from app.demo.readiness import surveys, told_years
from app.readiness.operations import record_survey, save_checklist


def prepare(loader: Loader) -> None:
    today, now = local_date(loader.now), loader.now
    for told in told_years(today):
        actor = loader.actors[told.by]
        save_checklist(told.region_code, today.year - told.back, told.items, version=0, actor=actor, now=now)
    for details in surveys(today):
        record_survey(details, actor=loader.actors["biro"], now=now)
