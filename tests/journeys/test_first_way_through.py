"""Once through everything as people do it: sign in, register, log, report, import, read the region, print."""

import re
from pathlib import Path

import pypdf
import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.browsing import send
from tests.complaints.exports import DETAILS, report, table, write_xlsx
from tests.conftest import Actor, SignIn
from tests.factories.cast import PASSWORD

TITLE = "Audiensi Rumah Aspirasi dengan Pemerintah Kabupaten Lebak"


def text_of_pdf(content: bytes, tmp_path: Path) -> str:
    path = tmp_path / "laporan.pdf"
    path.write_bytes(content)
    return " ".join(" ".join(page.extract_text().split()) for page in pypdf.PdfReader(path).pages)


@pytest.fixture
def sari(client: FlaskClient) -> FlaskClient:
    """Sari came in by her password."""
    assert send(client, "/masuk", email="biro@contoh.example", password=PASSWORD).status_code == 303
    return client


def register_ngo(sari: FlaskClient) -> str:
    """A new NGO with a person in it; gives its number."""
    response = send(sari, "/mitra/tambah", name="Rumah Aspirasi", category="ngo", region_code="36.02")
    assert response.status_code == 303, response.text
    number = re.search(r"/mitra/(\d+)", response.location)
    assert number
    added = send(sari, "/orang/tambah", name="Nia Kurnia", organization_id=number[1], title="Koordinator")
    assert added.status_code == 303, added.text
    return number[1]


def log_hearing(sari: FlaskClient, ngo: str, budis_ngo: str) -> str:
    """The audiensi with everything; gives its address."""
    person = re.search(r'value="(\d+)"[^>]*>Nia Kurnia', sari.get("/kegiatan/pertemuan/catat?jenis=hearing").text)
    assert person
    response = send(
        sari,
        "/kegiatan/pertemuan/catat?jenis=hearing",
        title=TITLE,
        held_on=["4", "Agustus", "2025"],
        starts_at="09.00",
        ends_at="11.30",
        place="Ruang Asda I",
        region_code="36.02",
        target_codes=["36.02"],
        hosts__0=ngo,
        participants__0=budis_ngo,
        known_id=person[1],
        discusses_lapor="y",
        points__0__text="Menawarkan pendampingan posko aduan",
        points__0__speaker="Koordinator",
        points__0__kind="offer",
        decisions__0="Bimtek dilaksanakan bulan September 2025",
        commitments__0__what="Menyiapkan daftar peserta bimtek",
        commitments__0__owner_organization_id=budis_ngo,
        commitments__0__due_on=["22", "8", "2025"],
        background="Rumah Aspirasi mengusulkan bimtek.",
        results="Bimtek disepakati.",
        conclusions="Layak dilanjutkan.",
        save="send",
    )
    assert response.status_code == 303, re.findall(r"error-summary.*?</div>", response.text, re.DOTALL)
    return str(response.location)


def report_training(budi: FlaskClient, hearing: str) -> str:
    """Budi's bimtek, tied to the audiensi; the total is wrong first."""
    url = "/kegiatan/pelatihan/catat?jenis=training"
    typed = {
        "title": "Bimtek SP4N-LAPOR! bagi KIM Cibadak",
        "held_on": ["17", "9", "2025"],
        "place": "Aula Kecamatan Cibadak",
        "region_code": "36.02",
        "target_codes": ["36.02"],
        "follows_id": hearing.rsplit("/", 1)[1],
        "discusses_lapor": "y",
        "audience__total": "60",
        "audience__female": "33",
        "audience__male": "26",
        "audience__group_kim_female": "33",
        "audience__group_public_male": "27",
        "people__0__name": "Nara Sumber",
        "people__0__part": "speaker",
        "save": "send",
    }
    wrong = send(budi, url, **typed)
    assert wrong.status_code == 422
    assert "(59) tidak sama dengan total peserta (60)" in wrong.text
    assert "Bimtek SP4N-LAPOR! bagi KIM Cibadak" not in budi.get("/kegiatan").text
    right = send(budi, url, **typed | {"audience__male": "27"})
    assert right.status_code == 303, re.findall(r"error-summary.*?</div>", right.text, re.DOTALL)
    return str(right.location)


def test_from_the_door_to_the_paper(
    app: Flask, sari: FlaskClient, sign_in: SignIn, actor: Actor, tmp_path: Path
) -> None:
    budi, tuti, dewi = sign_in("ngo-satu"), sign_in("ngo-dua"), sign_in("daerah")
    ngo = register_ngo(sari)
    hearing = log_hearing(sari, ngo, str(actor("ngo-satu").organization_id))
    training = report_training(budi, hearing)

    page = sari.get(hearing).text
    for words in ("Senin, 4 Agustus 2025", "09.00–11.30 WIB", "Nia Kurnia", "Koordinator", "pendampingan posko", TITLE):
        assert words in page, words
    assert TITLE in sari.get("/kegiatan?q=aspirasi").text
    assert TITLE not in sari.get("/kegiatan?q=tidakada").text
    assert "Menyiapkan daftar peserta bimtek" in sari.get("/").text
    assert "Terlambat" in budi.get("/").text

    for url in (training, f"{training}/laporan.pdf", hearing, f"{hearing}/laporan.pdf"):
        assert tuti.get(url).status_code == 404, url
    assert "Bimtek SP4N-LAPOR! bagi KIM Cibadak" not in tuti.get("/kegiatan").text + tuti.get("/").text

    details = [
        ["Nama Instansi", "", "Pemerintah Kabupaten Lebak"] if row[:1] == ["Nama Instansi"] else row for row in DETAILS
    ]
    path = tmp_path / "ekspor.xlsx"
    reports = [report(str(7_000_000 + n), f"{n % 28 + 1} May 2024") for n in range(40)]
    write_xlsx(path, table(reports, details=details))
    with path.open("rb") as file:
        answer = send(dewi, "/pengaduan/impor", file=(file, "ekspor.xlsx"), agency_region="36.02")
    assert answer.status_code == 303, answer.text
    assert "40" in dewi.get(answer.location).text

    region = sari.get("/dasbor/36.02?bulan=24&sampai=2025-12").text
    assert "Pengaduan per 100.000 penduduk per bulan" in region
    assert "Kenaikan pengaduan berarti kanal makin dikenal" in region
    assert "karena" not in region

    for url, facts in ((hearing, (TITLE.upper(), "Ruang Asda I")), (training, ("BIMTEK SP4N-LAPOR!", "60"))):
        paper = (sari if url == hearing else budi).get(f"{url}/laporan.pdf")
        assert (paper.status_code, paper.mimetype) == (200, "application/pdf")
        text = text_of_pdf(paper.data, tmp_path)
        for words in (*facts, "Halaman 1 dari"):
            assert words in text, words
