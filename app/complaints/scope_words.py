"""What people write in a file for a coverage, a channel or a kind of source; a template offers the first of them,
which is also how pages show it."""

from typing import Any

from app.complaints.models import ChannelCoverage, Coverage, SourceKind
from app.core.text import fold

_COVERAGES = {
    Coverage.AGENCY_ACCOUNT: "Akun pemerintah daerah ini saja;akun pemerintah daerah;akun pemda;agency_account",
    Coverage.WHOLE_AREA: "Seluruh wilayah, semua instansi;seluruh wilayah;semua instansi;whole_area",
}
_CHANNELS = {
    ChannelCoverage.SP4N_LAPOR: "SP4N-LAPOR!;sp4n-lapor;lapor!;lapor;sp4n_lapor",
    ChannelCoverage.LOCAL_CHANNEL: "Kanal daerah;kanal lokal;local_channel",
    ChannelCoverage.ALL_CHANNELS: "Semua kanal;all_channels",
}
_KINDS = {
    SourceKind.EXPORT: "Ekspor laporan SP4N-LAPOR!;ekspor SP4N-LAPOR!;ekspor;export",
    SourceKind.RECAP: "Rekap yang dicetak SP4N-LAPOR!;rekap SP4N-LAPOR!;rekap;rekapitulasi;recap",
    SourceKind.REPORT: "Berita, laporan, atau surat;laporan, surat, atau berita;laporan;surat;berita;report",
}
_SAID: dict[str, dict[Any, str]] = {"coverage": _COVERAGES, "channel": _CHANNELS, "kind": _KINDS}


def _split(words: str) -> list[str]:
    return words.split(";")


_WORDS = {
    name: {fold(word): kind for kind, words in known.items() for word in _split(words)} for name, known in _SAID.items()
}


def meant(name: str, text: str) -> Any:
    """The coverage, channel or kind that is meant, or None."""
    return _WORDS[name].get(fold(text))


def offered(name: str) -> list[str]:
    """The first word for each, as the template offers it."""
    return [_split(words)[0] for words in _SAID[name].values()]
