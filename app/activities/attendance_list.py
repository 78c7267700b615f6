"""The list that people sign, empty: printed as it is, or filled in and pasted into the form of an activity.

The table begins in the first row and its headings are those that ``pasting`` knows; what the activity is stands in the
header of the printed page, so that it is not pasted as a person.
"""

from textwrap import shorten

from app.sheets.writing import workbook

COLUMNS = {"No": 5, "Nama": 30, "L/P": 6, "Jabatan": 24, "Instansi": 28, "Tanda tangan": 18}
ROWS = 60
# A header of a sheet holds 255 letters with all its marks; a longer one is left out.
LONGEST_TITLE, LONGEST_WHEN, LONGEST_PLACE = 100, 40, 60
LEADER = "." * 40
HEIGHT = 24  # points: room for a signature


def blank_list(title: str = "", when: str = "", place: str = "") -> bytes:
    """The workbook; what is not known of the activity is a dotted line to write on."""
    with workbook() as (book, out):
        sheet = book.add_worksheet("Daftar hadir")
        heading = book.add_format({"bold": True, "border": 1, "align": "center", "valign": "vcenter"})
        cell = book.add_format({"border": 1, "num_format": "@", "valign": "vcenter", "text_wrap": True})
        for place_, (name, width) in enumerate(COLUMNS.items()):
            sheet.set_column(place_, place_, width)
            sheet.write_string(0, place_, name, heading)
        for row in range(1, ROWS + 1):
            sheet.set_row(row, HEIGHT)
            sheet.write_string(row, 0, str(row), cell)
            for column in range(1, len(COLUMNS)):
                sheet.write_blank(row, column, None, cell)
        sheet.freeze_panes(1, 0)
        sheet.repeat_rows(0)
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(top=1.5)
        sheet.set_header(_header(title, when, place))
        sheet.set_footer("&C&P / &N")
    return out.getvalue()


def _header(title: str, when: str, place: str) -> str:
    lines = (
        _plain(title, LONGEST_TITLE) or f"Kegiatan: {LEADER}",
        _plain(when, LONGEST_WHEN) or f"Hari, tanggal: {LEADER}",
        _plain(place, LONGEST_PLACE) or f"Tempat: {LEADER}",
    )
    # A space keeps figures at the beginning of a title apart from the size of the letters.
    return '&C&"Arial,Bold"&12 DAFTAR HADIR&"Arial,Regular"&9 \n' + "\n".join(lines)


def _plain(text: str, width: int) -> str:
    """One line in which nothing is taken for a mark of the header."""
    return shorten(text.replace("&", "dan"), width, placeholder=" …")
