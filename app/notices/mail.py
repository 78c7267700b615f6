"""How mail leaves: through a mail server, or onto the console where none is set."""

import smtplib
import ssl
import sys
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import make_msgid
from urllib.parse import unquote, urlsplit

SECONDS = 20
DEFAULT_PORTS = {"smtp": 587, "smtps": 465}


class BadMailServer(ValueError):
    """The address of the mail server cannot be used; the sentence says how it is written."""


class NotSent(Exception):
    """The server did not take the mail; it may be tried again."""


@dataclass(frozen=True, slots=True)
class Mail:
    """Plain text: it reads the same on an old phone, in a screen reader and in print."""

    to: str
    subject: str
    text: str


@dataclass(frozen=True, slots=True)
class MailServer:
    """``encrypted`` from the first byte (smtps); otherwise STARTTLS is used where the server offers it, and always
    when there is a password to protect."""

    host: str
    port: int
    encrypted: bool
    user: str = ""
    password: str = ""


def server_of(url: str) -> MailServer | None:
    """'smtp://user:password@host:587' or 'smtps://host'; None for an empty text. Raises BadMailServer."""
    if not url:
        return None
    wrong = BadMailServer("GAUNG_MAIL_URL ditulis seperti smtp://nama:sandi@surel.contoh.go.id:587, atau smtps://…")
    try:
        parts = urlsplit(url)
        port = parts.port or DEFAULT_PORTS[parts.scheme]
    except (ValueError, KeyError):
        raise wrong from None
    if not parts.hostname:
        raise wrong
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    return MailServer(parts.hostname, port, parts.scheme == "smtps", user, password)


def deliver(mail: Mail, server: MailServer | None, sender: str) -> None:
    """Send it, or print it where no server is set. Raises NotSent."""
    message = _message(mail, sender)
    if server is None:
        sys.stdout.write(f"--- Surel (belum ada GAUNG_MAIL_URL, jadi tidak dikirim)\nKepada: {mail.to}\n")
        sys.stdout.write(f"Perihal: {mail.subject}\n\n{mail.text}\n---\n")
        return
    try:
        with _connected(server) as connection:
            connection.send_message(message)
    except (OSError, smtplib.SMTPException) as error:
        raise NotSent(type(error).__name__) from error  # what servers answer may hold addresses: only the kind is told


def _message(mail: Mail, sender: str) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, mail.to, mail.subject
    message["Message-ID"] = make_msgid(domain=sender.rpartition("@")[2] or None)
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(mail.text, cte="quoted-printable")
    return message


def _connected(server: MailServer) -> smtplib.SMTP:
    context = ssl.create_default_context()
    if server.encrypted:
        connection: smtplib.SMTP = smtplib.SMTP_SSL(server.host, server.port, timeout=SECONDS, context=context)
    else:
        connection = smtplib.SMTP(server.host, server.port, timeout=SECONDS)
        connection.ehlo()
        if server.user or connection.has_extn("starttls"):
            connection.starttls(context=context)
    if server.user:
        connection.login(server.user, server.password)
    return connection
