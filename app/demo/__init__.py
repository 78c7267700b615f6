"""The example data: five published activities in our own words, and an invented province's worth around them."""
