"""Budi adds PDF and Office files; what is not what its name says, or could hurt who opens it, is refused in words."""

import io
import zipfile

import pytest

from app.attachments import limits
from app.attachments.imports import UnreadableFile, read_document
from app.attachments.imports.documents import clean_name
from app.attachments.models import AttachmentKind, FileType
from tests.attachments.conftest import Kept, Rows
from tests.attachments.files import MAIN_TYPE, PDF, jpeg, office, send
from tests.conftest import SignIn

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def test_budi_adds_one_of_each_kind(sign_in: SignIn, page: str, activity: int, rows: Rows, kept: Kept) -> None:
    budi = sign_in("ngo-satu")
    sent = [("Surat tugas.pdf", PDF), *((f"isi.{kind}", office(kind)) for kind in ("docx", "xlsx", "pptx"))]
    assert send(budi, page, documents=sent).status_code == 303
    assert [(row.kind, row.file_type, row.name) for row in rows()] == [
        (AttachmentKind.DOCUMENT, FileType.PDF, "Surat tugas.pdf"),
        (AttachmentKind.DOCUMENT, FileType.DOCX, "isi.docx"),
        (AttachmentKind.DOCUMENT, FileType.XLSX, "isi.xlsx"),
        (AttachmentKind.DOCUMENT, FileType.PPTX, "isi.pptx"),
    ]
    assert sorted(kept().values()) == sorted(content for _name, content in sent)
    assert "Surat tugas.pdf" in budi.get(f"/kegiatan/{activity}").text
    assert budi.get(page).text.count("Berkas tidak memuat nama peserta") == 5
    assert budi.get(page).text.count("Semua orang di foto setuju") == 1


def test_the_name_survives_in_the_header(sign_in: SignIn, page: str, rows: Rows) -> None:
    budi = sign_in("ngo-satu")
    send(budi, page, documents=[("Désa “A”; b.pdf", PDF)])
    sent = budi.get(f"/lampiran/{rows()[0].id}/berkas").headers["Content-Disposition"]
    assert sent.startswith("attachment; filename=")
    assert "filename*=UTF-8''D%C3%A9sa%20%E2%80%9CA%E2%80%9D%3B%20b.pdf" in sent


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\Users\\Budi\\surat.PDF", "surat.pdf"),
        ("laporan\u202efdp.exe.pdf", "laporanfdp.exe.pdf"),
        ("a\r\nSet-Cookie: x.pdf", "aSet-Cookie x.pdf"),
        ("x" * 500 + ".pdf", "x" * 120 + ".pdf"),
        ("...pdf", "berkas.pdf"),
    ],
)
def test_names_are_made_fit(name: str, clean: str) -> None:
    assert clean_name(name) == clean


def bomb() -> bytes:
    return office(parts={"word/media/besar.bin": bytes(20_000_000)})


def many_parts() -> bytes:
    return office(parts={f"word/{number}.xml": b"" for number in range(3001)})


def two_alike() -> bytes:
    return office(parts={"WORD/document.xml": b"<lain/>"})


def lying() -> bytes:
    """The directory says that the main part is another length than it is."""
    sound = bytearray(office(parts={}))
    place = sound.rindex(b"PK\x01\x02")
    sound[place + 24 : place + 28] = (2**31 - 5).to_bytes(4, "little")
    return bytes(sound)


def locked_zip() -> bytes:
    sound = bytearray(office())
    place = sound.rindex(b"PK\x01\x02")
    sound[place + 8] |= 1
    return bytes(sound)


