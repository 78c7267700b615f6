"""A document that was sent: PDF or Office, recognised by its name, its first bytes and its structure together."""

import re
import unicodedata
import zipfile
import zlib
from io import BytesIO

from app.attachments.imports import signs
from app.attachments.imports.incoming import Incoming, UnreadableFile
from app.attachments.models import AttachmentKind, FileType
from app.attachments.store import digest
from app.core.i18n import _
from app.core.text import printable

LONGEST_NAME = 120
MOST_PARTS = 3000
MOST_UNPACKED = 300_000_000
MOST_RATIO = 200
SMALL = 5_000_000  # below this an even better ratio is harmless
MOST_TYPES = 1_000_000  # of the list of contents, the only part that is read whole
CHUNK = 1 << 16

# ending: what it is, its main part, and the type the list of contents must give that part
OFFICE = {
    ".docx": (FileType.DOCX, "word/document.xml", b"wordprocessingml.document.main+xml"),
    ".xlsx": (FileType.XLSX, "xl/workbook.xml", b"spreadsheetml.sheet.main+xml"),
    ".pptx": (FileType.PPTX, "ppt/presentation.xml", b"presentationml.presentation.main+xml"),
}
_CONTENTS = "[Content_Types].xml"
_ENCRYPTED = re.compile(rb"/Encrypt\s*(?:[0-9]{1,10}\s{1,9}[0-9]{1,10}\s{1,9}R|<<)")
_UNFIT = re.compile(r'[\\/:*?"<>|\s]+')  # what one system or another refuses in the name of a file


def read_document(name: str, data: bytes) -> Incoming:
    """The document as it was sent, once it is known to be one; UnreadableFile says what else to do."""
    _refuse_the_unwelcome(name, data)
    ending = signs.extension(name)
    if ending == ".pdf":
        _check_pdf(data)
    elif ending in OFFICE:
        _check_office(ending, data)
    else:
        raise UnreadableFile(_("Jenis berkas ini tidak diterima. Unggah PDF, .docx, .xlsx, atau .pptx."))
    file_type = FileType.PDF if ending == ".pdf" else OFFICE[ending][0]
    return Incoming(AttachmentKind.DOCUMENT, file_type, clean_name(name), digest(data), data)


def _refuse_the_unwelcome(name: str, data: bytes) -> None:
    said = signs.refused_by_name(name) or signs.refused_by_content(data)
    if said is None and (signs.is_photo(data) or signs.extension(name) in signs.PHOTO_EXTENSIONS):
        said = signs.PHOTO
    if said is not None:
        raise UnreadableFile(str(said))


def clean_name(name: str) -> str:
    """A name fit for every system and honest to the eye: no folders, no marks that turn the direction of letters."""
    last = re.split(r"[\\/]", printable(name))[-1]
    seen = "".join(letter for letter in unicodedata.normalize("NFC", last) if unicodedata.category(letter)[0] != "C")
    ending = signs.extension(seen)
    stem = _UNFIT.sub(" ", seen[: len(seen) - len(ending)]).strip(" .")
    return (stem[:LONGEST_NAME].strip(" .") or "berkas") + ending


def _check_pdf(data: bytes) -> None:
    if not re.match(rb"%PDF-[12]\.[0-9]", data) or b"%%EOF" not in data[-1024:]:
        raise UnreadableFile(str(signs.DAMAGED))
    if _ENCRYPTED.search(data):
        raise UnreadableFile(_("PDF ini terkunci kata sandi. Simpan salinannya tanpa kata sandi, lalu unggah itu."))


def _check_office(ending: str, data: bytes) -> None:
    _type, main, main_type = OFFICE[ending]
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
            _check_directory(parts, len(data), data)
            names = {part.filename for part in parts}
            if main not in names or _CONTENTS not in names:
                raise UnreadableFile(
                    _("Isi berkas ini bukan %(ending)s. Simpan ulang dari aplikasi Office.", ending=ending)
                )
            types = _read(archive, _CONTENTS)
            with archive.open(main) as file:
                file.read(CHUNK)
    except (zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError, RuntimeError, zlib.error):
        raise UnreadableFile(str(signs.DAMAGED)) from None
    if main_type not in types or b"macroenabled" in types.lower():
        raise UnreadableFile(str(signs.MACROS))


def _check_directory(parts: list[zipfile.ZipInfo], packed: int, data: bytes) -> None:
    """The list of parts alone already tells a bomb, a lock, a macro and a second file in front."""
    names = [part.filename.replace("\\", "/") for part in parts]
    if not data.startswith(b"PK\x03\x04") or not parts or min(part.header_offset for part in parts) != 0:
        raise UnreadableFile(str(signs.DAMAGED))
    if any("vbaproject" in name.lower() for name in names):
        raise UnreadableFile(str(signs.MACROS))
    if any(part.flag_bits & 1 for part in parts):
        raise UnreadableFile(str(signs.OLD_OFFICE))
    if len({name.lower() for name in names}) != len(names) or any(_leaves(name) for name in names):
        raise UnreadableFile(str(signs.DAMAGED))
    size = sum(part.file_size for part in parts)
    if len(parts) > MOST_PARTS or size > MOST_UNPACKED or (size > SMALL and size > MOST_RATIO * packed):
        raise UnreadableFile(_("Isi berkas ini terlalu besar. Bagi menjadi beberapa berkas, atau simpan sebagai PDF."))


def _leaves(name: str) -> bool:
    return name.startswith("/") or ":" in name or ".." in name.split("/")


def _read(archive: zipfile.ZipFile, name: str) -> bytes:
    """A part that must be small, whatever the directory says of its size."""
    with archive.open(name) as file:
        found = file.read(MOST_TYPES + 1)
    if len(found) > MOST_TYPES:
        raise UnreadableFile(str(signs.DAMAGED))
    return found
