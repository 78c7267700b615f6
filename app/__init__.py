"""Gaung: a record of cooperation and outreach around SP4N-LAPOR!, and a measure of whether it was heard."""

from app.factory import create_app

__all__ = ["create_app"]
