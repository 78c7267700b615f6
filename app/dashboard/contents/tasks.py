"""What a list of work on Beranda is made of."""

from dataclasses import dataclass

Target = tuple[str, int | str]  # what a row leads to: ("commitment", 7); the view knows the pages

SHOWN = 25


@dataclass(frozen=True, slots=True)
class Task:
    """One row: ``tag`` is words and colour; ``target`` is the very thing it asks for."""

    title: str
    note: str
    tag: tuple[str, str]
    target: Target


@dataclass(frozen=True, slots=True)
class TaskList:
    """A heading with its rows; ``more`` says that rows were left out; ``nothing`` stands there when it has none."""

    key: str
    heading: str
    rows: list[Task]
    more: bool
    nothing: str
