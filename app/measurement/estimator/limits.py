"""What is asked of data, and how much is drawn: read by the estimator and, without numpy, by what explains it.

The thresholds of the decision table itself stand in decision.py.
"""

from app.measurement.estimator.spans import Window

WINDOW: Window = (1, 6)  # months after the month of the first outreach, unless others are asked for
SEED = 2018
LEAST_BEFORE, LEAST_AFTER = 12, 3  # months of every treated region
MOST_MISSING = 0.10  # part of the months that are read
LEAST_EXPECTED = 30  # reports inside the window
LEAST_SETTLED = 30  # reports that could be finished, before the outreach and inside the window, of all regions together
EARLIER = 6  # months before the outreach that are looked at for movements of before
MOST_OF_ONE = 0.5  # part of what is expected, past which one region carries the answer
LEVEL = 0.95
DRAWS = 9_999
MOST_COMPARISONS = 5_000  # more are sampled: the tails of 5,000 placebos per date are known well enough
LEAST_REACH = 0.1  # participants per 1,000 residents, up to the end of the window
ANTICIPATED = 2  # months before the outreach in which it may already have been known of
LONGER: Window = (1, 12)
