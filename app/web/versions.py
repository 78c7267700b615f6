"""A form for what others may change meanwhile: it carries the version it began from, and shows what differs."""

from app.web.fields import HiddenField
from app.web.forms import BaseForm


class VersionedForm(BaseForm):
    """A form for what others may change meanwhile: it carries the version it began from."""

    version = HiddenField()

    def base_version(self) -> int | None:
        """The version the person began from; None for what is no number."""
        text = self.version.data or ""
        return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None
