"""Figures that others published."""

from sqlalchemy import select

from app.complaints.models import (
    PublishedTotal,
)
from app.core.db import db


def published_totals(region_code: str) -> list[PublishedTotal]:
    """Figures that were published about a region, oldest period first."""
    query = select(PublishedTotal).where(PublishedTotal.region_code == region_code)
    return list(db.session.scalars(query.order_by(PublishedTotal.starts_on, PublishedTotal.id)))
