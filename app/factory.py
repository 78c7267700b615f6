"""Builds the application: a list, no logic."""

from collections.abc import Mapping
from typing import Any

from flask import Flask
from flask_babel import Babel
from flask_migrate import Migrate
from flask_wtf import CSRFProtect

from app import models
from app.accounts import commands as account_commands
from app.accounts import signing_in
from app.accounts import views as accounts
from app.activities import found as activities_found
from app.activities import views as activities
from app.attachments import commands as attachment_commands
from app.attachments import views as attachments
from app.calendars import views as calendars
from app.commitments import found as commitments_found
from app.commitments import views as commitments
from app.complaints import commands as complaint_commands
from app.complaints import views as complaints
from app.core.db import db
from app.dashboard import commands as notice_commands
from app.dashboard import tasks as dashboard_tasks
from app.dashboard import views as dashboard
from app.demo import commands as demo_commands
from app.demo import tasks as demo_tasks
from app.demo.notice import notice
from app.documents import views as documents
from app.help import views as help_pages
from app.installation import views as installation
from app.jobs import commands as job_commands
from app.jobs import running as jobs_running
from app.jobs import tasks as job_tasks
from app.jobs import views as jobs
from app.kim import found as kim_found
from app.kim import views as kim
from app.measurement import commands as measurement_commands
from app.measurement import tasks as measurement_tasks
from app.measurement import views as measurement
from app.measurement.packing import tasks as packing_tasks
from app.meetings import views as meetings
from app.organizations import commands as organization_commands
from app.organizations import found as organizations_found
from app.organizations import views as organizations
from app.partnerships import found as partnerships_found
from app.partnerships import views as partnerships
from app.people import found as people_found
from app.people import views as people
from app.programmes import found as programmes_found
from app.programmes import views as programmes
from app.readiness import views as readiness
from app.regions import commands as region_commands
from app.regions import found as regions_found
from app.reports import commands as report_commands
from app.reports import found as reports_found
from app.reports import tasks as report_tasks
from app.reports import views as reports
from app.search import commands as search_commands
from app.search import views as search
from app.stationery import views as stationery
from app.training import views as training
from app.web import errors, gate, headers, language, pages
from config import ROOT, settings

BLUEPRINTS = (
    accounts.pages,
    account_commands.commands,
    activities.pages,
    attachments.pages,
    attachment_commands.commands,
    calendars.pages,
    commitments.pages,
    complaints.pages,
    complaint_commands.commands,
    dashboard.pages,
    help_pages.pages,
    notice_commands.commands,
    demo_commands.commands,
    documents.pages,
    installation.pages,
    jobs.pages,
    job_commands.commands,
    kim.pages,
    measurement.pages,
    measurement_commands.commands,
    meetings.pages,
    organizations.pages,
    organization_commands.commands,
    partnerships.pages,
    people.pages,
    readiness.pages,
    programmes.pages,
    region_commands.commands,
    report_commands.commands,
    reports.pages,
    search.pages,
    search_commands.commands,
    stationery.pages,
    training.pages,
)

# Imported for what they register.
FOUND = (
    activities_found,
    commitments_found,
    kim_found,
    organizations_found,
    partnerships_found,
    people_found,
    programmes_found,
    regions_found,
    reports_found,
)
JOBS = (dashboard_tasks, demo_tasks, job_tasks, measurement_tasks, packing_tasks, report_tasks)

__all__ = ["FOUND", "JOBS", "create_app", "models"]


def create_app(overrides: Mapping[str, Any] | None = None) -> Flask:
    """The application with the environment's settings; ``overrides`` are for tests."""
    app = Flask("app", static_url_path="/static", template_folder=str(ROOT / "templates"))
    app.config.update(settings() | dict(overrides or {}))
    db.init_app(app)
    Migrate(app, db, directory=str(ROOT / "migrations"), render_as_batch=True)
    CSRFProtect(app)
    Babel(app, locale_selector=language.chosen)
    pages.init_app(app)
    errors.init_app(app)
    gate.init_app(app)
    signing_in.init_app(app)
    headers.init_app(app)
    jobs_running.init_app(app)
    pages.register_banner("example_data", notice)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    return app
