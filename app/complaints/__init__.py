"""LAPOR! imports without reporters, what raw words mean, and uptake per region and month."""
