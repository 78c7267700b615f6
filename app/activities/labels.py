"""What the enums of activities are called on screens and papers."""

from typing import Any

from app.activities.models import (
    ActivityKind,
    AgeBand,
    AudienceGroup,
    Dimension,
    Disability,
    EventState,
    Mode,
    OrganizationPart,
    PaperState,
    PersonPart,
    Sex,
    Step,
)
from app.core.i18n import _l

KINDS = {
    ActivityKind.HEARING: _l("Audiensi"),
    ActivityKind.FORUM: _l("Forum koordinasi"),
    ActivityKind.COORDINATION_MEETING: _l("Rapat koordinasi"),
    ActivityKind.STUDY_VISIT: _l("Kunjungan studi"),
    ActivityKind.OUTREACH: _l("Sosialisasi"),
    ActivityKind.TRAINING: _l("Bimtek"),
    ActivityKind.TRAINING_AND_OUTREACH: _l("Bimtek dan sosialisasi"),
}
# The letters that stand for a kind under a chart.
KIND_LETTERS = {
    ActivityKind.HEARING: "A",
    ActivityKind.FORUM: "F",
    ActivityKind.COORDINATION_MEETING: "R",
    ActivityKind.STUDY_VISIT: "K",
    ActivityKind.OUTREACH: "S",
    ActivityKind.TRAINING: "B",
    ActivityKind.TRAINING_AND_OUTREACH: "BS",
}
PAPER_STATES = {
    PaperState.DRAFT: (_l("Draf"), "grey"),
    PaperState.SUBMITTED: (_l("Diajukan"), "blue"),
    PaperState.RETURNED: (_l("Dikembalikan"), "yellow"),
    PaperState.SANCTIONED: (_l("Disahkan"), "green"),
    PaperState.LOCKED: (_l("Terkunci"), "green"),
}
EVENT_STATES = {
    EventState.PLANNED: _l("Direncanakan"),
    EventState.HELD: _l("Terlaksana"),
    EventState.POSTPONED: _l("Ditunda"),
    EventState.CANCELLED: _l("Batal"),
}
MODES = {Mode.IN_PERSON: _l("Luring"), Mode.ONLINE: _l("Daring"), Mode.HYBRID: _l("Hibrida")}
ORGANIZATION_PARTS = {
    OrganizationPart.HOST: _l("Penyelenggara"),
    OrganizationPart.PARTICIPANT: _l("Peserta"),
}
PERSON_PARTS = {
    PersonPart.PARTICIPANT: _l("Peserta"),
    PersonPart.LEADER: _l("Pimpinan"),
    PersonPart.SPEAKER: _l("Narasumber atau fasilitator"),
    PersonPart.MODERATOR: _l("Moderator"),
    PersonPart.NOTE_TAKER: _l("Notulis"),
}
SEXES = {Sex.FEMALE: _l("Perempuan"), Sex.MALE: _l("Laki-laki"), Sex.UNRECORDED: _l("Tidak tercatat")}
DIMENSIONS = {
    Dimension.GROUP: _l("Unsur peserta"),
    Dimension.DISABILITY: _l("Disabilitas"),
    Dimension.AGE: _l("Kelompok umur"),
}
GROUPS = {
    AudienceGroup.OFFICIALS: _l("Aparatur OPD"),
    AudienceGroup.VILLAGE_OFFICIALS: _l("Perangkat desa atau kelurahan"),
    AudienceGroup.KIM: _l("Anggota KIM"),
    AudienceGroup.NGO: _l("NGO atau ormas"),
    AudienceGroup.SCHOOL: _l("Sekolah atau kampus"),
    AudienceGroup.MEDIA: _l("Media"),
    AudienceGroup.PUBLIC: _l("Masyarakat umum"),
    AudienceGroup.UNRECORDED: _l("Tidak tercatat"),
}
DISABILITIES = {
    Disability.WITH: _l("Penyandang disabilitas"),
    Disability.WITHOUT: _l("Bukan penyandang disabilitas"),
    Disability.UNRECORDED: _l("Tidak tercatat"),
}
AGE_BANDS = {
    AgeBand.UNDER_18: _l("Di bawah 18 tahun"),
    AgeBand.FROM_18_TO_24: _l("18–24 tahun"),
    AgeBand.FROM_25_TO_59: _l("25–59 tahun"),
    AgeBand.FROM_60: _l("60 tahun ke atas"),
    AgeBand.UNRECORDED: _l("Tidak tercatat"),
}
CATEGORY_LABELS: dict[Dimension, dict[Any, Any]] = {
    Dimension.GROUP: GROUPS,
    Dimension.DISABILITY: DISABILITIES,
    Dimension.AGE: AGE_BANDS,
}

