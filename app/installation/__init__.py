"""Facts about this installation itself: whether it holds example data, which tracking key it uses."""
