"""Regions of Indonesia by their Kemendagri codes, and the figures that rates are computed from."""
