"""published totals with their parts, recaps per unit, and assessments of who knows LAPOR!"""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

PARTS = (
    "citizen",
    "officer",
    "unverified",
    "not_followed_up",
    "in_process",
    "finished",
    "pending",
    "archived",
)
REPLACES = "fk_published_totals_replaces_id_published_totals"


def upgrade() -> None:
    with op.batch_alter_table("published_totals") as batch:
        batch.add_column(sa.Column("level", sa.String(40), nullable=False, server_default="all"))
        for part in PARTS:
            batch.add_column(sa.Column(part, sa.Integer(), nullable=True))
        batch.add_column(sa.Column("reported_percent", sa.Float(), nullable=True))
        batch.add_column(sa.Column("state", sa.String(40), nullable=True))
        batch.add_column(sa.Column("source_kind", sa.String(40), nullable=False, server_default="report"))
        batch.add_column(sa.Column("source_url", sa.String(length=500), nullable=False, server_default=""))
        batch.add_column(sa.Column("source_date", sa.Date(), nullable=True))
        batch.add_column(sa.Column("replaces_id", sa.Integer(), nullable=True))
        for column in _ending():
            batch.add_column(column)
        batch.create_foreign_key(op.f(REPLACES), "published_totals", ["replaces_id"], ["id"])
    op.create_table(
        "unit_recaps",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("region_code", sa.String(length=13), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("file_digest", sa.String(length=64), nullable=False),
        sa.Column("file_name", sa.String(length=200), nullable=False),
        sa.Column("problems", sa.JSON(), nullable=False),
        sa.Column("printed_unverified", sa.Integer(), nullable=True),
        sa.Column("printed_not_followed_up", sa.Integer(), nullable=True),
        sa.Column("printed_in_process", sa.Integer(), nullable=True),
        sa.Column("printed_finished", sa.Integer(), nullable=True),
        sa.Column("printed_total", sa.Integer(), nullable=True),
        sa.Column("printed_percent", sa.Float(), nullable=True),
        sa.Column("created_by_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        *_ending(),
        sa.CheckConstraint("ends_on >= starts_on", name=op.f("ck_unit_recaps_days_in_order")),
        sa.ForeignKeyConstraint(["region_code"], ["regions.code"], name=op.f("fk_unit_recaps_region_code_regions")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unit_recaps")),
    )
    op.create_index("ix_unit_recaps_region_code", "unit_recaps", ["region_code"])
    op.create_table(
        "recap_units",
        sa.Column("recap_id", sa.Integer(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("unit", sa.String(length=200), nullable=False),
        sa.Column("unverified", sa.Integer(), nullable=False),
        sa.Column("not_followed_up", sa.Integer(), nullable=False),
        sa.Column("in_process", sa.Integer(), nullable=False),
        sa.Column("finished", sa.Integer(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("reported_percent", sa.Float(), nullable=True),
        sa.Column("mean_days_to_follow_up", sa.Float(), nullable=True),
        sa.Column("mean_days_to_completion", sa.Float(), nullable=True),
        sa.CheckConstraint("total >= 0", name=op.f("ck_recap_units_not_negative")),
        sa.ForeignKeyConstraint(
            ["recap_id"], ["unit_recaps.id"], name=op.f("fk_recap_units_recap_id_unit_recaps"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("recap_id", "line", name=op.f("pk_recap_units")),
    )
    op.create_table(
        "awareness_assessments",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("region_code", sa.String(length=13), nullable=False),
        sa.Column("assessed_on", sa.Date(), nullable=False),
        sa.Column("respondents", sa.String(40), nullable=False),
        sa.Column("method", sa.String(40), nullable=False),
        sa.Column("asked", sa.Integer(), nullable=False),
        sa.Column("knowing", sa.Integer(), nullable=True),
        sa.Column("users", sa.Integer(), nullable=True),
        sa.Column("knowing_percent", sa.Float(), nullable=True),
        sa.Column("users_percent", sa.Float(), nullable=True),
        sa.Column("source", sa.String(length=500), nullable=False),
        sa.Column("source_url", sa.String(length=500), nullable=False),
        sa.Column("note", sa.String(length=500), nullable=False),
        sa.Column("replaces_id", sa.Integer(), nullable=True),
        sa.Column("created_by_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        *_ending(),
        sa.CheckConstraint("asked > 0", name=op.f("ck_awareness_assessments_somebody_asked")),
        sa.CheckConstraint(
            "knowing IS NULL OR knowing BETWEEN 0 AND asked", name=op.f("ck_awareness_assessments_knowing_within_asked")
        ),
        sa.CheckConstraint(
            "users IS NULL OR users BETWEEN 0 AND asked", name=op.f("ck_awareness_assessments_users_within_asked")
        ),
        sa.ForeignKeyConstraint(
            ["region_code"], ["regions.code"], name=op.f("fk_awareness_assessments_region_code_regions")
        ),
        sa.ForeignKeyConstraint(
            ["replaces_id"],
            ["awareness_assessments.id"],
            name=op.f("fk_awareness_assessments_replaces_id_awareness_assessments"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_awareness_assessments")),
    )
    op.create_index("ix_awareness_assessments_region_code", "awareness_assessments", ["region_code"])


def _ending() -> list[sa.Column[object]]:
    return [
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_by_id", sa.Integer(), nullable=True),
        sa.Column("ended_reason", sa.String(length=300), nullable=False, server_default=""),
    ]


def downgrade() -> None:
    """The older release knows no figure that ended: it shows it again."""
    op.drop_table("awareness_assessments")
    op.drop_table("recap_units")
    op.drop_table("unit_recaps")
    with op.batch_alter_table("published_totals") as batch:
        batch.drop_constraint(REPLACES, type_="foreignkey")
        for column in ("ended_reason", "ended_by_id", "ended_at", "replaces_id", "source_date", "source_url"):
            batch.drop_column(column)
        for column in ("source_kind", "state", "reported_percent", *reversed(PARTS), "level"):
            batch.drop_column(column)
