"""One Activity for every kegiatan: audiensi, forum, rapat, kunjungan, sosialisasi, bimtek, kegiatan KIM."""
