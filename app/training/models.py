"""What a bimtek or sosialisasi adds to an activity."""

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.core.db import Model


class TrainingDetails(Model):
    """Lesson hours (JP, 45 minutes each) and how many were expected."""

    __tablename__ = "training_details"
    __table_args__ = (
        CheckConstraint("lesson_hours IS NULL OR lesson_hours > 0", name="some_hours"),
        CheckConstraint("expected_heads IS NULL OR expected_heads > 0", name="some_expected"),
    )

    activity_id: Mapped[int] = mapped_column(ForeignKey("activities.id", ondelete="CASCADE"), primary_key=True)
    lesson_hours: Mapped[int | None]
    expected_heads: Mapped[int | None]
