"""The register of KIM."""

CIBADAK, KADUAGUNG = "36.02.18.2004", "36.02.18.2002"  # desa of Kecamatan Cibadak, Kabupaten Lebak
TALAGA, CIPARE = "36.03.18.2004", "36.73.01.1002"  # a desa of Kabupaten Tangerang, a kelurahan of Kota Serang
