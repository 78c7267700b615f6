"""programmes of partners, priorities of governments, and lists of them that were sent"""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

INDEXED = ("field", "folded_title", "kind", "organization_id")


def upgrade() -> None:
    op.create_table(
        "programmes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("organization_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("folded_title", sa.Text(), nullable=False),
        sa.Column("field", sa.String(40), nullable=False),
        sa.Column("first_year", sa.Integer(), nullable=False),
        sa.Column("last_year", sa.Integer(), nullable=False),
        sa.Column("donor", sa.String(length=200), nullable=False),
        sa.Column("donor_id", sa.Integer(), nullable=True),
        sa.Column("document", sa.String(length=300), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("source", sa.String(length=300), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("ending_reason", sa.String(length=500), nullable=False),
        sa.Column("created_by_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("last_year >= first_year", name=op.f("ck_programmes_years_in_order")),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organizations.id"], name=op.f("fk_programmes_organization_id_organizations")
        ),
        sa.ForeignKeyConstraint(["donor_id"], ["organizations.id"], name=op.f("fk_programmes_donor_id_organizations")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_programmes")),
    )
    for column in INDEXED:
        op.create_index(op.f(f"ix_programmes_{column}"), "programmes", [column])
    op.create_table(
        "programme_regions",
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("region_code", sa.String(length=13), nullable=False),
        sa.ForeignKeyConstraint(
            ["programme_id"],
            ["programmes.id"],
            name=op.f("fk_programme_regions_programme_id_programmes"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["region_code"], ["regions.code"], name=op.f("fk_programme_regions_region_code_regions")
        ),
        sa.PrimaryKeyConstraint("programme_id", "region_code", name=op.f("pk_programme_regions")),
    )
    op.create_index(op.f("ix_programme_regions_region_code"), "programme_regions", ["region_code"])
    op.create_table(
        "programme_agencies",
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("organization_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["programme_id"],
            ["programmes.id"],
            name=op.f("fk_programme_agencies_programme_id_programmes"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organizations.id"], name=op.f("fk_programme_agencies_organization_id_organizations")
        ),
        sa.PrimaryKeyConstraint("programme_id", "organization_id", name=op.f("pk_programme_agencies")),
    )
    op.create_index(op.f("ix_programme_agencies_organization_id"), "programme_agencies", ["organization_id"])
    op.create_table(
        "programme_imports",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("file_name", sa.String(length=200), nullable=False),
        sa.Column("rows", sa.JSON(), nullable=False),
        sa.Column("outcome", sa.JSON(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by_id", sa.Integer(), nullable=True),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_programme_imports")),
    )
    op.create_index(op.f("ix_programme_imports_created_at"), "programme_imports", ["created_at"])


def downgrade() -> None:
    for table in ("programme_imports", "programme_agencies", "programme_regions", "programmes"):
        op.drop_table(table)
