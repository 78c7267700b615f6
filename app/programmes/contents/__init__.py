"""Programmes and opportunities as plain data: the same for the page, the print and the file."""
