"""A person and her positions. No contact data and never a NIK."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.db import Model, UtcDateTime
from app.organizations.models import Organization


class Person(Model):
    """``invented`` marks people made up for the example data."""

    __tablename__ = "people"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(200))
    folded_name: Mapped[str] = mapped_column(String(200), index=True)
    invented: Mapped[bool] = mapped_column(default=False)
    created_by_organization_id: Mapped[int | None] = mapped_column(ForeignKey("organizations.id"))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    version: Mapped[int] = mapped_column(default=1)

    positions: Mapped[list["Position"]] = relationship(
        back_populates="person",
        order_by="(Position.starts_on.nulls_first(), Position.id)",  # the engines disagree where NULL stands
        lazy="raise",
        cascade="all, delete-orphan",
    )

    __mapper_args__ = {"version_id_col": version}


class Position(Model):
    """A title held in an organization; ``starts_on`` or ``ends_on`` None means not known or still held."""

    __tablename__ = "positions"
    __table_args__ = (CheckConstraint("ends_on IS NULL OR starts_on IS NULL OR ends_on >= starts_on", name="in_order"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    organization_id: Mapped[int] = mapped_column(ForeignKey("organizations.id"), index=True)
    title: Mapped[str] = mapped_column(String(200))
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]

    person: Mapped[Person] = relationship(back_populates="positions", lazy="raise")
    organization: Mapped[Organization] = relationship(lazy="raise")

    def held_on(self, day: date) -> bool:
        """Whether the position was held on that day, as far as its dates say."""
        return (self.starts_on is None or self.starts_on <= day) and (self.ends_on is None or day <= self.ends_on)
