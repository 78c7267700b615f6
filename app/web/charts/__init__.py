"""Charts as plain geometry; the drawings are templates, the same on page and paper."""

from app.web.charts.compared import Compared, ComparedChart, both_compared, draw_compared
from app.web.charts.shapes import Marker, Size, Uptake, UptakeChart
from app.web.charts.uptake import both_sizes, draw

__all__ = [
    "Compared",
    "ComparedChart",
    "Marker",
    "Size",
    "Uptake",
    "UptakeChart",
    "both_compared",
    "both_sizes",
    "draw",
    "draw_compared",
]
