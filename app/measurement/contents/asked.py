"""A question in words: of which regions it asks, and what."""

from collections.abc import Mapping, Sequence

from app.core.i18n import _
from app.measurement.estimator.spans import Window
from app.measurement.labels import OUTCOMES, TREATMENTS
from app.measurement.settings import Settings, Treatment
from app.regions.labels import full_name
from app.web.formats import number

Names = Mapping[str, str]
MOST_NAMED = 3  # regions in a title
MOST_LISTED = 20


def subject(settings: Settings, names: Names) -> str:
    """Which regions were looked at, short enough for a title."""
    if 0 < len(settings.regions) <= MOST_NAMED:
        return ", ".join(named(settings.regions, names))
    if settings.regions:
        return _("%(n)s daerah yang dipilih", n=number(len(settings.regions)))
    if 0 < len(settings.area) <= MOST_NAMED:
        return _("Daerah yang dijangkau di %(area)s", area=", ".join(named(settings.area, names)))
    if settings.area:
        return _("Daerah yang dijangkau di %(n)s provinsi", n=number(len(settings.area)))
    return _("Semua daerah yang dijangkau")


def window_words(window: Window) -> str:
    return _("Bulan ke-%(first)s sampai ke-%(last)s setelah bulan kegiatan", first=window[0], last=window[1])


def asked_words(settings: Settings, names: Names) -> str:
    """The question without its regions: two rows that say the same asked the same."""
    said = [str(OUTCOMES[settings.outcome]), window_words(settings.window)]
    if settings.treatment is not Treatment.PUBLIC:
        said.insert(1, str(TREATMENTS[settings.treatment]))
    if settings.regions and settings.area:
        said.append(_("Pembanding dari %(area)s", area=listed(settings.area, names, most=MOST_NAMED)))
    if settings.without_disrupted:
        said.append(_("Tanpa bulan gangguan layanan"))
    return ". ".join(said) + "."


def named(codes: Sequence[str], names: Names) -> list[str]:
    return [full_name(code, names.get(code, code)) for code in codes]


def listed(codes: Sequence[str], names: Names, most: int = MOST_LISTED) -> str:
    """All of them by name; a long list ends with how many more there are."""
    shown = ", ".join(named(codes[:most], names))
    more = len(codes) - most
    return _("%(names)s dan %(n)s lainnya", names=shown, n=number(more)) if more > 0 else shown


def question_rows(settings: Settings, names: Names) -> list[tuple[str, str]]:
    """What was chosen, as rows of key and value."""
    everywhere, everyone = _("semua provinsi"), _("semua yang dijangkau")
    return [
        (_("Yang dihitung"), str(OUTCOMES[settings.outcome])),
        (_("Kegiatan yang dimaksud"), str(TREATMENTS[settings.treatment])),
        (_("Jendela waktu"), window_words(settings.window)),
        (_("Daerah yang dilihat"), listed(settings.regions, names) or everyone),
        (_("Pembanding diambil dari"), listed(settings.area, names) or everywhere),
        (_("Bulan gangguan layanan"), _("ditinggalkan") if settings.without_disrupted else _("ikut dipakai")),
    ]
