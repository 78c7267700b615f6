"""Invented activities, and invented LAPOR! reports of three provinces."""

from app.demo.invented import banten, jawa_barat, jawa_tengah, recent
from app.demo.invented.activity import Invention

INVENTIONS: tuple[Invention, ...] = (
    *banten.INVENTIONS,
    *recent.INVENTIONS,
    *jawa_barat.INVENTIONS,
    *jawa_tengah.INVENTIONS,
)

__all__ = ["INVENTIONS", "Invention"]
