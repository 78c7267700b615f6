"""How ready a region is in a year to handle complaints, with its papers; and what its survey of satisfaction found."""
