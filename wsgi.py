"""The entry point of servers and of the command line: ``flask --app wsgi``."""

from app import create_app

app = create_app()
