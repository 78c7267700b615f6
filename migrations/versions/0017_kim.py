"""the register of KIM"""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "kim_groups",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("folded_name", sa.String(length=200), nullable=False),
        sa.Column("expansion", sa.String(length=40), nullable=True),
        sa.Column("region_code", sa.String(length=13), nullable=False),
        sa.Column("address", sa.String(length=300), nullable=False),
        sa.Column("founded_on", sa.Date(), nullable=True),
        sa.Column("founded_precision", sa.String(length=40), nullable=False),
        sa.Column("decree_number", sa.String(length=100), nullable=False),
        sa.Column("decree_on", sa.Date(), nullable=True),
        sa.Column("decree_until", sa.Date(), nullable=True),
        sa.Column("signer", sa.String(length=40), nullable=True),
        sa.Column("legal_basis", sa.String(length=300), nullable=False),
        sa.Column("contact", sa.String(length=200), nullable=False),
        sa.Column("website", sa.String(length=200), nullable=False),
        sa.Column("media", sa.String(length=1000), nullable=False),
        sa.Column("level", sa.String(length=60), nullable=False),
        sa.Column("organization_id", sa.Integer(), nullable=True),
        sa.Column("created_by_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(founded_on IS NULL) = (founded_precision = 'unknown')",
            name=op.f("ck_kim_groups_founded_matches_precision"),
        ),
        sa.CheckConstraint(
            "decree_until IS NULL OR decree_on IS NULL OR decree_until >= decree_on",
            name=op.f("ck_kim_groups_decree_in_order"),
        ),
        sa.ForeignKeyConstraint(["region_code"], ["regions.code"], name=op.f("fk_kim_groups_region_code_regions")),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organizations.id"], name=op.f("fk_kim_groups_organization_id_organizations")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kim_groups")),
    )
    for column in ("folded_name", "region_code", "organization_id"):
        op.create_index(f"ix_kim_groups_{column}", "kim_groups", [column])
    op.create_table(
        "kim_members",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("sex", sa.String(length=40), nullable=False),
        sa.Column("role", sa.String(length=100), nullable=False),
        sa.Column("joined_on", sa.Date(), nullable=True),
        sa.Column("left_on", sa.Date(), nullable=True),
        sa.Column("resident", sa.Boolean(), nullable=True),
        sa.CheckConstraint(
            "left_on IS NULL OR joined_on IS NULL OR left_on >= joined_on", name=op.f("ck_kim_members_days_in_order")
        ),
        sa.ForeignKeyConstraint(["group_id"], ["kim_groups.id"], name=op.f("fk_kim_members_group_id_kim_groups")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kim_members")),
    )
    op.create_index("ix_kim_members_group_id", "kim_members", ["group_id"])
    op.create_table(
        "kim_activities",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("elements", sa.JSON(), nullable=False),
        sa.Column("topic", sa.String(length=300), nullable=False),
        sa.Column("link", sa.String(length=300), nullable=False),
        sa.Column("helped", sa.Integer(), nullable=False),
        sa.Column("relayed", sa.Integer(), nullable=False),
        sa.Column("posts", sa.Integer(), nullable=False),
        sa.Column("created_by_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("helped >= 0 AND relayed >= 0 AND posts >= 0", name=op.f("ck_kim_activities_not_negative")),
        sa.ForeignKeyConstraint(["group_id"], ["kim_groups.id"], name=op.f("fk_kim_activities_group_id_kim_groups")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kim_activities")),
    )
    op.create_index("ix_kim_activities_group_id", "kim_activities", ["group_id"])
    op.create_table(
        "kim_imports",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("file_name", sa.String(length=200), nullable=False),
        sa.Column("rows", sa.JSON(), nullable=False),
        sa.Column("outcome", sa.JSON(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by_id", sa.Integer(), nullable=True),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kim_imports")),
    )
    op.create_index("ix_kim_imports_created_at", "kim_imports", ["created_at"])


def downgrade() -> None:
    op.drop_index("ix_kim_imports_created_at", table_name="kim_imports")
    op.drop_table("kim_imports")
    op.drop_index("ix_kim_activities_group_id", table_name="kim_activities")
    op.drop_table("kim_activities")
    op.drop_index("ix_kim_members_group_id", table_name="kim_members")
    op.drop_table("kim_members")
    for column in ("organization_id", "region_code", "folded_name"):
        op.drop_index(f"ix_kim_groups_{column}", table_name="kim_groups")
    op.drop_table("kim_groups")
