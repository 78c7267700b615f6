"""What the columns of an archive mean, in both languages; one that stands in many files is told once."""

PANEL, WHOLE = "panel.csv", "panel-lengkap.csv"
MONTHS, CHECKS, PLACEBOS, DRAWS = "bulan-peristiwa.csv", "kepekaan.csv", "plasebo.csv", "plasebo-undian.csv"
DOSE, PRETREND, LEFT_OUT, CHANCES = "dosis.csv", "pratren.csv", "tanpa-satu-daerah.csv", "nilai-p.csv"

SHARED = {
    "region": ("Kode daerah menurut Kemendagri", "Code of the region by the Ministry of Home Affairs"),
    "name": ("Nama daerah", "Name of the region"),
    "month": ("Bulan kalender", "Calendar month"),
    "observed": ("Pengaduan yang masuk di dalam jendela", "Complaints received inside the window"),
    "expected": ("Yang diperkirakan tanpa kegiatan", "What was expected without the activity"),
    "ratio": ("Yang masuk dibagi yang diperkirakan", "Observed divided by expected"),
    "low": ("Ujung bawah kisaran 95%", "Lower end of the 95% interval"),
    "high": ("Ujung atas kisaran 95%", "Upper end of the 95% interval"),
    "grade": ("Tingkat bukti", "Grade of evidence"),
    "verdict": ("Yang dikatakan", "What is said"),
    "reason": ("Alasan", "Reason"),
    "check": ("Anggapan yang diubah", "The assumption that was changed"),
    "cohort": ("Bulan kegiatan pertama bersama", "The month of the first activity that regions share"),
    "start": ("Bulan kegiatan pertama", "Month of the first activity"),
    "regions": ("Banyaknya daerah", "Number of regions"),
    "treated": ("Banyaknya daerah sasaran", "Number of regions looked at"),
    "comparisons": ("Banyaknya daerah pembanding", "Number of comparison regions"),
    "outcome": ("Hasil yang dihitung", "The outcome"),
}

