"""what an import changed, so that it can be undone"""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("complaint_imports") as batch:
        # Of the imports before this release nothing is kept.
        batch.add_column(sa.Column("keeps_before", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch.add_column(sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True))
        batch.add_column(sa.Column("undone_by_id", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("undo_reason", sa.String(length=500), nullable=False, server_default=""))
    with op.batch_alter_table("complaint_imports") as batch:
        batch.alter_column("keeps_before", server_default=None)
        batch.alter_column("undo_reason", server_default=None)
    op.create_table(
        "complaint_earlier_reports",
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.Column("tracking_digest", sa.String(length=64), nullable=False),
        sa.Column("from_import_id", sa.Integer(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=True),
        sa.Column("received_at", sa.Time(), nullable=True),
        sa.Column("classification", sa.String(length=80), nullable=True),
        sa.Column("category", sa.String(length=120), nullable=True),
        sa.Column("report_type", sa.String(length=60), nullable=True),
        sa.Column("parent_agency", sa.String(length=200), nullable=True),
        sa.Column("assigned_agency", sa.String(length=200), nullable=True),
        sa.Column("channel", sa.String(length=120), nullable=True),
        sa.Column("status", sa.String(length=120), nullable=True),
        sa.ForeignKeyConstraint(
            ["from_import_id"],
            ["complaint_imports.id"],
            name=op.f("fk_complaint_earlier_reports_from_import_id_complaint_imports"),
        ),
        sa.ForeignKeyConstraint(
            ["import_id"],
            ["complaint_imports.id"],
            name=op.f("fk_complaint_earlier_reports_import_id_complaint_imports"),
        ),
        sa.PrimaryKeyConstraint("import_id", "tracking_digest", name=op.f("pk_complaint_earlier_reports")),
    )
    op.create_index(
        op.f("ix_complaint_earlier_reports_from_import_id"), "complaint_earlier_reports", ["from_import_id"]
    )
    op.create_table(
        "complaint_import_months",
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("from_import_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["from_import_id"],
            ["complaint_imports.id"],
            name=op.f("fk_complaint_import_months_from_import_id_complaint_imports"),
        ),
        sa.ForeignKeyConstraint(
            ["import_id"],
            ["complaint_imports.id"],
            name=op.f("fk_complaint_import_months_import_id_complaint_imports"),
        ),
        sa.PrimaryKeyConstraint("import_id", "month", name=op.f("pk_complaint_import_months")),
    )
    op.create_index(op.f("ix_complaint_import_months_from_import_id"), "complaint_import_months", ["from_import_id"])


def downgrade() -> None:
    op.drop_index(op.f("ix_complaint_import_months_from_import_id"), "complaint_import_months")
    op.drop_table("complaint_import_months")
    op.drop_index(op.f("ix_complaint_earlier_reports_from_import_id"), "complaint_earlier_reports")
    op.drop_table("complaint_earlier_reports")
    with op.batch_alter_table("complaint_imports") as batch:
        for name in ("undo_reason", "undone_by_id", "undone_at", "keeps_before"):
            batch.drop_column(name)
