"""What the types of files are called on screens and papers, and in the headers of an answer."""

from app.attachments.models import FileType
from app.core.i18n import _l

TYPES = {
    FileType.JPEG: _l("Foto"),
    FileType.PDF: _l("PDF"),
    FileType.DOCX: _l("Dokumen Word"),
    FileType.XLSX: _l("Buku kerja Excel"),
    FileType.PPTX: _l("Salindia PowerPoint"),
}
_OFFICE = "application/vnd.openxmlformats-officedocument"
MEDIA_TYPES = {
    FileType.JPEG: "image/jpeg",
    FileType.PDF: "application/pdf",
    FileType.DOCX: f"{_OFFICE}.wordprocessingml.document",
    FileType.XLSX: f"{_OFFICE}.spreadsheetml.sheet",
    FileType.PPTX: f"{_OFFICE}.presentationml.presentation",
}
