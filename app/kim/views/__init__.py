"""/kim: the register of KIM, one of them with its members and activities, and bringing a list of them in."""

from app.kim.views import activities, groups, importing, listing, members
from app.kim.views.blueprint import pages

__all__ = ["activities", "groups", "importing", "listing", "members", "pages"]
