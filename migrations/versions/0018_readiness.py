"""readiness per region and year, and surveys of satisfaction"""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "readiness_years",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("region_code", sa.String(length=13), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["region_code"], ["regions.code"], name=op.f("fk_readiness_years_region_code_regions")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_readiness_years")),
        sa.UniqueConstraint("region_code", "year", name=op.f("uq_readiness_years_region_code")),
    )
    op.create_table(
        "readiness_items",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("year_id", sa.Integer(), nullable=False),
        sa.Column("item", sa.String(length=40), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("number", sa.String(length=100), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=True),
        sa.Column("dated_on", sa.Date(), nullable=True),
        sa.Column("note", sa.String(length=500), nullable=False),
        sa.CheckConstraint("item <> 'outreach'", name=op.f("ck_readiness_items_outreach_is_counted")),
        sa.CheckConstraint("amount IS NULL OR amount >= 0", name=op.f("ck_readiness_items_not_negative")),
        sa.ForeignKeyConstraint(
            ["year_id"],
            ["readiness_years.id"],
            name=op.f("fk_readiness_items_year_id_readiness_years"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_readiness_items")),
        sa.UniqueConstraint("year_id", "item", name=op.f("uq_readiness_items_year_id")),
    )
    op.create_table(
        "satisfaction_surveys",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("region_code", sa.String(length=13), nullable=False),
        sa.Column("unit", sa.String(length=200), nullable=False),
        sa.Column("folded_unit", sa.String(length=400), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("respondents", sa.Integer(), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("source", sa.String(length=300), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("ends_on >= starts_on", name=op.f("ck_satisfaction_surveys_days_in_order")),
        sa.CheckConstraint("respondents > 0", name=op.f("ck_satisfaction_surveys_somebody_answered")),
        sa.ForeignKeyConstraint(
            ["region_code"], ["regions.code"], name=op.f("fk_satisfaction_surveys_region_code_regions")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_satisfaction_surveys")),
        sa.UniqueConstraint(
            "region_code", "folded_unit", "starts_on", "ends_on", name=op.f("uq_satisfaction_surveys_region_code")
        ),
    )
    op.create_table(
        "satisfaction_readings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("region_code", sa.String(length=13), nullable=False),
        sa.Column("file_name", sa.String(length=200), nullable=False),
        sa.Column("rows", sa.JSON(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["region_code"], ["regions.code"], name=op.f("fk_satisfaction_readings_region_code_regions")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_satisfaction_readings")),
    )
    op.create_index("ix_satisfaction_readings_created_at", "satisfaction_readings", ["created_at"])


def downgrade() -> None:
    op.drop_index("ix_satisfaction_readings_created_at", table_name="satisfaction_readings")
    for name in ("satisfaction_readings", "satisfaction_surveys", "readiness_items", "readiness_years"):
        op.drop_table(name)
