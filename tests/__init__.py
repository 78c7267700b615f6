"""The suite: stories and refusals per package, sweeps over the whole, journeys through it."""
