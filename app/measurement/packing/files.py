"""What the files of an archive are called, and what each holds, in both languages."""

# Tables of the evidence, and the file of each.
TABLES = {
    "cohorts": "kohor",
    "regions": "daerah",
    "event_months": "bulan-peristiwa",
    "placebo_residuals": "plasebo",
    "placebo_draws": "plasebo-undian",
    "leave_one_out": "tanpa-satu-daerah",
    "pretrend": "pratren",
    "sensitivities": "kepekaan",
    "dose": "dosis",
    "exploratory": "nilai-p",
    "excluded": "dikeluarkan",
}
HELD = {
    "catatan-metode-id.md": ("Cara menghitung dan cara menghitung ulang", "The Indonesian of method-note-en.md"),
    "method-note-en.md": ("Terjemahan catatan-metode-id.md", "How it is computed, and how to compute it again"),
    "pengaturan.json": (
        "Pengaturan, benih acak, sidik data, dan versi program",
        "Settings, seed, digest of the data and versions of the program",
    ),
    "hasil.json": ("Hasil analisis seperti yang disimpan", "The result of the analysis as it was stored"),
    "panel.csv": (
        "Panel yang dihitung, dalam kolom perintah measurement estimate",
        "The panel that was computed, in the columns of the command measurement estimate",
    ),
    "panel-lengkap.csv": (
        "Setiap daerah dan bulan yang diketahui, juga yang tidak dipakai",
        "Every region and month that is known, also those not used",
    ),
    "kode-buku.csv": (
        "Arti setiap kolom dan kode",
        "What every column and code means",
    ),
    "pengujian.md": (
        "Laporan pengujian pada data yang kenyataannya diketahui (bahasa Inggris)",
        "The report of tests on data whose truth is known",
    ),
    "kohor.csv": (
        "Hasil menurut bulan kegiatan pertama",
        "The result by month of the first activity",
    ),
    "daerah.csv": (
        "Hasil menurut daerah, menurut kode; bukan ukuran bagi satu daerah",
        "The result by region, by code; no measure of a single region",
    ),
    "bulan-peristiwa.csv": (
        "Yang dilaporkan dan yang diperkirakan menurut bulan sejak kegiatan",
        "Observed and expected by month since the activity",
    ),
    "plasebo.csv": (
        "Penyimpangan setiap daerah pembanding pada tanggal kegiatan yang sama",
        "How far each comparison region strayed at the same dates",
    ),
    "plasebo-undian.csv": ("Undian di balik kisaran", "The draws behind the interval"),
    "tanpa-satu-daerah.csv": ("Rasio bila satu daerah ditinggalkan", "The ratio with one region left out"),
    "pratren.csv": ("Enam bulan sebelum kegiatan", "The six months before the activity"),
    "kepekaan.csv": (
        "Pertanyaan yang sama dengan satu anggapan diubah",
        "The same question with one assumption changed",
    ),
    "dosis.csv": (
        "Menurut banyaknya peserta; hanya menggambarkan",
        "By number of participants; a description only",
    ),
    "nilai-p.csv": (
        "Nilai p yang disesuaikan (Holm), hanya untuk penjelajahan",
        "Adjusted p-values (Holm), for exploring only",
    ),
    "dikeluarkan.csv": (
        "Daerah yang dikeluarkan dan alasannya",
        "Regions left out, and why",
    ),
}
