"""The ledger as a workbook: every cell is text, so that numbers of letters stay as they were typed."""

from collections.abc import Iterable

from app.commitments.queries import CommitmentRow, Kept, OnTime
from app.core.i18n import _
from app.sheets.writing import workbook
from app.web.formats import date_long, number, percent

WIDTHS = (50, 40, 32, 24, 18, 22, 24, 18, 50)


def ledger_sheet(rows: Iterable[CommitmentRow], kept: OnTime, *, more: bool) -> bytes:
    """``more`` says that not everything fitted."""
    with workbook() as (book, out):
        bold, text = book.add_format({"bold": True}), book.add_format({"num_format": "@", "text_wrap": True})
        listed, shares = book.add_worksheet(_("Tindak lanjut")), book.add_worksheet(_("Ketepatan waktu"))
        for place, width in enumerate(WIDTHS):
            listed.set_column(place, place, width, text)
        lines = [_headings(), *map(_line, rows)]
        if more:
            lines.append([_("Tidak semuanya muat di sini. Persempit saringan, lalu unduh lagi.")])
        for sheet, table in ((listed, lines), (shares, list(_shares(kept)))):
            for at, line in enumerate(table):
                for place, words in enumerate(line):
                    sheet.write_string(at, place, words, bold if at == 0 else text)
            sheet.freeze_panes(1, 0)
            sheet.set_landscape()
            sheet.set_paper(9)  # A4
            sheet.fit_to_pages(1, 0)
            sheet.repeat_rows(0)
        shares.set_column(0, 3, 30, text)
    return out.getvalue()


def _headings() -> list[str]:
    return [
        _("Apa yang disepakati"), _("Kegiatan"), _("Penanggung jawab"), _("Orang"), _("Batas waktu"),
        _("Batas waktu semula"), _("Keadaan"), _("Selesai pada"), _("Bukti atau alasan"),
    ]  # fmt: skip


def _line(row: CommitmentRow) -> list[str]:
    first = date_long(row.first_due_on) if row.moved else ""
    due, closed = (date_long(day) if day else "" for day in (row.due_on, row.closed_on))
    return [row.what, row.activity_title, row.owner, row.owner_person, due, first, row.state[0], closed, row.evidence]


def _shares(kept: OnTime) -> Iterable[list[str]]:
    yield [_("Pihak"), _("Jatuh tempo"), _("Selesai tepat waktu"), _("Bagian")]
    yield [_("Organisasi masyarakat (NGO)"), *_share(kept.ngo)]
    yield [_("Pemerintah (OPD, daerah, pusat)"), *_share(kept.government)]
    yield [_("Organisasi saya"), *_share(kept.own)]
    yield [_("Jatuh tempo %(first)s sampai %(last)s", first=date_long(kept.first), last=date_long(kept.last))]


def _share(kept: Kept) -> list[str]:
    if kept.share is None:
        return [_("kurang dari 5"), "–", "–"]
    return [number(kept.due), number(kept.in_time), percent(kept.share)]
