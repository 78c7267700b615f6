"""the settings of an organization's papers, and who signs them"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "stationery",
        sa.Column("organization_id", sa.Integer(), nullable=False),
        sa.Column("paper", sa.String(40), nullable=False),
        sa.Column("place", sa.String(100), nullable=False),
        sa.Column("number_pattern", sa.String(100), nullable=False),
        sa.Column("copies_to", sa.String(2000), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organizations.id"], name=op.f("fk_stationery_organization_id_organizations")
        ),
        sa.PrimaryKeyConstraint("organization_id", name=op.f("pk_stationery")),
    )
    op.create_table(
        "signatories",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organization_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("part", sa.String(40), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("title", sa.String(200), nullable=False),
        sa.Column("rank", sa.String(100), nullable=False),
        sa.Column("nip", sa.String(18), nullable=False),
        sa.CheckConstraint("nip = '' OR length(nip) = 18", name=op.f("ck_signatories_nip_of_eighteen")),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["stationery.organization_id"],
            name=op.f("fk_signatories_organization_id_stationery"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signatories")),
    )
    op.create_index(op.f("ix_signatories_organization_id"), "signatories", ["organization_id"])


def downgrade() -> None:
    # The older release knows no list by initials; whoever may open the full one could open this too.
    op.execute("UPDATE issued_documents SET variant = 'full' WHERE variant = 'initials'")
    with op.batch_alter_table("signatories") as batch:
        batch.drop_index(op.f("ix_signatories_organization_id"))
    op.drop_table("signatories")
    op.drop_table("stationery")
