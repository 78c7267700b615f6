"""What lies in the folder is what the database says: looked over and swept from the command line."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask

from app.attachments import store
from app.core import clock
from tests.attachments.conftest import Kept, Rows
from tests.attachments.files import jpeg, send
from tests.conftest import SignIn


def run(app: Flask, *words: str) -> tuple[int, str]:
    result = app.test_cli_runner().invoke(args=["files", *words])
    return result.exit_code, result.output


def test_all_is_well(app: Flask, sign_in: SignIn, page: str) -> None:
    send(sign_in("ngo-satu"), page, photos=[("a.jpg", jpeg())])
    assert run(app, "check") == (0, "2 berkas dicatat: 0 hilang, 0 berubah. 0 berkas tanpa catatan.\n")


def test_what_is_missing_altered_or_left_over_is_named(
    app: Flask, sign_in: SignIn, page: str, rows: Rows, folder: Path
) -> None:
    send(sign_in("ngo-satu"), page, photos=[("a.jpg", jpeg())])
    row = rows()[0]
    store.discard(folder, [row.stored_name])
    changed = store.path_of(folder, row.thumbnail_name or "")
    assert changed is not None
    changed.write_bytes(changed.read_bytes() + b" ")
    orphan = store.keep(folder, b"sisa")
    code, told = run(app, "check")
    assert code == 1
    assert f"hilang: lampiran/{row.stored_name[:2]}/{row.stored_name}" in told
    assert f"berubah: lampiran/{changed.name[:2]}/{changed.name}" in told
    assert f"tanpa catatan: lampiran/{orphan[:2]}/{orphan}" in told


def test_only_old_orphans_are_swept(app: Flask, sign_in: SignIn, page: str, folder: Path, kept: Kept) -> None:
    send(sign_in("ngo-satu"), page, photos=[("a.jpg", jpeg())])
    old, young = store.keep(folder, b"lama"), store.keep(folder, b"baru")
    before = (clock.now() - timedelta(days=2)).timestamp()
    for _name, place in store.everything(folder):
        if place.name != young:
            os.utime(place, (before, before))
    assert run(app, "sweep") == (0, "1 berkas tanpa catatan dihapus.\n")
    assert old not in kept() and young in kept()
    assert len(kept()) == 3


def test_when_the_row_cannot_be_saved_the_files_go(
    sign_in: SignIn, page: str, rows: Rows, kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_all: object, **_named: object) -> None:
        assert len(kept()) == 2  # written before
        raise RuntimeError("the database is gone")

    monkeypatch.setattr("app.attachments.operations.attach", fails)
    budi = sign_in("ngo-satu")
    with pytest.raises(RuntimeError):
        send(budi, page, photos=[("a.jpg", jpeg())])
    assert (rows(), kept()) == ([], {})


def test_a_full_disk_leaves_nothing(sign_in: SignIn, page: str, kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    budi = sign_in("ngo-satu")
    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        send(budi, page, photos=[("a.jpg", jpeg())])
    assert kept() == {}


def test_names_say_nothing_and_nobody_else_reads_them(folder: Path) -> None:
    name = store.keep(folder, b"isi")
    place = store.path_of(folder, name)
    assert place is not None
    assert store.NAME.fullmatch(name)
    assert place.stat().st_mode & 0o777 == 0o600
    assert place.parent.parent.stat().st_mode & 0o777 == 0o700
    for wrong in ("../gaung.sqlite", "", "a" * 31, f"{name}/x"):
        with pytest.raises(ValueError, match="no name"):
            store.path_of(folder, wrong)


def test_the_example_brings_photos_and_takes_them_away(app: Flask, example: Flask, kept: Kept) -> None:
    assert len(kept()) == 7
    assert run(app, "check")[0] == 0
    assert app.test_cli_runner().invoke(args=["demo", "remove"]).exit_code == 0
    assert kept() == {}
