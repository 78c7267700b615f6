"""Every revision down and up again on the engine under test, with rows in every table.

A new migration is walked by itself. The rows are those of the example data; a table that these leave empty gets its
row in ``fill``, from the operation that writes it, and ``test_every_table_has_a_row`` says when one is missing.
"""

from dataclasses import replace
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import Script, ScriptDirectory
from flask import Flask
from flask_migrate import downgrade, upgrade

from app.accounts.operations import note_failure, start_sign_in
from app.calendars.operations import make_link
from app.complaints.comparisons import Row as ComparedRow
from app.complaints.intake import take_in
from app.complaints.operations import keep_reading
from app.core.db import db, transaction
from app.core.viewer import SYSTEM
from app.documents.models import PaperSize, Variant
from app.documents.operations import Paper, issue, note_miss
from app.jobs.operations import ask, ask_for_what_is_due
from app.kim.lists import Row as GroupRow
from app.kim.operations import keep_import as keep_groups
from app.notices import operations as notices
from app.organizations.lists import Row
from app.organizations.operations import keep_import
from app.programmes.lists import Row as ProgrammeRow
from app.programmes.operations import keep_import as keep_programmes
from app.readiness.lists import Row as SurveyRow
from app.readiness.operations import keep_reading as keep_surveys
from app.reports.kinds import REPORT, SUBJECT
from app.sendings.operations import claim
from tests.complaints.exports import report
from tests.complaints.files import BANDUNG, write_export
from tests.factories.analyses import kept, result
from tests.factories.cast import NOW
from tests.migrations.rows import Rows, rows, schema

PAPER = Paper(REPORT, SUBJECT, "1", Variant.INTERNAL, PaperSize.A4, "Laporan", "", "0" * 64)


@pytest.fixture
def fill(example: Flask, tmp_path: Path) -> None:
    """What the example data leave empty."""
    refused_row = write_export(tmp_path / "ekspor.xlsx", report("1"), report("", "2 June 2024"))
    take_in(refused_row, BANDUNG, None, strict=False, folder=example.config["DATA_DIR"], actor=SYSTEM, now=NOW)
    changed = write_export(tmp_path / "lagi.xlsx", report("1", Status_Laporan="Proses"))
    take_in(changed, BANDUNG, None, strict=False, folder=example.config["DATA_DIR"], actor=SYSTEM, now=NOW)
    with transaction():
        start_sign_in(1, address="127.0.0.1", browser="test", now=NOW)
        notices.claim(1, "digest", NOW.date(), now=NOW)
        note_failure("siapa@contoh.example", "127.0.0.1", now=NOW)
        ask_for_what_is_due(actor=SYSTEM, now=NOW)  # notes when it looked
        ask("jobs:forget", {}, actor=SYSTEM, now=NOW)
        note_miss("127.0.0.1", now=NOW)
        issue(PAPER, code="8F3K2QXM", sha256="0" * 64, size=1, actor=SYSTEM, now=NOW)
        keep_import("mitra.xlsx", [Row(2, {}, ["Baris 2"])], actor=SYSTEM, now=NOW)
        keep_programmes("program.xlsx", [ProgrammeRow(2, {}, problems=["Baris 2"])], actor=SYSTEM, now=NOW)
        keep_reading("pembanding.csv", "0" * 64, "Surat", [ComparedRow(2, problems=["Baris 2"])], actor=SYSTEM, now=NOW)
        keep_surveys("36.02", "skm.csv", [SurveyRow(2, problems=["Baris 2"])], actor=SYSTEM, now=NOW)
        keep_groups("kim.xlsx", [GroupRow(2, {}, problems=["Baris 2"])], actor=SYSTEM, now=NOW)
        claim("a" * 22, "0" * 64, actor=replace(SYSTEM, account_id=1), now=NOW)
        kept(result(), standard=True)
        make_link(actor=replace(SYSTEM, account_id=1), now=NOW)


@pytest.fixture
def steps(example: Flask, context: None, fill: None) -> list[Script]:
    """The revisions, newest first, over a database that stands at the newest and is filled."""
    script = ScriptDirectory(str(Path(example.root_path).parent / "migrations"))
    return list(script.walk_revisions())


@pytest.mark.usefixtures("context")
def test_the_schema_is_what_the_models_say() -> None:
    with db.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": False})
        assert compare_metadata(context, db.metadata) == []


@pytest.mark.usefixtures("steps")
def test_every_table_has_a_row() -> None:
    assert [name for name, content in rows().items() if not content] == []


def test_each_revision_goes_down_and_up_and_down_with_its_rows(steps: list[Script]) -> None:
    """Down loses no row of a table that stays; up and down again changes nothing that the older release knew."""
    newest = schema()
    for step in steps:
        whole, full = schema(), rows()
        below = str(step.down_revision or "base")
        downgrade(revision=below)
        older, known = schema(), rows()
        assert _lost(full, known) == {}, step
        upgrade(revision=step.revision)
        assert schema() == whole, step
        assert _lost(known, rows()) == {}, step
        downgrade(revision=below)
        assert (schema(), rows()) == (older, known), step
    assert rows() == {}
    assert schema()["code"] == []
    upgrade()
    assert schema() == newest


def _lost(before: Rows, after: Rows) -> dict[str, tuple[int, int]]:
    """Tables in both whose number of rows differs."""
    both = before.keys() & after.keys()
    return {name: (len(before[name]), len(after[name])) for name in both if len(before[name]) != len(after[name])}
