"""Maps of regions as plain geometry: bubbles over the coast, and a grid of equal tiles."""

from app.web.charts.maps.bubbles import bubble_map
from app.web.charts.maps.shapes import MapDrawing, MapSize, Place, Ring
from app.web.charts.maps.steps import NO_DATA, Scale, Step
from app.web.charts.maps.tiles import tile_map

__all__ = ["NO_DATA", "MapDrawing", "MapSize", "Place", "Ring", "Scale", "Step", "bubble_map", "tile_map"]
