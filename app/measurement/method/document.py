"""The text of how it is computed, in one of two languages: whole for the page, and as a note for the download."""

from typing import Any

from flask_babel import force_locale
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from app.measurement.estimator import decision, limits
from app.measurement.method.table import TABLE
from app.measurement.method.tested import tested
from app.measurement.sentences import GRADES, METHODS, VERDICTS
from app.web import formats
from config import ROOT

LANGUAGES = ("id", "en")
SETTLED = 90  # days

_texts = Environment(  # noqa: S701 (plain text: what becomes a page is escaped when it is drawn)
    loader=FileSystemLoader(ROOT / "templates"), undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
)


def method(language: str) -> str:
    """The page, as Markdown."""
    return _rendered("method", language, note=False)


def method_note(language: str, **about: Any) -> str:
    """The note of one download; ``about`` says how its figures are computed again."""
    return _rendered("method", language, note=True, **about)


def text(name: str, language: str, **about: Any) -> str:
    """Another text of the download."""
    return _rendered(name, language, **about)


def _rendered(name: str, language: str, **about: Any) -> str:
    with force_locale(language):
        return _texts.get_template(f"measurement/{name}-{language}.md").render(
            r=_figures(),
            table=TABLE,
            tested=_tested(),
            grades={grade.value: str(words) for grade, words in GRADES.items()},
            methods={method.value: str(words).rstrip(".") for method, words in METHODS.items()},
            verdicts={verdict.value: str(words) for verdict, words in VERDICTS.items()},
            **about,
        )


def _figures() -> dict[str, str]:
    """What the estimator computes with, as people read it."""
    whole = {
        "first": limits.WINDOW[0],
        "last": limits.WINDOW[1],
        "settled": SETTLED,
        "least_before": limits.LEAST_BEFORE,
        "least_after": limits.LEAST_AFTER,
        "least_expected": limits.LEAST_EXPECTED,
        "earlier": limits.EARLIER,
        "anticipated": limits.ANTICIPATED,
        "longer_first": limits.LONGER[0],
        "longer_last": limits.LONGER[1],
        "per": 1_000,
        "draws": limits.DRAWS,
        "enough_for_placebo": decision.ENOUGH_FOR_PLACEBO,
        "enough_for_ratio": decision.ENOUGH_FOR_RATIO,
        "last_jackknife": decision.ENOUGH_FOR_PLACEBO - 1,
        "long_before": decision.LONG_BEFORE,
        "long_after": decision.LONG_AFTER,
    }
    parts = {"most_missing": limits.MOST_MISSING, "most_of_one": limits.MOST_OF_ONE, "level": limits.LEVEL}
    small = {"least_reach": formats.number(limits.LEAST_REACH, 1)}
    ends = {"narrow_low": decision.NARROW[0], "narrow_high": decision.NARROW[1]}
    return (
        {name: formats.number(figure) for name, figure in whole.items()}
        | {name: formats.percent(100 * figure, 0) for name, figure in parts.items()}
        | {name: formats.number(figure, 2) for name, figure in ends.items()}
        | small
    )


def _tested() -> dict[str, str]:
    found = tested()
    parts = zip(("lowest", "highest", "alarms_low", "alarms_high"), found.coverages + found.false_alarms, strict=True)
    return {name: formats.percent(100 * part, 1) for name, part in parts} | {
        "on": formats.date_long(found.on),
        "draws": formats.number(found.draws),
        "worlds": formats.number(len(found.worlds)),
        "empty": formats.number(found.empty),
        "versions": found.versions,
    }
