"""What an import left in the database."""

from sqlalchemy import func, select

from app.core.db import db


def rows_in(model: type) -> int:
    return db.session.scalar(select(func.count()).select_from(model)) or 0
