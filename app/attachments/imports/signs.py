"""What a file says it is: by its name and by its first bytes, and what to do when that is not welcome."""

from typing import Any

from app.core.i18n import _l

HEIC = _l(
    "Foto HEIC belum dapat dibaca. Di iPhone: Pengaturan, Kamera, Format, pilih Paling Kompatibel; "
    "untuk foto yang sudah ada, simpan atau kirim sebagai JPEG."
)
SVG = _l("Gambar SVG tidak diterima. Simpan sebagai PNG atau JPEG.")
HTML = _l("Halaman web tidak diterima. Cetak halaman itu sebagai PDF.")
GIF = _l("Gambar GIF tidak diterima. Simpan sebagai PNG atau JPEG.")
OTHER_IMAGE = _l("Jenis gambar ini tidak diterima. Simpan sebagai JPEG, PNG, atau WebP.")
VIDEO = _l("Video tidak diterima. Unggah fotonya saja, atau tuliskan alamat videonya di laporan.")
PHOTO = _l("Berkas ini foto. Unggah pada bagian Foto.")
DOCUMENT = _l("Berkas ini bukan foto. Unggah pada bagian Berkas.")
OLD_OFFICE = _l("Berkas Office lama atau yang terkunci kata sandi tidak diterima. Simpan tanpa kata sandi sebagai "
                ".docx, .xlsx, atau .pptx.")  # fmt: skip
MACROS = _l("Berkas dengan makro tidak diterima. Simpan sebagai .docx, .xlsx, atau .pptx.")
ARCHIVE = _l("Berkas arsip atau program tidak diterima. Unggah isinya satu per satu.")
EMPTY = _l("Berkas ini kosong. Pilih berkas yang berisi.")
DAMAGED = _l("Berkas ini rusak atau tidak lengkap. Buka di komputer Anda, simpan ulang, lalu unggah lagi.")

JPEG_START, PNG_START = b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"
PHOTO_EXTENSIONS = (".jpg", ".jpeg", ".jfif", ".png", ".webp")

_BY_EXTENSION: dict[tuple[str, ...], Any] = {
    (".heic", ".heif", ".avif"): HEIC,
    (".svg", ".svgz"): SVG,
    (".html", ".htm", ".xhtml", ".mht", ".xml"): HTML,
    (".gif",): GIF,
    (".bmp", ".tif", ".tiff", ".ico", ".psd", ".raw", ".dng", ".jp2", ".eps"): OTHER_IMAGE,
    (".mp4", ".mov", ".3gp", ".avi", ".mkv", ".webm"): VIDEO,
    (".doc", ".xls", ".ppt", ".rtf", ".odt", ".ods", ".odp"): OLD_OFFICE,
    (".docm", ".xlsm", ".pptm", ".dotm", ".xltm", ".potm", ".ppsm", ".ppam", ".xlam", ".xlsb"): MACROS,
    (".zip", ".rar", ".7z", ".gz", ".tar", ".exe", ".msi", ".bat", ".apk", ".jar", ".js", ".php", ".py"): ARCHIVE,
}
_HEIC_BRANDS = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"hevx", b"mif1", b"msf1", b"avif", b"avis")


def extension(name: str) -> str:
    """'.jpg' of 'Foto.JPG'; empty when there is none."""
    stem, dot, last = name.rpartition(".")
    return f".{last.lower()}" if dot and stem else ""


def refused_by_name(name: str) -> Any | None:
    """A sentence for an ending that is known and not welcome anywhere."""
    ending = extension(name)
    return next((said for endings, said in _BY_EXTENSION.items() if ending in endings), None)


def is_photo(data: bytes) -> bool:
    return data.startswith((JPEG_START, PNG_START)) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP")


def refused_by_content(data: bytes) -> Any | None:
    """A sentence for first bytes that are known and not welcome anywhere."""
    if not data:
        return EMPTY
    if data[4:8] == b"ftyp":
        return HEIC if data[8:12] in _HEIC_BRANDS else VIDEO
    if data.startswith(b"GIF8"):
        return GIF
    if data.startswith((b"BM", b"II*\0", b"MM\0*", b"8BPS")):
        return OTHER_IMAGE
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return OLD_OFFICE
    if data.startswith((b"MZ", b"\x7fELF", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"#!")):
        return ARCHIVE
    return _markup(data[:1000])


def _markup(start: bytes) -> Any | None:
    text = start.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if not text.startswith(b"<"):
        return None
    return SVG if b"<svg" in text else HTML