MACRO_TYPES = '<Types><Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>'
HOSTILE = {
    "html as pdf": ("a.pdf", b"<html><script>alert(1)</script>", "Halaman web tidak diterima"),
    "svg as pdf": ("a.pdf", b'<svg xmlns="x" onload="alert(1)"/>', "Gambar SVG tidak diterima"),
    "pdf behind html": ("a.pdf", b"<!--" + PDF + b"-->", "Halaman web tidak diterima"),
    "pdf behind noise": ("a.pdf", b"\n" * 20 + PDF, "rusak atau tidak lengkap"),
    "half a pdf": ("a.pdf", PDF[:-6], "rusak atau tidak lengkap"),
    "locked pdf": ("a.pdf", PDF.replace(b"trailer<<", b"trailer<</Encrypt 9 0 R"), "terkunci kata sandi"),
    "pdf as docx": ("a.docx", PDF, "rusak atau tidak lengkap"),
    "photo": ("a.pdf", jpeg(40, 30), "Unggah pada bagian Foto"),
    "program": ("a.pdf", b"MZ" + bytes(200), "arsip atau program"),
    "program by name": ("a.exe", PDF, "arsip atau program"),
    "no ending": ("pdf", PDF, "Jenis berkas ini tidak diterima"),
    "empty": ("a.pdf", b"", "kosong"),
    "old word": ("a.doc", OLD, "Office lama"),
    "locked word": ("a.docx", OLD, "Office lama"),
    "macros by name": ("a.docm", office(), "makro"),
    "macros inside": ("a.docx", office(parts={"word/vbaProject.bin": b"x"}), "makro"),
    "macros by type": ("a.docx", office(types=MACRO_TYPES), "makro"),
    "sheet as word": ("a.docx", office("xlsx"), "bukan .docx"),
    "word without its text": ("a.docx", office(main=False), "bukan .docx"),
    "word of another type": ("a.docx", office(types=f"<Types>{MAIN_TYPE['xlsx']}</Types>"), "makro"),
    "zip in front": ("a.docx", b"GARBAGE" + office(), "rusak atau tidak lengkap"),
    "bomb": ("a.docx", bomb(), "terlalu besar"),
    "many parts": ("a.docx", many_parts(), "terlalu besar"),
    "two alike": ("a.docx", two_alike(), "rusak atau tidak lengkap"),
    "lying directory": ("a.docx", lying(), "terlalu besar"),
    "locked zip": ("a.docx", locked_zip(), "kata sandi"),
    "outside": ("a.docx", office(parts={"../../x": b"x"}), "rusak atau tidak lengkap"),
    "half a zip": ("a.docx", office()[:-30], "rusak atau tidak lengkap"),
    "zip": ("a.zip", office(), "arsip atau program"),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_each_hostile_file_is_refused_in_words(what: str) -> None:
    name, content, said = HOSTILE[what]
    with pytest.raises(UnreadableFile, match=said):
        read_document(name, content)


def test_hostile_files_leave_nothing_behind(sign_in: SignIn, page: str, rows: Rows, kept: Kept) -> None:
    budi = sign_in("ngo-satu")
    for name, content, _said in list(HOSTILE.values())[:20]:
        assert send(budi, page, documents=[(name, content)]).status_code == 422, name
    assert (rows(), kept()) == ([], {})


def test_a_file_that_is_too_large_says_how_large_it_may_be(sign_in: SignIn, page: str, kept: Kept) -> None:
    answer = send(sign_in("ngo-satu"), page, documents=[("a.pdf", PDF + bytes(20_000_000))])
    assert answer.status_code == 422
    assert "lebih besar dari 20 MB" in answer.text
    assert kept() == {}


def test_a_request_that_is_too_large_is_told_what_to_do(
    sign_in: SignIn, page: str, kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    budi = sign_in("ngo-satu")
    assert f"Sekali kirim paling besar {limits.REQUEST_BYTES // 1_000_000} MB." in budi.get(page).text
    monkeypatch.setattr(limits, "REQUEST_BYTES", 5_000)
    answer = send(budi, page, photos=[("a.jpg", jpeg())])
    assert answer.status_code == 413
    assert "kirim dalam beberapa bagian" in answer.text
    assert kept() == {}


def test_the_smallest_office_file_is_sound() -> None:
    assert zipfile.ZipFile(io.BytesIO(office())).testzip() is None
