"""Codes that no page shows, and what they mean in both languages."""

CODES = {
    "outcome": {
        "citizen": ("Pengaduan yang disampaikan warga sendiri", "Complaints that citizens filed themselves"),
        "received": ("Pengaduan pada semua kanal", "Complaints on all channels"),
        "citizen_kept": ("Dari warga, tanpa yang diarsipkan dan diblokir", "By citizens, without archived and blocked"),
        "finished": ("Yang selesai di antara yang cukup umur", "Those finished among those old enough"),
    },
    "treatment": {
        "public": ("Kegiatan dengan peserta yang bukan pejabat", "Activities with participants who are not officials"),
        "officials": ("Kegiatan untuk pejabat saja", "Activities for officials only"),
    },
    "role": {
        "treated": ("Daerah sasaran dalam hasil", "Looked at in the result"),
        "compared": ("Daerah pembanding dalam hasil", "Compared with in the result"),
    },
    "reason": {
        "other_scope": ("Cakupan, kanal, atau sumbernya lain", "Its scope, channels or source are others"),
        "unknown_date": ("Bulan kegiatan pertama tidak diketahui", "The month of the first activity is not known"),
        "no_data": ("Tidak ada bulan yang lengkap", "No complete month"),
        "before_data": ("Kegiatan pertama sebelum data dimulai", "The first activity came before the data begin"),
        "no_population": ("Jumlah penduduk tidak diketahui", "Its population is not known"),
        "none_settled": ("Tidak ada pengaduan yang cukup umur", "No complaint is old enough"),
        "gaps": ("Terlalu banyak bulan tanpa data", "Too many months without data"),
        "short_before": ("Bulan sebelum kegiatan terlalu sedikit", "Too few months before the activity"),
        "short_after": ("Bulan setelah kegiatan terlalu sedikit", "Too few months after the activity"),
    },
    "check": {
        "anticipation": ("Tanpa dua bulan sebelum kegiatan", "Without the two months before the activity"),
        "spillover": (
            "Tanpa daerah lain di provinsi daerah sasaran",
            "Without other regions in the provinces of those looked at",
        ),
        "level": ("Perubahan sama besar dalam jumlah", "Changes equal in number"),
        "longer": ("Bulan ke-1 sampai ke-12", "Months 1 to 12"),
        "kept": ("Tanpa yang diarsipkan dan diblokir", "Without archived and blocked complaints"),
        "all_channels": ("Semua kanal", "All channels"),
        "undisrupted": ("Tanpa bulan dengan gangguan layanan", "Without months of service disruption"),
        "reach": ("Hanya daerah dengan cukup peserta", "Only regions with enough participants"),
        "officials": ("Definisi penjangkauan yang lain", "The other definition of outreach"),
        "without_one": ("Tanpa daerah yang terbesar", "Without the largest region"),
    },
}
