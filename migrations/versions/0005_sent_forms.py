"""forms that were saved, so that each is saved once"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "sent_forms",
        sa.Column("account_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("nonce", sa.String(length=22), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("location", sa.String(length=300), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("account_id", "nonce", name=op.f("pk_sent_forms")),
    )
    with op.batch_alter_table("sent_forms", schema=None) as batch:
        batch.create_index(batch.f("ix_sent_forms_at"), ["at"], unique=False)


def downgrade() -> None:
    op.drop_table("sent_forms")
