"""Charts as plain geometry; the drawings are templates, the same on page and paper."""

from app.web.charts.shapes import Marker, Size, Uptake, UptakeChart
from app.web.charts.uptake import both_sizes, draw

__all__ = ["Marker", "Size", "Uptake", "UptakeChart", "both_sizes", "draw"]
