"""activities belong to a partnership"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

NAME = "fk_activities_partnership_id_partnerships"
# Not in batch: that rebuilds the table and loses its checks. A named foreign key of one column needs no rebuilding.
SQLITE_ADD = f"ALTER TABLE activities ADD COLUMN partnership_id INTEGER CONSTRAINT {NAME} REFERENCES partnerships (id)"
SQLITE_DROP = "ALTER TABLE activities DROP COLUMN partnership_id"


def upgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute(SQLITE_ADD)
    else:
        op.add_column("activities", sa.Column("partnership_id", sa.Integer(), nullable=True))
        op.create_foreign_key(NAME, "activities", "partnerships", ["partnership_id"], ["id"])
    op.create_index(op.f("ix_activities_partnership_id"), "activities", ["partnership_id"])


def downgrade() -> None:
    op.drop_index(op.f("ix_activities_partnership_id"), "activities")
    if op.get_bind().dialect.name == "sqlite":
        op.execute(SQLITE_DROP)
    else:
        op.drop_column("activities", "partnership_id")
