"""Audiensi, forums, coordination meetings and study visits: what was said, decided and promised."""
