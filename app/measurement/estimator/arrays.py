"""The kinds of arrays that are computed with: n regions by T months."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Numbers = NDArray[np.intp]


def summed(values: Floats, groups: Numbers) -> Floats:
    """The sums of ``values`` (n, ...) over ``groups`` (n,), in the order of their numbers: (groups, ...)."""
    names, place = np.unique(groups, return_inverse=True)
    total = np.zeros((len(names), *values.shape[1:]))
    np.add.at(total, place, values)
    return total
