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
