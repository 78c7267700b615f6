"""Bantuan: the guides of docs/, read inside the application."""
