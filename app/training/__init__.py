"""Sosialisasi and bimtek: the form, the operation and the page; what they add to an activity."""
