"""Was it heard? What reports did after outreach, against what comparable regions lead us to expect."""

import os

# The linear algebra reads this when numpy is first imported, which only modules of this package do. Its threads wait
# for each other longer than such small matrices take: a second instead of a few hundredths on a busy machine.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
