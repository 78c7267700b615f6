"""the way of a report: its steps, and what it said when it was last read"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

# What the trail of an installation that is in use already tells of the steps before this release.
TOLD = {
    "meeting:record": "record",
    "training:record": "record",
    "meeting:change": "change",
    "training:change": "change",
    "activity:submit": "submit",
    "activity:sanction": "sanction",
}


def upgrade() -> None:
    steps = op.create_table(
        "report_steps",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("activity_id", sa.Integer(), nullable=False),
        sa.Column("step", sa.String(40), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("role", sa.String(40), nullable=False),
        sa.Column("organization_id", sa.Integer(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("fields", sa.JSON(), nullable=False),
        sa.CheckConstraint("reason <> '' OR step NOT IN ('return', 'reopen')", name=op.f("ck_report_steps_says_why")),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_report_steps_account_id_accounts")),
        sa.ForeignKeyConstraint(
            ["activity_id"],
            ["activities.id"],
            name=op.f("fk_report_steps_activity_id_activities"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organizations.id"], name=op.f("fk_report_steps_organization_id_organizations")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_steps")),
    )
    op.create_index(op.f("ix_report_steps_activity_id"), "report_steps", ["activity_id"])
    op.create_table(
        "submission_snapshots",
        sa.Column("activity_id", sa.Integer(), nullable=False),
        sa.Column("step", sa.String(40), nullable=False),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("contents", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["activity_id"],
            ["activities.id"],
            name=op.f("fk_submission_snapshots_activity_id_activities"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("activity_id", name=op.f("pk_submission_snapshots")),
    )
    _tell(steps)


def _tell(steps: sa.Table) -> None:
    """Reports that were handed in with the form that recorded them count as handed in at that moment."""
    columns = ("id", "actor_id", "actor_role", "organization_id", "action", "subject_type", "subject_id")
    events = sa.table(
        "audit_events",
        *(sa.column(name) for name in columns),
        sa.column("at", sa.DateTime(timezone=True)),
        sa.column("details", sa.JSON()),
    )
    query = sa.select(events).where(events.c.subject_type == "activity", events.c.action.in_(TOLD))
    reports, people, homes = (_ids(name) for name in ("activities", "accounts", "organizations"))
    sent: set[int] = set()
    rows = []
    for event in op.get_bind().execute(query.order_by(events.c.id)).mappings():
        number, said = int(event["subject_id"]), event["details"]
        if number not in reports:
            continue
        row = {
            "activity_id": number,
            "step": TOLD[event["action"]],
            "at": event["at"],
            "account_id": event["actor_id"] if event["actor_id"] in people else None,
            "role": event["actor_role"],
            "organization_id": event["organization_id"] if event["organization_id"] in homes else None,
            "reason": "",
            "fields": said.get("fields", []),
        }
        rows.append(row)
        if number not in sent and (said.get("submitted") or said.get("paper_state") == "submitted"):
            rows.append(row | {"step": "submit", "fields": []})
        if rows[-1]["step"] == "submit":
            sent.add(number)
    op.bulk_insert(steps, rows)


def _ids(table: str) -> set[int]:
    return set(op.get_bind().scalars(sa.text(f"SELECT id FROM {table}")))


def downgrade() -> None:
    op.drop_table("submission_snapshots")
    with op.batch_alter_table("report_steps") as batch:
        batch.drop_index(op.f("ix_report_steps_activity_id"))
    op.drop_table("report_steps")
