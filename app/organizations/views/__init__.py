"""/mitra: the register of organizations, and bringing a list of them in."""

from app.organizations.views import importing, register
from app.organizations.views.blueprint import pages

__all__ = ["importing", "pages", "register"]
