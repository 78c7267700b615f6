"""disruptions of the service, comparison months, analyses and the data they were computed from"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "service_disruptions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("region_code", sa.String(length=13), nullable=True),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("what", sa.String(length=300), nullable=False),
        sa.Column("source", sa.String(length=300), nullable=False),
        sa.Column("created_by_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("ends_on >= starts_on", name=op.f("ck_service_disruptions_days_in_order")),
        sa.ForeignKeyConstraint(
            ["region_code"], ["regions.code"], name=op.f("fk_service_disruptions_region_code_regions")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_service_disruptions")),
    )
    op.create_index("ix_service_disruptions_region_code", "service_disruptions", ["region_code"])
    op.create_table(
        "comparison_batches",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("file_digest", sa.String(length=64), nullable=False),
        sa.Column("source_kind", sa.String(40), nullable=False),
        sa.Column("source", sa.String(length=300), nullable=False),
        sa.Column("months", sa.Integer(), nullable=False),
        sa.Column("imported_by_id", sa.Integer(), nullable=True),
        sa.Column("imported_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_comparison_batches")),
    )
    op.create_table(
        "comparison_months",
        sa.Column("region_code", sa.String(length=13), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("coverage", sa.String(40), nullable=False),
        sa.Column("channel_coverage", sa.String(40), nullable=False),
        sa.Column("received", sa.Integer(), nullable=False),
        sa.Column("citizen", sa.Integer(), nullable=False),
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "citizen >= 0 AND received >= citizen", name=op.f("ck_comparison_months_citizen_within_received")
        ),
        sa.ForeignKeyConstraint(
            ["batch_id"], ["comparison_batches.id"], name=op.f("fk_comparison_months_batch_id_comparison_batches")
        ),
        sa.ForeignKeyConstraint(
            ["region_code"], ["regions.code"], name=op.f("fk_comparison_months_region_code_regions")
        ),
        sa.PrimaryKeyConstraint("region_code", "month", name=op.f("pk_comparison_months")),
    )
    op.create_index("ix_comparison_months_batch_id", "comparison_months", ["batch_id"])
    op.create_table(
        "measurement_data",
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("last_event_id", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_measurement_data")),
    )
    op.create_table(
        "measurement_analyses",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("data_digest", sa.String(length=64), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("settings", sa.JSON(), nullable=False),
        sa.Column("settings_digest", sa.String(length=64), nullable=False),
        sa.Column("standard_region", sa.String(length=13), nullable=True),
        sa.Column("standard", sa.Boolean(), nullable=False),
        sa.Column("result", sa.JSON(), nullable=False),
        sa.Column("created_by_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("number > 0", name=op.f("ck_measurement_analyses_counted_from_one")),
        sa.ForeignKeyConstraint(
            ["data_digest"],
            ["measurement_data.digest"],
            name=op.f("fk_measurement_analyses_data_digest_measurement_data"),
        ),
        sa.ForeignKeyConstraint(
            ["standard_region"], ["regions.code"], name=op.f("fk_measurement_analyses_standard_region_regions")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_measurement_analyses")),
        sa.UniqueConstraint("data_digest", "number", name=op.f("uq_measurement_analyses_data_digest")),
    )
    for column in ("data_digest", "settings_digest", "standard_region"):
        op.create_index(f"ix_measurement_analyses_{column}", "measurement_analyses", [column])


def downgrade() -> None:
    op.drop_table("measurement_analyses")
    op.drop_table("measurement_data")
    op.drop_table("comparison_months")
    op.drop_table("comparison_batches")
    op.drop_table("service_disruptions")
