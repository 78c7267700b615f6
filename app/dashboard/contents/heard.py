"""'Apakah terdengar?' on the page of a region: its standard analysis in a sentence, or honestly why there is none."""

from dataclasses import dataclass

from app.core.i18n import _
from app.core.viewer import Viewer
from app.measurement import analyses
from app.measurement.contents.drawing import Drawing, drawing_of
from app.measurement.contents.finding import Finding, finding_of
from app.measurement.contents.reasons import by_name
from app.measurement.estimator.decision import Verdict
from app.measurement.headline import raises
from app.measurement.results import result_from
from app.measurement.settings import settings_from


@dataclass(frozen=True, slots=True)
class Heard:
    """``number`` is that of the analysis, None where there is none; then ``why`` says why."""

    number: int | None = None
    finding: Finding | None = None
    drawing: Drawing | None = None
    raises: tuple[str, ...] = ()
    changed: bool = False
    why: str = ""


def heard(code: str, name: str, viewer: Viewer) -> Heard:
    if "." not in code:
        return Heard(why=_("Perbandingan dihitung untuk kabupaten/kota; akun pemerintah provinsi tidak dibandingkan."))
    standard = analyses.standard_of(code, viewer)
    if standard is None or standard.analysis is None:
        return Heard(why=_why_not(computed=standard is not None))
    found, names = standard.analysis, {code: name}
    result, settings = by_name(result_from(found.result), names), settings_from(found.settings)
    return Heard(
        number=found.id,
        finding=finding_of(result, settings, names),
        drawing=drawing_of(result, settings),
        raises=() if result.answer.verdict is Verdict.REFUSED else tuple(raises(result.answer)),
        changed=standard.changed,
    )


def _why_not(*, computed: bool) -> str:
    if computed:
        return _(
            "Belum ada kegiatan tentang SP4N-LAPOR! dengan peserta bukan petugas saja yang terlaksana di daerah ini, "
            "jadi belum ada yang dibandingkan. Bulan yang datanya lengkap menjadi pembanding bagi daerah lain."
        )
    return _(
        "Belum dihitung. Perbandingan dihitung dengan sendirinya setelah kegiatan tentang SP4N-LAPOR! dan data "
        "pengaduan daerahnya ada di sini."
    )
