"""The archive of an analysis. It brings numpy and scipy, so only the job imports it, and only while it runs."""

import json
import platform
import shlex
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np
import scipy

from app.core.dates import shifted
from app.core.db import db
from app.core.viewer import Viewer
from app.documents.store import put
from app.measurement import analyses
from app.measurement.asked import Asked, asked
from app.measurement.evidence import Evidence, evidence
from app.measurement.imports import COLUMNS
from app.measurement.measure import measure
from app.measurement.method import document
from app.measurement.method.tested import REPORT
from app.measurement.models import Analysis, DataVersion
from app.measurement.packing import codebook, store
from app.measurement.packing.archive import zipped
from app.measurement.packing.cells import csv_text
from app.measurement.packing.files import TABLES
from app.measurement.packing.panels import panel_rows, whole_columns, whole_rows
from app.measurement.packing.version import version
from app.measurement.results import Result, as_json, result_from
from app.measurement.settings import Settings, settings_from
from app.measurement.source import Source, unpacked


@dataclass(frozen=True, slots=True)
class Unpacked:
    """One analysis with all that it was made from, as plain values."""

    id: int
    number: int
    standard: bool
    computed_at: datetime
    settings: Settings
    settings_digest: str
    stored: dict[str, Any]
    data_digest: str
    data_read_at: datetime
    source: Source

    @property
    def result(self) -> Result:
        return result_from(self.stored)


def unpacked_from(analysis: Analysis, data: DataVersion) -> Unpacked:
    """Read inside a transaction; computing begins after it."""
    return Unpacked(
        id=analysis.id,
        number=analysis.number,
        standard=analysis.standard,
        computed_at=analysis.created_at,
        settings=settings_from(analysis.settings),
        settings_digest=analysis.settings_digest,
        stored=dict(analysis.result),
        data_digest=analysis.data_digest,
        data_read_at=data.created_at,
        source=unpacked(data.content),
    )


def pack(number: int, *, actor: Viewer, now: datetime, data_folder: Path) -> None:
    """Make the archive of an analysis, unless it is there already."""
    store.let_go(data_folder, now)
    analysis = analyses.analysis(number, actor)
    path = store.place(data_folder, analysis, version())
    if path.is_file():
        return
    about = unpacked_from(analysis, db.session.get_one(DataVersion, analysis.data_digest))
    db.session.rollback()  # so that no transaction stays open while it is computed
    put(path, archive(about))


def archive(about: Unpacked) -> bytes:
    """The same bytes for the same analysis, as long as the program and its libraries stay the same."""
    found = asked(about.source, about.settings)
    again = json.loads(json.dumps(as_json(measure(about.source, about.settings))))
    same = again == about.stored
    return zipped(files(about, found, evidence(about.source, about.settings), same), about.computed_at)


def files(about: Unpacked, found: Asked, more: Evidence, same: bool) -> dict[str, str]:
    """Name and text of each file."""
    whole = whole_rows(about.source, found, about.result)
    tables = {f"{TABLES[table.name]}.csv": (table.columns, table.rows) for table in more.tables}
    note = {**_note(about, found), "same": same}
    told = {
        "panel.csv": csv_text(COLUMNS, panel_rows(found)),
        "panel-lengkap.csv": csv_text(whole_columns(), whole),
        **{name: csv_text(columns, rows) for name, (columns, rows) in tables.items()},
        "hasil.json": _json(about.stored),
        "pengaturan.json": _json(_settings(about, found, same)),
        "catatan-metode-id.md": document.method_note("id", **note),
        "method-note-en.md": document.method_note("en", **note),
        "pengujian.md": REPORT.read_text(encoding="utf-8"),
    }
    columns = {name: text.partition("\r\n")[0].split(",") for name, text in told.items() if name.endswith(".csv")}
    told[codebook.NAME] = csv_text(codebook.COLUMNS, codebook.rows(columns))
    return {codebook.READ_ME: codebook.read_me(tuple(told), about.number, same), **told}


def command(settings: Settings, found: Asked) -> str:
    """How panel.csv is computed again; empty where none of the regions asked for has any data."""
    only = _only(settings, found)
    if settings.regions and not only:
        return ""
    first, last = settings.window
    words = ["flask", "--app", "wsgi", "measurement", "estimate", "panel.csv"]
    words += ["--window", f"{first}-{last}", "--seed", str(settings.seed)]
    words += ["--only", ",".join(only)] if only else []
    words += ["--set-aside"] if _has_set_aside(found) else []
    return shlex.join([*words, "--json"])


def _only(settings: Settings, found: Asked) -> list[str]:
    return [code for code in settings.regions if code in found.panel.regions]


def _has_set_aside(found: Asked) -> bool:
    return bool((found.panel.people == 0).any())


def _note(about: Unpacked, found: Asked) -> dict[str, Any]:
    return {
        "command": command(about.settings, found),
        "only": len(_only(about.settings, found)),
        "zero": _has_set_aside(found),
        "version": version(),
        "number": about.number,
        "digest": about.data_digest[:12],
        "seed": about.settings.seed,
    }


def _settings(about: Unpacked, found: Asked, same: bool) -> dict[str, Any]:
    source, panel = about.source, found.panel
    return {
        "analysis": about.id,
        "number": about.number,
        "laid_down_beforehand": about.standard,
        "computed_at": about.computed_at.isoformat(),
        "settings": about.settings.as_json(),
        "settings_digest": about.settings_digest,
        "data": {
            "digest": about.data_digest,
            "read_at": about.data_read_at.isoformat(),
            "regions": len(source.regions),
            "first_month": f"{source.first:%Y-%m}",
            "months": source.months,
        },
        "panel": {
            "regions": len(panel.regions),
            "first_month": f"{panel.first:%Y-%m}",
            "last_month": f"{shifted(panel.first, panel.months - 1):%Y-%m}" if panel.months else None,
        },
        "command": command(about.settings, found),
        "versions": versions(),
        "recomputed_identical": same,
    }


def versions() -> dict[str, str]:
    return {
        "gaung": version(),
        "python": platform.python_version(),
        "numpy": np.__version__,
        "scipy": scipy.__version__,
    }


def _json(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False) + "\n"
