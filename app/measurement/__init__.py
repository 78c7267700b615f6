"""Was it heard? What reports did after outreach, against what comparable regions lead us to expect."""
