"""Which version of Gaung this is."""

import tomllib
from functools import cache

from config import ROOT


@cache
def version() -> str:
    found: str = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    return found
