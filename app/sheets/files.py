"""Which kind of file it is, by what it holds and not by its name, and a clear sentence for every wrong kind."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from app.core.errors import DomainError
from app.core.i18n import _
from app.sheets.cells import Cell

Row = tuple[int, list[Cell]]
T = TypeVar("T")

START = 4096
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


class UnreadableFile(DomainError):
    """The file as a whole cannot be taken; the sentence says what to do with it."""

    def __init__(self, message: str, field: str = "file") -> None:
        super().__init__(message, field)


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows with their line as a spreadsheet program shows it.

    In a text file a row of another width than the heading has shifted cells; a sheet keeps cells in place.
    """

    rows: Iterator[Row]
    can_shift: bool


def attempt(action: Callable[[], T], refusal: Callable[[], str]) -> T:
    """The action's result, or the refusal. A library's own error may quote a cell, so it is not chained."""
    try:
        return action()
    except UnreadableFile:
        raise
    except Exception:
        pass
    except BaseException as error:  # a panic inside the Rust reader does not derive from Exception
        if type(error).__name__ != "PanicException":
            raise
    raise UnreadableFile(refusal())


def damaged() -> str:
    return _("Berkas rusak atau terpotong. Unduh atau simpan ulang berkasnya, lalu coba lagi.")


def protected() -> str:
    return _("Berkas dilindungi kata sandi. Buka dengan Excel, hapus kata sandinya, lalu simpan kembali.")


def first_bytes(path: Path) -> bytes:
    """The beginning of the file, enough to tell its kind."""

    def read() -> bytes:
        with path.open("rb") as file:
            return file.read(START)

    return attempt(read, lambda: _("Berkas tidak dapat dibuka. Periksa nama dan izin berkasnya."))


def refuse_foreign(path: Path, start: bytes) -> None:
    """Says what a file is that is neither a workbook nor text, where that can be told."""
    if not start.strip():
        raise UnreadableFile(_("Berkas kosong. Unduh atau simpan ulang berkasnya, lalu coba lagi."))
    if start.startswith(b"\xd0\xcf\x11\xe0"):
        raise UnreadableFile(_old_excel(path))
    if start.startswith(b"%PDF"):
        raise UnreadableFile(_("Berkas ini PDF. Gunakan berkas Excel (.xlsx) atau CSV."))
    if start.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<"):
        raise UnreadableFile(
            _("Berkas ini halaman web yang diberi nama Excel. Buka dengan Excel, simpan sebagai .xlsx, lalu coba lagi.")
        )
    if 100 * start.count(0) > len(start) and not start.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UnreadableFile(_("Berkas ini bukan lembar Excel (.xlsx) atau CSV."))


def _old_excel(path: Path) -> str:
    if attempt(lambda: _contains(path, ENCRYPTED), damaged):
        return protected()
    return _("Berkas ini Excel lama (.xls). Buka dengan Excel, simpan sebagai .xlsx, lalu coba lagi.")


def _contains(path: Path, words: bytes) -> bool:
    tail = b""
    with path.open("rb") as file:
        while part := file.read(1 << 20):
            if words in tail + part:
                return True
            tail = part[-len(words) :]
    return False
