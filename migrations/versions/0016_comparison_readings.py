"""files of comparison months that wait to be saved"""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "comparison_readings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("file_name", sa.String(length=200), nullable=False),
        sa.Column("file_digest", sa.String(length=64), nullable=False),
        sa.Column("source", sa.String(length=300), nullable=False),
        sa.Column("rows", sa.JSON(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by_id", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_comparison_readings")),
    )
    op.create_index("ix_comparison_readings_created_at", "comparison_readings", ["created_at"])


def downgrade() -> None:
    op.drop_index("ix_comparison_readings_created_at", table_name="comparison_readings")
    op.drop_table("comparison_readings")
