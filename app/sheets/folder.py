"""Where an upload lies while it is read, and nowhere afterwards."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

FOLDER = "sementara"
LONGEST_READ = timedelta(hours=1)


@contextmanager
def private_folder(data_folder: Path, now: datetime) -> Iterator[Path]:
    """A folder for one upload, readable by us alone and gone afterwards; a process that was killed left its own."""
    place = data_folder / FOLDER
    place.mkdir(mode=0o700, exist_ok=True)
    place.chmod(0o700)
    _remove_leftovers(place, before=now - LONGEST_READ)
    with tempfile.TemporaryDirectory(dir=place) as private:  # mode 0700
        yield Path(private)


def _remove_leftovers(place: Path, *, before: datetime) -> None:
    for path in place.iterdir():
        try:
            if path.lstat().st_mtime < before.timestamp():
                shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()
        except FileNotFoundError:
            continue  # another request was faster
