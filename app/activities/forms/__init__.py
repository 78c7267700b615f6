"""The part of the form that every kind of activity shares; meetings and training add their own."""

from app.activities.forms.activity import ActivityForm, activity_data

__all__ = ["ActivityForm", "activity_data"]
