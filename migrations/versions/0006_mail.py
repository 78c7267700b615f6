"""mail: what was sent, and how often each wants it"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "sent_mails",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sent_mails")),
        sa.UniqueConstraint("account_id", "kind", "day", name=op.f("uq_sent_mails_account_id")),
    )
    op.add_column("accounts", sa.Column("digest", sa.String(length=40), nullable=False, server_default="weekly"))


def downgrade() -> None:
    op.drop_column("accounts", "digest")
    op.drop_table("sent_mails")
