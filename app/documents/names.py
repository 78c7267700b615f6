"""Names of files that people save."""

import re

LONGEST_NAME = 120
UNFIT = re.compile(r'[\\/:*?"<>|\s]+')  # what one system or another refuses in the name of a file


def file_name(kind: str, title: str) -> str:
    """'Laporan Kegiatan - Audiensi Lebak.pdf', without what a file system refuses."""
    return f"{kind} - {UNFIT.sub(' ', title)[:LONGEST_NAME].strip(' .')}.pdf"
