"""Fields for files."""

from collections.abc import Sequence
from typing import Any

from flask_wtf import file as wtf_file
from werkzeug.datastructures import FileStorage

from app.core.i18n import _
from app.web import widgets
from app.web.fields.typed import StopsAtTyping


class FileField(StopsAtTyping, wtf_file.FileField):
    """One file, or None. ``extensions`` such as (".xlsx", ".csv"); ``max_bytes`` is named in the message in MB."""

    data: Any
    widget = widgets.FileInput()

    def __init__(
        self, *args: Any, extensions: tuple[str, ...] = (), max_bytes: int = 20_000_000, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.extensions, self.max_bytes = extensions, max_bytes

    def process_formdata(self, valuelist: Sequence[Any]) -> None:
        self.data = None
        super().process_formdata(valuelist)
        if self.data is not None:
            self._check(self.data)

    def _check(self, file: FileStorage) -> None:
        if self.extensions and not (file.filename or "").lower().endswith(self.extensions):
            raise ValueError(_("Pilih berkas %(kinds)s", kinds=", ".join(self.extensions)))
        size = file.stream.seek(0, 2)
        file.stream.seek(0)
        if size > self.max_bytes:
            raise ValueError(
                _("Pilih berkas yang tidak lebih besar dari %(size)s MB", size=self.max_bytes // 1_000_000)
            )


class FilesField(StopsAtTyping, wtf_file.MultipleFileField):
    """Any number of files at once, [] when none was chosen. ``accept`` tells the browser what to offer."""

    data: Any
    widget = widgets.FilesInput()

    def __init__(self, *args: Any, accept: str, **kwargs: Any) -> None:
        super().__init__(*args, render_kw={"accept": accept}, **kwargs)

    def process_formdata(self, valuelist: Sequence[Any]) -> None:
        self.data = [value for value in valuelist if isinstance(value, FileStorage) and value.filename]
        self.raw_data = self.data
