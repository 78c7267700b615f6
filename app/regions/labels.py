"""What regions are called where their name alone could mean something else."""

from app.core.i18n import _


def full_name(code: str, name: str) -> str:
    """A province says that it is one: its own name may be that of an island or a city."""
    return name if "." in code else _("Provinsi %(name)s", name=name)
