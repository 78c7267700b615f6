"""Pages that look across rooms: Beranda, the regions of a province, one region, and the rest of the menu."""
