"""/program and /peluang: the register of programmes and priorities, lists that are sent, and where they could meet."""

from app.programmes.views import importing, opportunities, register
from app.programmes.views.blueprint import pages

__all__ = ["importing", "opportunities", "pages", "register"]
