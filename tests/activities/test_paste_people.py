"""Reading a pasted list of people: whatever it comes from, nothing of it is lost and nothing fails."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.activities.pasting import read_people

KNOWN = {"diskominfo lebak": 7, "dinas komunikasi, informatika dan statistik": 8}


def find(words: str) -> int | None:
    return KNOWN.get(words.casefold())


@pytest.mark.parametrize(
    ("line", "name", "title", "organization"),
    [
        ("Sari Wulandari\tKepala Bidang\tDiskominfo Lebak", "Sari Wulandari", "Kepala Bidang", 7),
        ("12\tSari Wulandari\tKepala Bidang\tDiskominfo Lebak", "Sari Wulandari", "Kepala Bidang", 7),
        ("2) Budi; Ketua; Lembaga Suara Warga", "Budi", "Ketua, Lembaga Suara Warga", None),
        ("- Budi - Ketua - Diskominfo Lebak", "Budi", "Ketua", 7),
        ("1. Budi – Diskominfo Lebak", "Budi", "", 7),
        ("Budi; Diskominfo Lebak; Ketua", "Budi", "Ketua", 7),
        ("Dr. Ir. Ani Lestari, M.Si.", "Dr. Ir. Ani Lestari, M.Si.", "", None),
        (
            "Dr. Ir. Ani Lestari, S.H., M. Si, Kepala Bidang Data, Diskominfo Lebak",
            "Dr. Ir. Ani Lestari, S.H., M. Si",
            "Kepala Bidang Data",
            7,
        ),
        ("Ani, Kepala, Dinas Komunikasi, Informatika dan Statistik", "Ani", "Kepala", 8),
        ("Ani Lestari, S.Sos - Camat Cibadak", "Ani Lestari, S.Sos", "Camat Cibadak", None),
        ("Ani (Ketua, KIM Cibadak)", "Ani (Ketua, KIM Cibadak)", "", None),
        ("\u200e3.\xa0Ani", "Ani", "", None),
    ],
)
def test_a_line_is_a_person(line: str, name: str, title: str, organization: int | None) -> None:
    (found,) = read_people(line).lines
    assert found.name == name
    assert found.placed(find) == (title, organization)


def test_headings_say_what_the_columns_hold() -> None:
    table = "No\tNama\tL/P\tInstansi\tJabatan\tNo HP\n1\tSari\tP\tDiskominfo Lebak\tKabid\t081234567890\n2\t\tL\t\t\t"
    (found,) = read_people(table).lines
    assert (found.number, found.name, found.placed(find)) == (2, "Sari", ("Kabid", 7))


def test_lines_that_cannot_be_taken_are_named_by_number() -> None:
    reading = read_people("Sari\n\n3.\nBudi; 3602 0101 0190 0001\n.,.;--\n" + "a" * 201 + "\nTuti; Direktur 2")
    assert [line.number for line in reading.lines] == [1, 7]
    assert (reading.numbered, reading.nameless, reading.too_long) == ((4,), (5,), (6,))


@given(
    st.text(max_size=300)
    | st.lists(st.sampled_from("Ani S.H. M.Si , ; - \t 1. 12 \n ( ) Dr. 9".split(" "))).map(" ".join)
)
def test_nothing_is_lost_and_nothing_fails(text: str) -> None:
    reading = read_people(text)
    wrong = {*reading.numbered, *reading.nameless, *reading.too_long}
    kept = {line.number: line for line in reading.lines}
    assert not wrong & kept.keys()
    for number, raw in enumerate(text.split("\n"), 1):
        letters = [letter for letter in raw if letter.isalpha()]
        if number in kept:
            line = kept[number]
            title, _organization = line.placed(lambda words: None)
            assert [letter for letter in line.name + title if letter.isalpha()] == letters
        elif letters and number not in wrong:
            assert read_people(raw).lines == () and "na" in raw.casefold()  # a heading: it names columns


def test_every_person_is_read_however_many() -> None:
    assert len(read_people("\n".join(f"{n}. Orang {n}" for n in range(1, 501))).lines) == 500
