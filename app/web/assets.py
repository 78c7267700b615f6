"""Static files under an address that changes with their content, so that browsers keep them for good."""

import hashlib
from pathlib import Path

from flask import Flask, current_app, request
from werkzeug.wrappers import Response


def init_app(app: Flask) -> None:
    folder = Path(app.static_folder or "")
    files = [file for file in folder.rglob("*") if file.is_file()]
    app.extensions["assets"] = {file.relative_to(folder).as_posix(): _fingerprint(file) for file in files}
    app.jinja_env.globals["asset"] = asset


def _fingerprint(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()[:12]


def asset(name: str) -> str:
    """'/static/gaung.css?v=...'; KeyError when there is no such file. Works on pages where url_for cannot."""
    return f"{current_app.static_url_path}/{name}?v={current_app.extensions['assets'][name]}"


def kept_for_good(response: Response) -> bool:
    """Whether this answer is a static file asked for by its fingerprint."""
    if request.endpoint != "static" or response.status_code not in (200, 304):
        return False
    name = (request.view_args or {}).get("filename", "")
    known: str | None = current_app.extensions["assets"].get(name)
    return known is not None and request.args.get("v") == known
