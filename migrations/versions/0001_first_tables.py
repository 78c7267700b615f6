"""first tables"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


# Events are never changed: the engine itself refuses, whoever asks.
SQLITE_TRIGGERS = (
    """CREATE TRIGGER audit_events_no_update BEFORE UPDATE ON audit_events
    BEGIN SELECT RAISE(ABORT, 'audit events are append-only'); END""",
    """CREATE TRIGGER audit_events_no_delete BEFORE DELETE ON audit_events
    BEGIN SELECT RAISE(ABORT, 'audit events are append-only'); END""",
)
POSTGRESQL_TRIGGERS = (
    """CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'audit events are append-only'; END $$""",
    """CREATE TRIGGER audit_events_append_only BEFORE UPDATE OR DELETE ON audit_events
    FOR EACH ROW EXECUTE FUNCTION refuse_audit_change()""",
    """CREATE TRIGGER audit_events_no_truncate BEFORE TRUNCATE ON audit_events
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change()""",
)


def upgrade() -> None:
    op.create_table(
        "audit_events",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=True),
        sa.Column("actor_role", sa.String(40), nullable=False),
        sa.Column("organization_id", sa.Integer(), nullable=True),
        sa.Column("action", sa.String(length=80), nullable=False),
        sa.Column("subject_type", sa.String(length=60), nullable=False),
        sa.Column("subject_id", sa.String(length=60), nullable=True),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.Column("previous_hash", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_events")),
        sa.UniqueConstraint("hash", name=op.f("uq_audit_events_hash")),
    )
    with op.batch_alter_table("audit_events", schema=None) as batch_op:
        batch_op.create_index("ix_audit_events_subject", ["subject_type", "subject_id"], unique=False)

    op.create_table(
        "audit_head",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("last_event_id", sa.Integer(), nullable=False),
        sa.Column("last_hash", sa.String(length=64), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_audit_head_one_row")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_head")),
    )
    op.create_table(
        "channel_mappings",
        sa.Column("raw", sa.String(length=120), nullable=False),
        sa.Column("label", sa.String(length=120), nullable=False),
        sa.Column("group", sa.String(40), nullable=False),
        sa.Column("confirmed", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("raw", name=op.f("pk_channel_mappings")),
    )
    op.create_table(
        "failed_sign_ins",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("email_digest", sa.String(length=64), nullable=False),
        sa.Column("address", sa.String(length=45), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_failed_sign_ins")),
    )
    with op.batch_alter_table("failed_sign_ins", schema=None) as batch_op:
        batch_op.create_index("ix_failed_sign_ins_address", ["address", "at"], unique=False)
        batch_op.create_index("ix_failed_sign_ins_email", ["email_digest", "at"], unique=False)

    op.create_table(
        "installation_facts",
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("value", sa.String(length=300), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_installation_facts")),
    )
    op.create_table(
        "regions",
        sa.Column("code", sa.String(length=13), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("level", sa.String(40), nullable=False),
        sa.Column("parent_code", sa.String(length=13), nullable=True),
        sa.Column("timezone", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(["parent_code"], ["regions.code"], name=op.f("fk_regions_parent_code_regions")),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_regions")),
    )
    with op.batch_alter_table("regions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_regions_level"), ["level"], unique=False)
        batch_op.create_index(batch_op.f("ix_regions_name"), ["name"], unique=False)
        batch_op.create_index(batch_op.f("ix_regions_parent_code"), ["parent_code"], unique=False)

    op.create_table(
        "status_mappings",
        sa.Column("raw", sa.String(length=120), nullable=False),
        sa.Column("label", sa.String(length=120), nullable=False),
        sa.Column("status", sa.String(40), nullable=False),
        sa.Column("confirmed", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("raw", name=op.f("pk_status_mappings")),
    )
    op.create_table(
        "complaint_imports",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("agency_region_code", sa.String(length=13), nullable=False),
        sa.Column("file_digest", sa.String(length=64), nullable=False),
        sa.Column("agency_name", sa.String(length=200), nullable=False),
        sa.Column("generated_on", sa.Date(), nullable=True),
        sa.Column("period_starts_on", sa.Date(), nullable=False),
        sa.Column("period_ends_on", sa.Date(), nullable=False),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.Column("new", sa.Integer(), nullable=False),
        sa.Column("updated", sa.Integer(), nullable=False),
        sa.Column("unchanged", sa.Integer(), nullable=False),
        sa.Column("rejected", sa.Integer(), nullable=False),
        sa.Column("warnings", sa.JSON(), nullable=False),
        sa.Column("imported_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("imported_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["agency_region_code"], ["regions.code"], name=op.f("fk_complaint_imports_agency_region_code_regions")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_complaint_imports")),
    )
    with op.batch_alter_table("complaint_imports", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_complaint_imports_agency_region_code"), ["agency_region_code"], unique=False
        )

    op.create_table(
        "organizations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("folded_name", sa.String(length=200), nullable=False),
        sa.Column("short_name", sa.String(length=60), nullable=False),
        sa.Column("category", sa.String(40), nullable=False),
        sa.Column("region_code", sa.String(length=13), nullable=False),
        sa.Column("letterhead", sa.String(length=400), nullable=False),
        sa.Column("address", sa.String(length=300), nullable=False),
        sa.Column("phone", sa.String(length=60), nullable=False),
        sa.Column("website", sa.String(length=200), nullable=False),
        sa.Column("mailbox", sa.String(length=200), nullable=False),
        sa.Column("created_by_id", sa.Integer(), nullable=True),
        sa.Column("created_by_organization_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["created_by_organization_id"],
            ["organizations.id"],
            name=op.f("fk_organizations_created_by_organization_id_organizations"),
        ),
        sa.ForeignKeyConstraint(["region_code"], ["regions.code"], name=op.f("fk_organizations_region_code_regions")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organizations")),
    )
    with op.batch_alter_table("organizations", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_organizations_category"), ["category"], unique=False)
        batch_op.create_index(batch_op.f("ix_organizations_folded_name"), ["folded_name"], unique=False)
        batch_op.create_index(batch_op.f("ix_organizations_region_code"), ["region_code"], unique=False)

    op.create_table(
        "populations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("region_code", sa.String(length=13), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("male", sa.Integer(), nullable=False),
        sa.Column("female", sa.Integer(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(length=200), nullable=False),
        sa.CheckConstraint("male + female = total", name=op.f("ck_populations_adds_up")),
        sa.CheckConstraint("total >= 0 AND male >= 0 AND female >= 0", name=op.f("ck_populations_not_negative")),
        sa.ForeignKeyConstraint(["region_code"], ["regions.code"], name=op.f("fk_populations_region_code_regions")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_populations")),
        sa.UniqueConstraint("region_code", "year", "source", name=op.f("uq_populations_region_code")),
    )
    op.create_table(
        "published_totals",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("region_code", sa.String(length=13), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("coverage", sa.String(40), nullable=False),
        sa.Column("channel_coverage", sa.String(40), nullable=False),
        sa.Column("comparison", sa.String(40), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(length=500), nullable=False),
        sa.Column("note", sa.String(length=500), nullable=False),
        sa.Column("correction", sa.String(length=500), nullable=False),
        sa.Column("created_by_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("ends_on >= starts_on", name=op.f("ck_published_totals_days_in_order")),
        sa.CheckConstraint("total >= 0", name=op.f("ck_published_totals_not_negative")),
        sa.ForeignKeyConstraint(
            ["region_code"], ["regions.code"], name=op.f("fk_published_totals_region_code_regions")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_published_totals")),
    )
    with op.batch_alter_table("published_totals", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_published_totals_region_code"), ["region_code"], unique=False)

    op.create_table(
        "region_figures",
        sa.Column("region_code", sa.String(length=13), nullable=False),
        sa.Column("bps_code", sa.String(length=4), nullable=True),
        sa.Column("iso_code", sa.String(length=6), nullable=True),
        sa.Column("latitude", sa.Double(), nullable=False),
        sa.Column("longitude", sa.Double(), nullable=False),
        sa.Column("area_km2", sa.Double(), nullable=False),
        sa.Column("source", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(["region_code"], ["regions.code"], name=op.f("fk_region_figures_region_code_regions")),
        sa.PrimaryKeyConstraint("region_code", name=op.f("pk_region_figures")),
    )
    op.create_table(
        "uptake_cells",
        sa.Column("region_code", sa.String(length=13), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("channel_group", sa.String(40), nullable=False),
        sa.Column("status", sa.String(40), nullable=False),
        sa.Column("reports", sa.Integer(), nullable=False),
        sa.CheckConstraint("reports > 0", name=op.f("ck_uptake_cells_some_reports")),
        sa.ForeignKeyConstraint(["region_code"], ["regions.code"], name=op.f("fk_uptake_cells_region_code_regions")),
        sa.PrimaryKeyConstraint("region_code", "month", "channel_group", "status", name=op.f("pk_uptake_cells")),
    )
    op.create_table(
        "accounts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("role", sa.String(40), nullable=False),
        sa.Column("organization_id", sa.Integer(), nullable=True),
        sa.Column("password_hash", sa.String(length=200), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("disabled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "organization_id IS NOT NULL OR role IN ('administrator', 'observer')",
            name=op.f("ck_accounts_has_organization"),
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organizations.id"], name=op.f("fk_accounts_organization_id_organizations")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_accounts")),
        sa.UniqueConstraint("email", name=op.f("uq_accounts_email")),
    )
    with op.batch_alter_table("accounts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_accounts_organization_id"), ["organization_id"], unique=False)

    op.create_table(
        "complaint_import_problems",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=True),
        sa.Column("column", sa.String(length=60), nullable=False),
        sa.Column("message", sa.String(length=300), nullable=False),
        sa.ForeignKeyConstraint(
            ["import_id"],
            ["complaint_imports.id"],
            name=op.f("fk_complaint_import_problems_import_id_complaint_imports"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_complaint_import_problems")),
    )
    with op.batch_alter_table("complaint_import_problems", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_complaint_import_problems_import_id"), ["import_id"], unique=False)

    op.create_table(
        "complaint_reports",
        sa.Column("agency_region_code", sa.String(length=13), nullable=False),
        sa.Column("tracking_digest", sa.String(length=64), nullable=False),
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("received_at", sa.Time(), nullable=True),
        sa.Column("classification", sa.String(length=80), nullable=False),
        sa.Column("category", sa.String(length=120), nullable=False),
        sa.Column("report_type", sa.String(length=60), nullable=False),
        sa.Column("parent_agency", sa.String(length=200), nullable=False),
        sa.Column("assigned_agency", sa.String(length=200), nullable=False),
        sa.Column("channel", sa.String(length=120), nullable=False),
        sa.Column("status", sa.String(length=120), nullable=False),
        sa.ForeignKeyConstraint(
            ["agency_region_code"], ["regions.code"], name=op.f("fk_complaint_reports_agency_region_code_regions")
        ),
        sa.ForeignKeyConstraint(
            ["import_id"], ["complaint_imports.id"], name=op.f("fk_complaint_reports_import_id_complaint_imports")
        ),
        sa.PrimaryKeyConstraint("agency_region_code", "tracking_digest", name=op.f("pk_complaint_reports")),
    )
    with op.batch_alter_table("complaint_reports", schema=None) as batch_op:
        batch_op.create_index("ix_complaint_reports_cell", ["agency_region_code", "received_on"], unique=False)
        batch_op.create_index(batch_op.f("ix_complaint_reports_import_id"), ["import_id"], unique=False)

    op.create_table(
        "covered_months",
        sa.Column("region_code", sa.String(length=13), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("complete", sa.Boolean(), nullable=False),
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["import_id"], ["complaint_imports.id"], name=op.f("fk_covered_months_import_id_complaint_imports")
        ),
        sa.ForeignKeyConstraint(["region_code"], ["regions.code"], name=op.f("fk_covered_months_region_code_regions")),
        sa.PrimaryKeyConstraint("region_code", "month", name=op.f("pk_covered_months")),
    )
    op.create_table(
        "people",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("folded_name", sa.String(length=200), nullable=False),
        sa.Column("invented", sa.Boolean(), nullable=False),
        sa.Column("created_by_organization_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["created_by_organization_id"],
            ["organizations.id"],
            name=op.f("fk_people_created_by_organization_id_organizations"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_people")),
    )
    with op.batch_alter_table("people", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_people_folded_name"), ["folded_name"], unique=False)

    op.create_table(
        "activities",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("search_text", sa.Text(), nullable=False),
        sa.Column("paper_state", sa.String(40), nullable=False),
        sa.Column("event_state", sa.String(40), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("date_precision", sa.String(40), nullable=False),
        sa.Column("date_reason", sa.String(length=300), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("starts_at", sa.Time(), nullable=True),
        sa.Column("ends_at", sa.Time(), nullable=True),
        sa.Column("timezone", sa.String(length=40), nullable=False),
        sa.Column("mode", sa.String(40), nullable=False),
        sa.Column("place", sa.String(length=300), nullable=False),
        sa.Column("region_code", sa.String(length=13), nullable=True),
        sa.Column("discusses_lapor", sa.Boolean(), nullable=False),
        sa.Column("follows_id", sa.Integer(), nullable=True),
        sa.Column("legal_basis", sa.Text(), nullable=False),
        sa.Column("background", sa.Text(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("agenda", sa.Text(), nullable=False),
        sa.Column("materials", sa.Text(), nullable=False),
        sa.Column("funding", sa.String(length=300), nullable=False),
        sa.Column("results", sa.Text(), nullable=False),
        sa.Column("obstacles", sa.Text(), nullable=False),
        sa.Column("conclusions", sa.Text(), nullable=False),
        sa.Column("source", sa.String(length=500), nullable=False),
        sa.Column("audience_total", sa.Integer(), nullable=True),
        sa.Column("owner_organization_id", sa.Integer(), nullable=False),
        sa.Column("created_by_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(starts_on IS NULL) = (date_precision = 'unknown')", name=op.f("ck_activities_date_matches_precision")
        ),
        sa.CheckConstraint(
            "ends_on IS NULL OR starts_on IS NULL OR ends_on >= starts_on", name=op.f("ck_activities_days_in_order")
        ),
        sa.CheckConstraint(
            "follows_id IS NULL OR follows_id <> id", name=op.f("ck_activities_not_its_own_predecessor")
        ),
        sa.ForeignKeyConstraint(["created_by_id"], ["accounts.id"], name=op.f("fk_activities_created_by_id_accounts")),
        sa.ForeignKeyConstraint(["follows_id"], ["activities.id"], name=op.f("fk_activities_follows_id_activities")),
        sa.ForeignKeyConstraint(
            ["owner_organization_id"],
            ["organizations.id"],
            name=op.f("fk_activities_owner_organization_id_organizations"),
        ),
        sa.ForeignKeyConstraint(["region_code"], ["regions.code"], name=op.f("fk_activities_region_code_regions")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_activities")),
    )
    with op.batch_alter_table("activities", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_activities_follows_id"), ["follows_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_activities_kind"), ["kind"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_activities_owner_organization_id"), ["owner_organization_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_activities_paper_state"), ["paper_state"], unique=False)
        batch_op.create_index(batch_op.f("ix_activities_region_code"), ["region_code"], unique=False)
        batch_op.create_index(batch_op.f("ix_activities_starts_on"), ["starts_on"], unique=False)

    op.create_table(
        "positions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("organization_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "ends_on IS NULL OR starts_on IS NULL OR ends_on >= starts_on", name=op.f("ck_positions_in_order")
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organizations.id"], name=op.f("fk_positions_organization_id_organizations")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_positions_person_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_positions")),
    )
    with op.batch_alter_table("positions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_positions_organization_id"), ["organization_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_positions_person_id"), ["person_id"], unique=False)

    op.create_table(
        "sign_ins",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("token_digest", sa.String(length=64), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("address", sa.String(length=45), nullable=False),
        sa.Column("browser", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_sign_ins_account_id_accounts")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_ins")),
        sa.UniqueConstraint("token_digest", name=op.f("uq_sign_ins_token_digest")),
    )
    with op.batch_alter_table("sign_ins", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_sign_ins_account_id"), ["account_id"], unique=False)

    op.create_table(
        "activity_organizations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("activity_id", sa.Integer(), nullable=False),
        sa.Column("organization_id", sa.Integer(), nullable=False),
        sa.Column("part", sa.String(40), nullable=False),
        sa.ForeignKeyConstraint(
            ["activity_id"],
            ["activities.id"],
            name=op.f("fk_activity_organizations_activity_id_activities"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organizations.id"],
            name=op.f("fk_activity_organizations_organization_id_organizations"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_activity_organizations")),
        sa.UniqueConstraint("activity_id", "organization_id", name=op.f("uq_activity_organizations_activity_id")),
    )
    with op.batch_alter_table("activity_organizations", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_activity_organizations_organization_id"), ["organization_id"], unique=False
        )

    op.create_table(
        "activity_people",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("activity_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("organization_id", sa.Integer(), nullable=True),
        sa.Column("part", sa.String(40), nullable=False),
        sa.Column("topic", sa.String(length=300), nullable=False),
        sa.CheckConstraint("name <> '' OR title <> ''", name=op.f("ck_activity_people_name_or_title")),
        sa.ForeignKeyConstraint(
            ["activity_id"],
            ["activities.id"],
            name=op.f("fk_activity_people_activity_id_activities"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organizations.id"], name=op.f("fk_activity_people_organization_id_organizations")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_activity_people_person_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_activity_people")),
    )
    with op.batch_alter_table("activity_people", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_activity_people_activity_id"), ["activity_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_activity_people_organization_id"), ["organization_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_activity_people_person_id"), ["person_id"], unique=False)

    op.create_table(
        "activity_target_regions",
        sa.Column("activity_id", sa.Integer(), nullable=False),
        sa.Column("region_code", sa.String(length=13), nullable=False),
        sa.ForeignKeyConstraint(
            ["activity_id"],
            ["activities.id"],
            name=op.f("fk_activity_target_regions_activity_id_activities"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["region_code"], ["regions.code"], name=op.f("fk_activity_target_regions_region_code_regions")
        ),
        sa.PrimaryKeyConstraint("activity_id", "region_code", name=op.f("pk_activity_target_regions")),
    )
    with op.batch_alter_table("activity_target_regions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_activity_target_regions_region_code"), ["region_code"], unique=False)

    op.create_table(
        "audience_counts",
        sa.Column("activity_id", sa.Integer(), nullable=False),
        sa.Column("dimension", sa.String(40), nullable=False),
        sa.Column("category", sa.String(length=40), nullable=False),
        sa.Column("sex", sa.String(40), nullable=False),
        sa.Column("heads", sa.Integer(), nullable=False),
        sa.CheckConstraint("heads > 0", name=op.f("ck_audience_counts_some_heads")),
        sa.ForeignKeyConstraint(
            ["activity_id"],
            ["activities.id"],
            name=op.f("fk_audience_counts_activity_id_activities"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("activity_id", "dimension", "category", "sex", name=op.f("pk_audience_counts")),
    )
    op.create_table(
        "commitments",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("activity_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("owner_organization_id", sa.Integer(), nullable=True),
        sa.Column("owner_person", sa.String(length=200), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("evidence", sa.String(length=500), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "state <> 'done' OR (evidence <> '' AND closed_on IS NOT NULL)", name=op.f("ck_commitments_has_evidence")
        ),
        sa.ForeignKeyConstraint(
            ["activity_id"], ["activities.id"], name=op.f("fk_commitments_activity_id_activities"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["owner_organization_id"],
            ["organizations.id"],
            name=op.f("fk_commitments_owner_organization_id_organizations"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_commitments")),
    )
    with op.batch_alter_table("commitments", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_commitments_activity_id"), ["activity_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_commitments_due_on"), ["due_on"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_commitments_owner_organization_id"), ["owner_organization_id"], unique=False
        )

    op.create_table(
        "delegations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("activity_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("region_code", sa.String(length=13), nullable=False),
        sa.Column("leader", sa.String(length=200), nullable=False),
        sa.Column("size", sa.Integer(), nullable=True),
        sa.Column("composition", sa.String(length=500), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.CheckConstraint("size IS NULL OR size > 0", name=op.f("ck_delegations_some_people")),
        sa.ForeignKeyConstraint(
            ["activity_id"], ["activities.id"], name=op.f("fk_delegations_activity_id_activities"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["region_code"], ["regions.code"], name=op.f("fk_delegations_region_code_regions")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delegations")),
    )
    with op.batch_alter_table("delegations", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_delegations_activity_id"), ["activity_id"], unique=False)

    op.create_table(
        "meeting_decisions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("activity_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["activity_id"],
            ["activities.id"],
            name=op.f("fk_meeting_decisions_activity_id_activities"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_decisions")),
    )
    with op.batch_alter_table("meeting_decisions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_meeting_decisions_activity_id"), ["activity_id"], unique=False)

    op.create_table(
        "meeting_points",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("activity_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("speaker", sa.String(length=300), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("correction", sa.String(length=500), nullable=False),
        sa.ForeignKeyConstraint(
            ["activity_id"],
            ["activities.id"],
            name=op.f("fk_meeting_points_activity_id_activities"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_points")),
    )
    with op.batch_alter_table("meeting_points", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_meeting_points_activity_id"), ["activity_id"], unique=False)

    op.create_table(
        "training_details",
        sa.Column("activity_id", sa.Integer(), nullable=False),
        sa.Column("lesson_hours", sa.Integer(), nullable=True),
        sa.Column("expected_heads", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "expected_heads IS NULL OR expected_heads > 0", name=op.f("ck_training_details_some_expected")
        ),
        sa.CheckConstraint("lesson_hours IS NULL OR lesson_hours > 0", name=op.f("ck_training_details_some_hours")),
        sa.ForeignKeyConstraint(
            ["activity_id"],
            ["activities.id"],
            name=op.f("fk_training_details_activity_id_activities"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("activity_id", name=op.f("pk_training_details")),
    )
    sqlite = op.get_bind().dialect.name == "sqlite"
    for statement in SQLITE_TRIGGERS if sqlite else POSTGRESQL_TRIGGERS:
        op.execute(statement)


def downgrade() -> None:
    op.drop_table("training_details")
    with op.batch_alter_table("meeting_points", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_meeting_points_activity_id"))

    op.drop_table("meeting_points")
    with op.batch_alter_table("meeting_decisions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_meeting_decisions_activity_id"))

    op.drop_table("meeting_decisions")
    with op.batch_alter_table("delegations", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_delegations_activity_id"))

    op.drop_table("delegations")
    with op.batch_alter_table("commitments", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_commitments_owner_organization_id"))
        batch_op.drop_index(batch_op.f("ix_commitments_due_on"))
        batch_op.drop_index(batch_op.f("ix_commitments_activity_id"))

    op.drop_table("commitments")
    op.drop_table("audience_counts")
    with op.batch_alter_table("activity_target_regions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_activity_target_regions_region_code"))

    op.drop_table("activity_target_regions")
    with op.batch_alter_table("activity_people", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_activity_people_person_id"))
        batch_op.drop_index(batch_op.f("ix_activity_people_organization_id"))
        batch_op.drop_index(batch_op.f("ix_activity_people_activity_id"))

    op.drop_table("activity_people")
    with op.batch_alter_table("activity_organizations", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_activity_organizations_organization_id"))

    op.drop_table("activity_organizations")
    with op.batch_alter_table("sign_ins", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_sign_ins_account_id"))

    op.drop_table("sign_ins")
    with op.batch_alter_table("positions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_positions_person_id"))
        batch_op.drop_index(batch_op.f("ix_positions_organization_id"))

    op.drop_table("positions")
    with op.batch_alter_table("activities", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_activities_starts_on"))
        batch_op.drop_index(batch_op.f("ix_activities_region_code"))
        batch_op.drop_index(batch_op.f("ix_activities_paper_state"))
        batch_op.drop_index(batch_op.f("ix_activities_owner_organization_id"))
        batch_op.drop_index(batch_op.f("ix_activities_kind"))
        batch_op.drop_index(batch_op.f("ix_activities_follows_id"))

    op.drop_table("activities")
    with op.batch_alter_table("people", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_people_folded_name"))

    op.drop_table("people")
    op.drop_table("covered_months")
    with op.batch_alter_table("complaint_reports", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_complaint_reports_import_id"))
        batch_op.drop_index("ix_complaint_reports_cell")

    op.drop_table("complaint_reports")
    with op.batch_alter_table("complaint_import_problems", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_complaint_import_problems_import_id"))

    op.drop_table("complaint_import_problems")
    with op.batch_alter_table("accounts", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_accounts_organization_id"))

    op.drop_table("accounts")
    op.drop_table("uptake_cells")
    op.drop_table("region_figures")
    with op.batch_alter_table("published_totals", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_published_totals_region_code"))

    op.drop_table("published_totals")
    op.drop_table("populations")
    with op.batch_alter_table("organizations", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_organizations_region_code"))
        batch_op.drop_index(batch_op.f("ix_organizations_folded_name"))
        batch_op.drop_index(batch_op.f("ix_organizations_category"))

    op.drop_table("organizations")
    with op.batch_alter_table("complaint_imports", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_complaint_imports_agency_region_code"))

    op.drop_table("complaint_imports")
    op.drop_table("status_mappings")
    with op.batch_alter_table("regions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_regions_parent_code"))
        batch_op.drop_index(batch_op.f("ix_regions_name"))
        batch_op.drop_index(batch_op.f("ix_regions_level"))

    op.drop_table("regions")
    op.drop_table("installation_facts")
    with op.batch_alter_table("failed_sign_ins", schema=None) as batch_op:
        batch_op.drop_index("ix_failed_sign_ins_email")
        batch_op.drop_index("ix_failed_sign_ins_address")

    op.drop_table("failed_sign_ins")
    op.drop_table("channel_mappings")
    op.drop_table("audit_head")
    with op.batch_alter_table("audit_events", schema=None) as batch_op:
        batch_op.drop_index("ix_audit_events_subject")

    op.drop_table("audit_events")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION refuse_audit_change()")
