"""What an operation refuses, in words a person can act on."""

from collections.abc import Mapping


class DomainError(Exception):
    """Something asked for cannot be done; the sentence names the field and the fix.

    ``errors`` maps a form field's name (nested: ``commitments-0-due_on``) to its sentence; the key None
    holds a sentence about the whole.
    """

    status = 422

    def __init__(
        self, message: str, field: str | None = None, *, errors: Mapping[str | None, str] | None = None
    ) -> None:
        super().__init__(message)
        self.message = message
        self.errors: dict[str | None, str] = dict(errors) if errors else {field: message}


class NotFound(DomainError):
    """There is no such thing, or the viewer may not know that there is."""

    status = 404


class Forbidden(DomainError):
    """The viewer may know of it but not do this."""

    status = 403


class Stale(DomainError):
    """Somebody else saved it since this person opened it; nothing was overwritten."""


class Collided(DomainError):
    """Somebody else saved the same at the same moment; the database let only one of them through."""

    status = 409
