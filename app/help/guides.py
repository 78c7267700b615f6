"""The guides of docs/ as pages: each is drawn once, and leads only to what is here."""

from functools import cache
from pathlib import Path

from app.core.viewer import Role
from app.web import prose
from app.web.prose import Prose

DOCS = Path(__file__).parents[2] / "docs"
PICTURES = DOCS / "pictures"
GUIDES = {"biro": "panduan-biro.md", "ngo": "panduan-ngo.md"}


def guide_of(role: Role) -> str:
    """The guide that is written for this role."""
    return "ngo" if role is Role.NGO else "biro"


@cache
def guide(name: str) -> Prose:
    """A guide by its name in the address; the file does not change while the program runs."""
    return drawn((DOCS / GUIDES[name]).read_text(encoding="utf-8"))


def drawn(text: str) -> Prose:
    return prose.drawn(text, address)


def address(target: str) -> str:
    """Where a link of a document leads here; ValueError for a file that no page shows."""
    if target.startswith(("#", "https://")):
        return target
    file, hash_sign, place = target.partition("#")
    pages = {path: f"/bantuan/{name}" for name, path in GUIDES.items()}
    pages |= {f"pictures/{path.name}": f"/bantuan/gambar/{path.name}" for path in PICTURES.glob("*.png")}
    if file not in pages:
        raise ValueError(f"no page shows {target}")
    return pages[file] + hash_sign + place
