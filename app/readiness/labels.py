"""What dimensions, items, states and bands are called, and the sentence that says how an item stands."""

from app.core.i18n import _, _l, ngettext
from app.readiness.checklist import Outreach, Standing
from app.readiness.models import Dimension, Item, State
from app.readiness.satisfaction import Band
from app.web.formats import date_long, number

DIMENSIONS = {
    Dimension.INPUT: _l("Masukan (input): komitmen, kebijakan, sumber daya"),
    Dimension.PROCESS: _l("Proses: mekanisme, sosialisasi, pelatihan"),
    Dimension.OUTPUT: _l("Keluaran (output): kinerja"),
    Dimension.OUTCOME: _l("Hasil (outcome): kepuasan"),
    Dimension.IMPACT: _l("Dampak: mutu layanan dan pengakuan"),
}
ITEMS = {
    Item.REGULATION: _l("Regulasi daerah"),
    Item.TEAM_DECREE: _l("SK tim pengelola"),
    Item.ROAD_MAP: _l("Road map"),
    Item.MASTER_PLAN: _l("Master plan"),
    Item.PROGRAMME: _l("Program tahunan"),
    Item.BUDGET: _l("Anggaran"),
    Item.LIAISON_OFFICERS: _l("Pejabat penghubung"),
    Item.PROCEDURE: _l("SOP"),
    Item.INTEGRATION: _l("Integrasi kanal"),
    Item.OUTREACH: _l("Sosialisasi dan bimtek"),
    Item.PILOT: _l("Penunjukan sebagai percontohan"),
}
HINTS = {
    Item.REGULATION: _l("Peraturan gubernur, bupati, atau wali kota tentang pengelolaan pengaduan"),
    Item.TEAM_DECREE: _l("SK tim koordinasi atau pengelola SP4N-LAPOR!"),
    Item.ROAD_MAP: _l("Road map atau rencana aksi pengelolaan pengaduan"),
    Item.MASTER_PLAN: _l("Rencana induk, bila tersendiri dari road map"),
    Item.PROGRAMME: _l("Hanya berlaku untuk tahun ini; tidak terbawa dari tahun lain"),
    Item.BUDGET: _l("Hanya berlaku untuk tahun ini; tidak terbawa dari tahun lain"),
    Item.LIAISON_OFFICERS: _l("Pejabat penghubung di perangkat daerah"),
    Item.PROCEDURE: _l("Prosedur menerima, meneruskan, dan menjawab pengaduan"),
    Item.INTEGRATION: _l("Kanal lain daerah ini tersambung dengan SP4N-LAPOR!"),
    Item.PILOT: _l("Ditunjuk sebagai daerah percontohan SP4N-LAPOR!"),
}
AMOUNTS = {
    Item.BUDGET: _l("Anggaran: jumlah dalam rupiah (opsional)"),
    Item.LIAISON_OFFICERS: _l("Pejabat penghubung: jumlah orang"),
}
STATES = {State.PRESENT: _l("Ada"), State.ABSENT: _l("Belum ada"), State.UNKNOWN: _l("Belum diketahui")}
COLOURS = {State.PRESENT: "green", State.ABSENT: "yellow", State.UNKNOWN: "grey"}
SIGNS = {State.PRESENT: "✓", State.ABSENT: "✗", State.UNKNOWN: "?"}
BANDS = {
    Band.A: _l("A (Sangat Baik)"),
    Band.B: _l("B (Baik)"),
    Band.C: _l("C (Kurang Baik)"),
    Band.D: _l("D (Tidak Baik)"),
}
ELEMENTS = (
    _l("Persyaratan"),
    _l("Sistem, mekanisme, dan prosedur"),
    _l("Waktu penyelesaian"),
    _l("Biaya atau tarif"),
    _l("Produk spesifikasi jenis pelayanan"),
    _l("Kompetensi pelaksana"),
    _l("Perilaku pelaksana"),
    _l("Penanganan pengaduan, saran, dan masukan"),
    _l("Sarana dan prasarana"),
)


def short(standing: Standing) -> str:
    """The item, with the year where it is carried over."""
    name = str(ITEMS[standing.item])
    if standing.carried and standing.said:
        return _("%(item)s (sejak %(year)s)", item=name, year=standing.said.year)
    return name


def since(standing: Standing, year: int) -> str:
    """On which year's word it rests, where that is not the asked one."""
    if standing.carried and standing.said:
        return _(
            "Sejak %(year)s: menurut catatan tahun itu, belum dicatat lagi untuk %(asked)s.",
            year=standing.said.year,
            asked=year,
        )
    if standing.earlier:
        return _("Terakhir ada catatan untuk %(year)s; butir ini berlaku per tahun.", year=standing.earlier)
    return ""


def amount(item: Item, value: int | None) -> str:
    if value is None:
        return ""
    if item is Item.BUDGET:
        return f"Rp{number(value)}"
    return ngettext("%(num)d orang", "%(num)d orang", value)


def details(standing: Standing) -> str:
    """Number, amount and date in one line."""
    said = standing.said
    if said is None:
        return ""
    dated = date_long(said.dated_on) if said.dated_on else ""
    return ", ".join(part for part in (said.number, amount(said.item, said.amount), dated) if part)


def outreach_words(outreach: Outreach) -> str:
    """The numbers of the year's activities."""
    if not outreach.activities:
        return _("Belum ada sosialisasi atau bimtek tentang SP4N-LAPOR! yang laporannya diajukan.")
    parts = [
        ngettext("%(num)d sosialisasi", "%(num)d sosialisasi", outreach.outreach),
        ngettext("%(num)d bimtek", "%(num)d bimtek", outreach.training),
    ]
    if outreach.both:
        both = ngettext("%(num)d bimtek sekaligus sosialisasi", "%(num)d bimtek sekaligus sosialisasi", outreach.both)
        parts.append(both)
    if outreach.participants is None:
        return _("%(activities)s; jumlah pesertanya tidak dicatat.", activities=", ".join(parts))
    people = ngettext("%(num)d peserta", "%(num)d peserta", outreach.participants)
    return _("%(activities)s; %(people)s.", activities=", ".join(parts), people=people)