OF_FILE = {
    (PANEL, "complaints"): (
        "Hasil yang dihitung menurut pengaturan; kosong berarti tidak ada data, bukan nol",
        "The outcome that the settings ask for; empty means no data, not zero",
    ),
    (PANEL, "population"): (
        "Penduduk, atau pengaduan yang cukup umur bila hasilnya penyelesaian; 0 berarti bulan itu sengaja dikeluarkan "
        "atau tidak ada yang dapat dihitung",
        "Residents, or complaints that are old enough where the outcome is completion; 0 means that the month was left "
        "out on purpose or that there was nothing to count",
    ),
    (PANEL, "first_outreach_month"): (
        "Bulan kegiatan pertama; kosong berarti belum dijangkau; yang sebelum data dimulai tidak selalu tepat",
        "Month of the first activity; empty means not reached; one before the data begin is not always exact",
    ),
    (MONTHS, "since"): ("Bulan sejak bulan kegiatan", "Months since the month of the activity"),
    (MONTHS, "observed_rate"): (
        "Per 100.000 penduduk; per 100 pengaduan bila hasilnya penyelesaian",
        "Per 100,000 residents; per 100 complaints where the outcome is completion",
    ),
    (MONTHS, "expected_rate"): ("Yang diperkirakan, dalam satuan yang sama", "What was expected, in the same unit"),
    (MONTHS, "low"): ("Ujung bawah kisaran 95% perkiraan", "Lower end of the 95% interval of what was expected"),
    (MONTHS, "high"): ("Ujung atas kisaran 95% perkiraan", "Upper end of the 95% interval of what was expected"),
    (PRETREND, "passed"): (
        "true bila kisarannya memuat 1; itu bukan bukti",
        "true where the interval holds 1; that is no proof",
    ),
    (CHECKS, "about"): ("Yang ditinggalkan", "What was left out"),
    (PLACEBOS, "astray"): ("Yang masuk dikurangi yang diperkirakan", "Observed less expected"),
    (PLACEBOS, "expected"): ("Yang diperkirakan setelah tanggal semu", "What was expected after the pseudo date"),
    (PLACEBOS, "expected_from_before"): (
        "Perkiraan kali panjang jendela dibagi panjang sebelumnya: ketidakpastian tingkat daerah",
        "Expected times the length of after against before: what not knowing the level of before adds",
    ),
    (PLACEBOS, "standardized"): (
        "Penyimpangan dibagi simpangan bakunya, dipusatkan",
        "What went astray divided by its standard deviation, centred",
    ),
    (DRAWS, "noise"): (
        "Penyimpangan relatif satu undian; kisaran = rasio / (1 + penyimpangan)",
        "The relative noise of one draw; the interval is ratio / (1 + noise)",
    ),
    (LEFT_OUT, "region_left_out"): (
        "Daerah yang ditinggalkan; least dan most ialah rasio terkecil dan terbesar",
        "The region left out; least and most are the smallest and largest ratio",
    ),
    (DOSE, "tercile"): (
        "Sepertiga daerah sasaran menurut peserta per 1.000 penduduk; change_per_tercile ialah perubahan rasio "
        "dari satu ke berikutnya",
        "Third of the regions looked at by participants per 1,000 residents; change_per_tercile is the change of "
        "the ratio from one to the next",
    ),
    (DOSE, "least"): ("Peserta per 1.000 penduduk, paling sedikit", "Participants per 1,000 residents, the least"),
    (DOSE, "most"): ("Peserta per 1.000 penduduk, paling banyak", "Participants per 1,000 residents, the most"),
    (CHANCES, "p"): (
        "Nilai p dua sisi; hanya untuk penjelajahan",
        "Two-sided p-value; for exploring only",
    ),
    (CHANCES, "p_holm"): ("Nilai p setelah Holm (1979)", "p-value after Holm (1979)"),
    (WHOLE, "received"): ("Pengaduan pada semua kanal", "Complaints on all channels"),
    (WHOLE, "citizen"): ("Yang disampaikan warga sendiri", "Those that citizens filed themselves"),
    (WHOLE, "citizen_kept"): (
        "Dari warga, tanpa yang diarsipkan dan diblokir",
        "By citizens, without archived and blocked ones",
    ),
    (WHOLE, "settled"): (
        "Dari warga, berumur 90 hari atau lebih pada impor terakhir",
        "By citizens, at least 90 days old at the last import",
    ),
    (WHOLE, "finished"): ("Di antaranya yang selesai", "Those of them that were finished"),
    (WHOLE, "population"): ("Penduduk", "Residents"),
    (WHOLE, "population_year"): ("Tahun jumlah penduduk itu", "The year of that population"),
    (WHOLE, "complete"): ("1 bila bulan itu lengkap", "1 where the month is complete"),
    (WHOLE, "disrupted"): ("1 bila layanan terganggu pada bulan itu", "1 where the service was disrupted"),
    (WHOLE, "scope"): (
        "Cakupan, kanal, dan sumber angka; hanya yang sama dibandingkan",
        "Coverage, channels and source of the figures; only equal ones are compared",
    ),
    (WHOLE, "in_panel"): ("1 bila bulan itu ada di panel.csv", "1 where the month is in panel.csv"),
    (WHOLE, "looked_at"): (
        "1 bila daerah itu ditanyakan dan pernah dijangkau",
        "1 where the region was asked for and was reached",
    ),
    (WHOLE, "role"): (
        "Peran daerah dalam hasil; kosong bila tidak ada",
        "The part of the region in the result; empty where it has none",
    ),
    (WHOLE, "first_outreach_month_*"): (
        "Bulan kegiatan pertama menurut definisi penjangkauan itu",
        "Month of the first activity by that definition of outreach",
    ),
    (WHOLE, "date_known_*"): (
        "0 bila daerah dijangkau tetapi bulannya tidak diketahui",
        "0 where the region was reached in a month that is not known",
    ),
    (WHOLE, "participants_*"): (
        "Peserta kegiatan pada bulan itu, sejauh tercatat; dibagi rata bila daerahnya beberapa",
        "Participants of activities in the month, as far as recorded; divided equally where regions are several",
    ),
    (WHOLE, "activities_*"): ("Kegiatan pada bulan itu", "Activities in the month"),
    (WHOLE, "province_wide_*"): (
        "1 bila kegiatan pertama menyasar seluruh provinsi",
        "1 where the first activity was aimed at a whole province",
    ),
    (WHOLE, "by_kind_*"): (
        "1 bila kegiatan pertama dihitung menurut jenisnya, tanpa catatan kelompok peserta",
        "1 where the first activity counts by its kind, without groups of participants",
    ),
}
