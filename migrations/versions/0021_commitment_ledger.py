"""what happened to a commitment: its steps, the due date first agreed, the letter that closed it"""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

EVIDENCE = "ck_commitments_has_evidence"
BEFORE = "state <> 'done' OR (evidence <> '' AND closed_on IS NOT NULL)"
AFTER = "state <> 'done' OR (closed_on IS NOT NULL AND (evidence <> '' OR letter_number <> ''))"
INDEXED = ("owner_person_id", "carried_to_id")


def upgrade() -> None:
    with op.batch_alter_table("commitments") as batch:
        batch.add_column(sa.Column("owner_person_id", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("first_due_on", sa.Date(), nullable=True))
        batch.add_column(sa.Column("times_moved", sa.Integer(), nullable=False, server_default="0"))
        batch.add_column(sa.Column("carried_to_id", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("started_on", sa.Date(), nullable=True))
        batch.add_column(sa.Column("touched", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch.add_column(sa.Column("letter_number", sa.String(100), nullable=False, server_default=""))
        batch.add_column(sa.Column("letter_on", sa.Date(), nullable=True))
        batch.create_foreign_key(op.f("fk_commitments_owner_person_id_people"), "people", ["owner_person_id"], ["id"])
        batch.create_foreign_key(
            op.f("fk_commitments_carried_to_id_activities"), "activities", ["carried_to_id"], ["id"],
            ondelete="SET NULL",
        )  # fmt: skip
        batch.drop_constraint(op.f(EVIDENCE), type_="check")
        batch.create_check_constraint(op.f(EVIDENCE), AFTER)
    with op.batch_alter_table("commitments") as batch:
        for name in ("times_moved", "touched", "letter_number"):
            batch.alter_column(name, server_default=None)
        for name in INDEXED:
            batch.create_index(op.f(f"ix_commitments_{name}"), [name])
    op.create_table(
        "commitment_steps",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("commitment_id", sa.Integer(), nullable=False),
        sa.Column("step", sa.String(40), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("organization_id", sa.Integer(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("due_before", sa.Date(), nullable=True),
        sa.Column("due_after", sa.Date(), nullable=True),
        sa.Column("activity_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "reason <> '' OR step NOT IN ('postpone', 'cancel', 'reopen')", name=op.f("ck_commitment_steps_says_why")
        ),
        sa.ForeignKeyConstraint(
            ["commitment_id"], ["commitments.id"], ondelete="CASCADE",
            name=op.f("fk_commitment_steps_commitment_id_commitments"),
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organizations.id"], name=op.f("fk_commitment_steps_organization_id_organizations")
        ),
        sa.ForeignKeyConstraint(
            ["activity_id"], ["activities.id"], ondelete="SET NULL",
            name=op.f("fk_commitment_steps_activity_id_activities"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_commitment_steps")),
    )  # fmt: skip
    for name in ("commitment_id", "activity_id"):
        op.create_index(op.f(f"ix_commitment_steps_{name}"), "commitment_steps", [name])


def downgrade() -> None:
    op.drop_table("commitment_steps")
    commitments = sa.table("commitments", sa.column("state"), sa.column("evidence"), sa.column("letter_number"))
    only_letter = sa.and_(commitments.c.state == "done", commitments.c.evidence == "")
    op.execute(commitments.update().where(only_letter).values(evidence=commitments.c.letter_number))
    with op.batch_alter_table("commitments") as batch:
        for name in INDEXED:
            batch.drop_index(op.f(f"ix_commitments_{name}"))
        batch.drop_constraint(op.f(EVIDENCE), type_="check")
        batch.create_check_constraint(op.f(EVIDENCE), BEFORE)
        batch.drop_constraint(op.f("fk_commitments_owner_person_id_people"), type_="foreignkey")
        batch.drop_constraint(op.f("fk_commitments_carried_to_id_activities"), type_="foreignkey")
        for name in (*INDEXED, "first_due_on", "times_moved", "started_on", "touched", "letter_number", "letter_on"):
            batch.drop_column(name)
