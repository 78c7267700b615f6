"""Accounts and sign-ins: who may come in, and from where they came in."""
