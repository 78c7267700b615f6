"""How it is computed, told to people: one text for the page and for the download, from the figures that the estimator
itself computes with."""
