"""The form of the paper settings, filled."""

NIP = "19800202 200501 2 002"
FILLED = {
    "version": "0",
    "paper": "f4",
    "place": "Serang",
    "number_pattern": "400.14.4/.../KS/{tahun}",
    "copies_to": "Gubernur Banten (sebagai laporan);\nInspektur.",
    "signatories-0-name": "Rina Wulandari, M.Si.",
    "signatories-0-title": "Kepala Bagian Kerja Sama",
    "signatories-0-rank": "Pembina",
    "signatories-0-nip": NIP,
    "signatories-0-part": "signs",
    "signatories-1-name": "Agus Contoh",
    "signatories-1-title": "Kepala Biro Kerja Sama",
    "signatories-1-rank": "",
    "signatories-1-nip": "",
    "signatories-1-part": "acknowledges",
}
