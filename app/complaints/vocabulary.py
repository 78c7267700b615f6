"""What LAPOR!'s own words mean until somebody says otherwise: the seeds of the two mapping tables.

The grouping of channels is a judgement: what a citizen typed herself against what an officer keyed in from a
telephone, a letter or social media. A trailing ``*`` matches any ending.
"""

from app.complaints.models import ChannelGroup, ReportStatus

STATUSES: dict[str, ReportStatus] = {
    "Belum Terverifikasi": ReportStatus.UNVERIFIED,
    "Menunggu Kelengkapan Informasi": ReportStatus.PENDING,
    "Laporan Tertunda": ReportStatus.PENDING,
    "Belum Ditindaklanjuti": ReportStatus.NOT_FOLLOWED_UP,
    "Terdisposisi Belum Ditindaklanjuti": ReportStatus.NOT_FOLLOWED_UP,
    "Sedang Diproses": ReportStatus.IN_PROCESS,
    "Proses": ReportStatus.IN_PROCESS,
    "Terdisposisi Sedang Diproses": ReportStatus.IN_PROCESS,
    "Ditindaklanjuti*": ReportStatus.IN_PROCESS,
    "Ditanggapi oleh Pelapor": ReportStatus.IN_PROCESS,
    "Selesai": ReportStatus.FINISHED,
    "Ditutup oleh Sistem": ReportStatus.FINISHED,
    "Ditutup oleh Admin": ReportStatus.FINISHED,
    "Ditutup oleh Pelapor": ReportStatus.FINISHED,
    "Terdisposisi Selesai": ReportStatus.FINISHED,
    "Diarsipkan oleh Admin": ReportStatus.ARCHIVED,
    "Diarsipkan oleh Sistem": ReportStatus.ARCHIVED,
    "Diarsipkan oleh Pelapor": ReportStatus.ARCHIVED,
    "Laporan Arsip": ReportStatus.ARCHIVED,
    "Konten Terblokir": ReportStatus.BLOCKED,
}
CHANNELS: dict[str, ChannelGroup] = {
    "Website": ChannelGroup.CITIZEN,
    "Website - *": ChannelGroup.CITIZEN,
    "Android": ChannelGroup.CITIZEN,
    "ios": ChannelGroup.CITIZEN,
    "SMS": ChannelGroup.CITIZEN,
    "Hotline Service": ChannelGroup.OFFICER,
    "Call Center": ChannelGroup.OFFICER,
    "Instagram": ChannelGroup.OFFICER,
    "Facebook": ChannelGroup.OFFICER,
    "X": ChannelGroup.OFFICER,
    "Twitter": ChannelGroup.OFFICER,
    "Email Instansi": ChannelGroup.OFFICER,
    "Tatap Muka": ChannelGroup.OFFICER,
    "Pos Surat": ChannelGroup.OFFICER,
    "Whatsapp": ChannelGroup.OFFICER,
    "Website Institusi": ChannelGroup.OFFICER,
}
