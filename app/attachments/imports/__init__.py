"""Reading what people send: each file becomes an Incoming, or a sentence that says why not."""

from app.attachments.imports.documents import read_document
from app.attachments.imports.incoming import Incoming, UnreadableFile
from app.attachments.imports.photos import read_photo

__all__ = ["Incoming", "UnreadableFile", "read_document", "read_photo"]
