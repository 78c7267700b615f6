"""Where the rows of Beranda lead, on the page and in the e-mail that tells the same."""

from typing import Any

from flask import url_for

from app.dashboard.contents.tasks import Target

# What a row is about: the endpoint of its page, and the name of that page's parameter.
PAGES = {
    "activity": ("reports.activity", "activity_id"),
    "commitment": ("commitments.close", "commitment_id"),
    "import": ("complaints.take_in", "daerah"),
    "partnership": ("partnerships.show", "partnership_id"),
    "profile": ("organizations.change", "organization_id"),
}
# The pages of the first steps, which are about nothing that exists yet.
STEPS: dict[str, tuple[str, dict[str, Any]]] = {
    "account": ("accounts.add", {}),
    "agreement": ("partnerships.record", {}),
    "attendance": ("activities.blank_attendance", {}),
    "begin": ("dashboard.begin", {"_anchor": "data-contoh"}),
    "commitments": ("commitments.listing", {"milik": "saya"}),
    "drafts": ("activities.listing", {"keadaan": "draft"}),
    "hearing": ("meetings.record", {"jenis": "hearing"}),
    "partners": ("organizations.import_list", {}),
    "reports": ("complaints.take_in", {}),
    "training": ("training.record", {"jenis": "training"}),
}
# The key of a list: the page with all of its rows.
LISTS: dict[str, tuple[str, dict[str, Any]]] = {
    "due": ("commitments.listing", {"keadaan": "mendesak"}),
    "imports": ("complaints.listing", {}),
    "waiting": ("activities.sanctioning", {}),
    "lapsing": ("partnerships.listing", {"keadaan": "hampir-berakhir"}),
    "unfinished": ("activities.listing", {"keadaan": "draft"}),
}


def link_to(target: Target, *, external: bool = False) -> str:
    """The page of the very thing; ``external`` with scheme and host, for e-mail."""
    kind, key = target
    if kind in STEPS:
        endpoint, fixed = STEPS[kind]
        return url_for(endpoint, _external=external, **fixed)
    endpoint, parameter = PAGES[kind]
    values: dict[str, Any] = {parameter: key}
    return url_for(endpoint, _external=external, **values)


def all_of(key: str, *, external: bool = False) -> str:
    """The page with all the rows of a list."""
    endpoint, values = LISTS[key]
    return url_for(endpoint, _external=external, **values)
