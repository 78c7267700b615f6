"""Programmes, priorities and opportunities."""
