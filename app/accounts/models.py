"""Accounts, sign-ins (one revocable row each) and failed attempts (counted for throttling)."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.db import Model, UtcDateTime, text_enum
from app.core.viewer import Role, Viewer
from app.organizations.models import Organization


class DigestRhythm(StrEnum):
    """How often the work on Beranda is told by e-mail."""

    DAILY = "daily"  # Monday to Friday
    WEEKLY = "weekly"  # on Mondays
    NEVER = "never"


class Account(Model):
    """``password_hash`` is Argon2id; ``disabled_at`` set means nobody can sign in with it; ``steps_hidden_at`` that she
    does not want to see the first steps on Beranda."""

    __tablename__ = "accounts"
    __table_args__ = (
        CheckConstraint(
            "organization_id IS NOT NULL OR role IN ('administrator', 'observer')", name="has_organization"
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(String(254), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    role: Mapped[Role] = mapped_column(text_enum(Role))
    organization_id: Mapped[int | None] = mapped_column(ForeignKey("organizations.id"), index=True)
    password_hash: Mapped[str] = mapped_column(String(200))
    digest: Mapped[DigestRhythm] = mapped_column(text_enum(DigestRhythm), default=DigestRhythm.WEEKLY)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    disabled_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    steps_hidden_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    version: Mapped[int] = mapped_column(default=1)

    organization: Mapped[Organization | None] = relationship(lazy="raise")

    __mapper_args__ = {"version_id_col": version}

    def viewer(self) -> Viewer:
        """The account as the frozen value that queries and operations take; needs ``organization`` loaded."""
        home = self.organization
        return Viewer(
            account_id=self.id,
            role=self.role,
            organization_id=self.organization_id,
            region_code=home.region_code if home else None,
            name=self.name,
            organization_name=home.name if home else "",
        )


class SignIn(Model):
    """One sign-in from one browser: the cookie holds a random token, this row its SHA-256."""

    __tablename__ = "sign_ins"

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"), index=True)
    token_digest: Mapped[str] = mapped_column(String(64), unique=True)
    started_at: Mapped[datetime] = mapped_column(UtcDateTime)
    last_seen_at: Mapped[datetime] = mapped_column(UtcDateTime)
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    address: Mapped[str] = mapped_column(String(45))
    browser: Mapped[str] = mapped_column(String(200))

    account: Mapped[Account] = relationship(lazy="raise")


class FailedSignIn(Model):
    """A refused attempt; the e-mail is kept as a keyed digest, because people type passwords into that field."""

    __tablename__ = "failed_sign_ins"
    __table_args__ = (
        Index("ix_failed_sign_ins_email", "email_digest", "at"),
        Index("ix_failed_sign_ins_address", "address", "at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    email_digest: Mapped[str] = mapped_column(String(64))
    address: Mapped[str] = mapped_column(String(45))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
