"""Whether reports had already begun to move: the same estimate for six months in which nothing had happened yet."""

from dataclasses import replace

import numpy as np

from app.measurement.estimator.limits import EARLIER
from app.measurement.estimator.spans import Window
from app.measurement.estimator.study import Study

WINDOW: Window = (0, EARLIER - 1)


def earlier(study: Study) -> Study:
    """The study as it would look had outreach begun six months earlier.

    The window ends where outreach really began, or where it may have been anticipated: no month since then is read.
    """
    sooner = EARLIER + study.anticipated
    return replace(study, start=np.where(study.never, np.inf, study.start - sooner), window=WINDOW, anticipated=0)
