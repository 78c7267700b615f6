"""The work on Beranda as an e-mail tells it: the same lists, without those that are empty."""

from dataclasses import dataclass
from datetime import date

from app.accounts.models import Account
from app.dashboard.contents.home import home_page
from app.dashboard.contents.tasks import TaskList


@dataclass(frozen=True, slots=True)
class Digest:
    """``count`` is of the rows told; a list that was cut says so by itself."""

    name: str
    today: date
    lists: list[TaskList]

    @property
    def count(self) -> int:
        return sum(len(one.rows) for one in self.lists)


def digest_of(account: Account, today: date) -> Digest | None:
    """What waits for the holder of an account, as she may see it; None when nothing does."""
    page = home_page(account.viewer(), today)
    lists = [one for one in page.tasks if one.rows]
    return Digest(page.name, today, lists) if lists else None
