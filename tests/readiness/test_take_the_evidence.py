"""The files behind a checklist, for whom they are for, and all of them as one ZIP with a list by dimension."""

import csv
import io
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from app.activities.models import ActivityKind
from app.audit.models import AuditEvent
from app.core.db import db
from app.readiness.models import ReadinessItem
from tests.attachments.files import PDF, jpeg, send
from tests.browsing import send as fill_in
from tests.conftest import Actor, SignIn
from tests.factories.rows import LEBAK, Rows

PAGE = f"/kesiapan/{LEBAK}/2026"
PACK = f"{PAGE}/bukti-dukung.zip"


@pytest.fixture
def files(app: Flask, sign_in: SignIn) -> str:
    """Dewi's decree with a file of a hostile name, a document and a photo; the page where they are added."""
    dewi = sign_in("daerah")
    number = {"team_decree__number": "=SK()", "team_decree__note": "Salinan"}
    assert fill_in(dewi, f"{PAGE}/ubah", team_decree__state="present", **number).status_code == 303
    with app.app_context():
        item = db.session.scalars(select(ReadinessItem.id)).one()
    manage = f"/butir-kesiapan/{item}/lampiran"
    assert f'href="{manage}"' in dewi.get(PAGE).text
    sent = send(dewi, manage, documents=[("../..\\CON: SK tim é 2026.pdf", PDF)], photos=[("foto.jpg", jpeg())])
    assert sent.status_code == 303
    return manage


def opened(browser: FlaskClient, url: str = PACK) -> zipfile.ZipFile:
    answer = browser.get(url)
    assert (answer.status_code, answer.mimetype) == (200, "application/zip")
    return zipfile.ZipFile(io.BytesIO(answer.data))


def listed(archive: zipfile.ZipFile, name: str = "bukti-dukung.csv") -> list[list[str]]:
    return list(csv.reader(io.StringIO(archive.read(name).decode("utf-8-sig")), delimiter=";"))


def test_dewi_takes_everything_along(files: str, sign_in: SignIn, app: Flask, actor: Actor) -> None:
    activity: dict[str, Any] = {"kind": ActivityKind.OUTREACH, "discusses_lapor": True}
    Rows(app, actor).activity("ngo-satu", "Sosialisasi di Rangkasbitung", **activity)
    archive = opened(sign_in("daerah"))
    assert archive.testzip() is None
    documents = [name for name in archive.namelist() if "/" in name]
    assert [name.rpartition(".")[2] for name in documents] == ["jpg", "pdf"]
    for name in documents:
        assert re.fullmatch(r"1-masukan/team-decree/[0-9]{2}(-[A-Za-z0-9-]+)?\.(jpg|pdf)", name), name
    assert archive.read(documents[1]) == PDF
    lines = listed(archive)
    of_decree = [line for line in lines if line[1] == "SK tim pengelola"]
    assert [line[8] for line in of_decree] == documents
    assert {line[4] for line in of_decree} == {"'=SK()"}, "no spreadsheet program runs what was typed"
    assert [line[0].split(" ")[0] for line in lines[1:]] == sorted(
        (line[0].split(" ")[0] for line in lines[1:]),
        key=["Masukan", "Proses:", "Keluaran", "Hasil", "Dampak:"].index,
    )
    assert listed(archive, "kegiatan.csv")[1][2] == "Sosialisasi di Rangkasbitung"


@pytest.mark.parametrize(
    ("who", "status"),
    [("biro", 200), ("daerah", 200), ("opd", 200), ("ngo-satu", 403), ("peninjau", 403), ("admin", 403)],
)
def test_files_and_pack_are_for_the_biro_the_region_and_its_agencies(
    files: str, sign_in: SignIn, who: str, status: int
) -> None:
    browser = sign_in(who)
    assert browser.get(PACK).status_code == status
    page = browser.get(PAGE).text
    assert (PACK in page) is (status == 200)
    assert ("SK tim é 2026.pdf" in page) is (status == 200)
    file = browser.get("/lampiran/2/berkas")
    assert (file.status_code == 200) is (status == 200), file.status_code
    assert (browser.get(files).status_code == 200) is (who in ("biro", "daerah"))


def test_an_agency_s_pack_names_only_activities_it_may_see(
    files: str, sign_in: SignIn, app: Flask, actor: Actor
) -> None:
    activity: dict[str, Any] = {"kind": ActivityKind.OUTREACH, "discusses_lapor": True}
    Rows(app, actor).activity("ngo-satu", "Sosialisasi di Rangkasbitung", **activity)
    assert len(listed(opened(sign_in("opd")), "kegiatan.csv")) == 1
    assert "1 sosialisasi" in opened(sign_in("opd")).read("bukti-dukung.csv").decode()


def test_another_region_s_pack_is_not_for_her(files: str, sign_in: SignIn) -> None:
    for who in ("daerah", "opd"):
        assert sign_in(who).get("/kesiapan/36.03/2026/bukti-dukung.zip").status_code == 403, who


def test_who_took_it_along_and_who_added_files_is_in_the_trail(files: str, sign_in: SignIn, app: Flask) -> None:
    opened(sign_in("opd"))
    assert "Berkas diubah" in sign_in("opd").get(PAGE).text
    with app.app_context():
        event = db.session.scalars(select(AuditEvent).where(AuditEvent.action == "readiness:download")).one()
        assert event.details == {"year": 2026, "files": 2}
    assert list((Path(app.config["DATA_DIR"]) / "sementara").iterdir()) == [], "nothing is left of it"


def test_a_later_year_carries_the_files_too(files: str, sign_in: SignIn) -> None:
    archive = opened(sign_in("biro"), f"/kesiapan/{LEBAK}/2027/bukti-dukung.zip")
    assert len([name for name in archive.namelist() if "/" in name]) == 2
    line = next(line for line in listed(archive) if line[1] == "SK tim pengelola")
    assert line[3] == "2026" and "Sejak 2026" in line[7]


def test_a_lost_file_is_said_to_be_lost(files: str, sign_in: SignIn, app: Flask) -> None:
    for place in (Path(app.config["DATA_DIR"]) / "lampiran").glob("??/*"):
        place.unlink()
    lines = listed(opened(sign_in("biro")))
    assert [line[8] for line in lines if line[1] == "SK tim pengelola"] == ["berkas tidak ditemukan"] * 2
