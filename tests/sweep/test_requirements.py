"""What is installed is exactly what is written down, with everything it brings along."""

from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]


def written(name: str) -> list[Requirement]:
    """The requirements of a file that apply to this machine."""
    lines = (line.partition("#")[0].strip() for line in (ROOT / name).read_text(encoding="utf-8").splitlines())
    found = [Requirement(line) for line in lines if line and not line.startswith("-")]
    return [each for each in found if each.marker is None or each.marker.evaluate()]


def brought(requirement: Requirement) -> set[str]:
    """The names that a package asks for, with the extras we ask it for."""
    asked = [Requirement(text) for text in metadata.requires(requirement.name) or []]
    extras = {"", *requirement.extras}
    return {
        canonicalize_name(each.name)
        for each in asked
        if each.marker is None or any(each.marker.evaluate({"extra": extra}) for extra in extras)
    }


@pytest.mark.parametrize("names", [["requirements.txt"], ["requirements.txt", "requirements-dev.txt"]])
def test_nothing_comes_along_without_a_fixed_version(names: list[str]) -> None:
    ours = [requirement for name in names for requirement in written(name)]
    fixed = {canonicalize_name(requirement.name) for requirement in ours}
    assert {each.name: brought(each) - fixed for each in ours if brought(each) - fixed} == {}


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_version_is_fixed_and_installed(name: str) -> None:
    wrong = [
        str(requirement)
        for requirement in written(name)
        if str(requirement.specifier) != f"=={metadata.version(requirement.name)}"
    ]
    assert wrong == []
