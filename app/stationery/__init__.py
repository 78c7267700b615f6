"""What an organization's papers look like at their foot: size, place, who signs, who gets a copy."""
