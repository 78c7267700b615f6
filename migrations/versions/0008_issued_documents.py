"""issued documents"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "issued_documents",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=60), nullable=False),
        sa.Column("subject_type", sa.String(length=60), nullable=False),
        sa.Column("subject_id", sa.String(length=60), nullable=False),
        sa.Column("variant", sa.String(40), nullable=False),
        sa.Column("series", sa.String(length=200), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("paper", sa.String(40), nullable=False),
        sa.Column("title", sa.String(length=400), nullable=False),
        sa.Column("number", sa.String(length=100), nullable=False),
        sa.Column("code", sa.String(length=8), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("issued_by_id", sa.Integer(), nullable=True),
        sa.Column("organization_id", sa.Integer(), nullable=True),
        sa.Column("organization_name", sa.String(length=200), nullable=False),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_reason", sa.String(length=300), nullable=False),
        sa.CheckConstraint(
            "(state = 'withdrawn') = (withdrawn_reason <> '')", name=op.f("ck_issued_documents_withdrawn_with_reason")
        ),
        sa.CheckConstraint(
            "(state = 'current') = (ended_at IS NULL)", name=op.f("ck_issued_documents_ended_when_not_current")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_issued_documents")),
        sa.UniqueConstraint("code", name=op.f("uq_issued_documents_code")),
        sa.UniqueConstraint("series", "version", "paper", name=op.f("uq_issued_documents_series")),
    )
    op.create_index("ix_issued_documents_subject", "issued_documents", ["subject_type", "subject_id"], unique=False)
    op.create_table(
        "failed_lookups",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("address", sa.String(length=45), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_failed_lookups")),
    )
    op.create_index("ix_failed_lookups_address", "failed_lookups", ["address", "at"], unique=False)


def downgrade() -> None:
    op.drop_table("failed_lookups")
    op.drop_table("issued_documents")