# The steps of a report as its history tells them.
STEPS_DONE = {
    Step.RECORD: _l("Dicatat"),
    Step.CHANGE: _l("Diubah"),
    Step.SUBMIT: _l("Diajukan"),
    Step.RETURN: _l("Dikembalikan"),
    Step.SANCTION: _l("Disahkan"),
    Step.LOCK: _l("Dikunci"),
    Step.REOPEN: _l("Dibuka kembali"),
}
# Why a step cannot be taken with a report as it stands.
NOT_READY = {
    Step.SUBMIT: _l("Laporan ini sudah diajukan."),
    Step.RETURN: _l("Hanya laporan yang diajukan yang dapat dikembalikan."),
    Step.SANCTION: _l("Hanya laporan yang diajukan, tentang kegiatan yang sudah terlaksana, yang dapat disahkan."),
    Step.LOCK: _l("Hanya laporan yang sudah disahkan yang dapat dikunci."),
    Step.REOPEN: _l("Hanya laporan yang disahkan atau terkunci yang dapat dibuka kembali."),
    Step.DELETE: _l("Hanya draf yang belum pernah diajukan yang dapat dihapus."),
}
# Why one of several was left as it was; the keys are the values of app.activities.operations.many.Refusal.
REFUSALS = {
    "gone": _l("Kegiatan itu tidak ada lagi, atau bukan bagian Anda."),
    "changed": _l("Laporan ini diubah sejak Anda membukanya. Baca kembali sebelum memutuskan."),
    "not_ready": _l("Keadaannya sudah lain: laporan ini sudah diputuskan, dikembalikan, atau belum terlaksana."),
}
# What a report consists of, in the order of its form.
CONTENTS = {
    "title": _l("Nama kegiatan"),
    "kind": _l("Jenis kegiatan"),
    "event_state": _l("Keadaan kegiatan"),
    "held_on": _l("Tanggal pelaksanaan"),
    "date_reason": _l("Penjelasan tanggal"),
    "ends_on": _l("Tanggal selesai"),
    "starts_at": _l("Jam mulai"),
    "ends_at": _l("Jam selesai"),
    "mode": _l("Cara pelaksanaan"),
    "place": _l("Tempat"),
    "region_code": _l("Daerah"),
    "target_codes": _l("Daerah sasaran"),
    "hosts": _l("Penyelenggara"),
    "participants": _l("Organisasi peserta"),
    "people": _l("Orang yang hadir"),
    "discusses_lapor": _l("Membahas SP4N-LAPOR!"),
    "follows_id": _l("Lanjutan dari kegiatan"),
    "partnership_id": _l("Kerja sama"),
    "audience_total": _l("Total peserta"),
    "audience": _l("Rincian peserta"),
    "legal_basis": _l("Dasar pelaksanaan"),
    "background": _l("Latar belakang"),
    "purpose": _l("Maksud dan tujuan"),
    "agenda": _l("Susunan acara atau lokasi"),
    "materials": _l("Materi dan metode"),
    "funding": _l("Sumber dana"),
    "results": _l("Hasil yang dicapai"),
    "obstacles": _l("Kendala dan solusi"),
    "conclusions": _l("Simpulan dan saran"),
    "source": _l("Sumber informasi"),
}
