"""the words by which rows are found; ``flask search rebuild`` fills them in"""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

# In the order of their letters' numbers, so that a beginning is one stretch of the index.
WORD = sa.String(length=40).with_variant(sa.String(length=40, collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "search_words",
        sa.Column("source", sa.String(length=30), nullable=False),
        sa.Column("word", WORD, nullable=False),
        sa.Column("owner_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("source", "word", "owner_id", name=op.f("pk_search_words")),
    )
    op.create_index("ix_search_words_owner", "search_words", ["source", "owner_id"])


def downgrade() -> None:
    op.drop_index("ix_search_words_owner", table_name="search_words")
    op.drop_table("search_words")
