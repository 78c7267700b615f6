"""Fields read what people type and refuse the rest in words; nothing that is posted raises."""

import io
from datetime import date, time
from typing import Any

import pytest
from werkzeug.datastructures import FileStorage
from wtforms.validators import DataRequired, InputRequired

from app.core.dates import PartialDate, Precision
from app.core.errors import DomainError
from app.web.fields import (
    CheckboxesField,
    CheckboxField,
    CountField,
    DateField,
    EmailField,
    FieldList,
    FileField,
    FormField,
    HiddenField,
    PartialDateField,
    PasswordField,
    RadioField,
    SelectField,
    StringField,
    TextareaField,
    TimeField,
)
from app.web.forms import BaseForm, PartForm, every_field, found_errors

HOSTILE: list[Any] = [
    "", " ", "\x00", "a\x00b", "\ud800", "²", "１２", "9" * 100_000, "1e9", "-1", "NaN", "1.5", "1,5", "12 orang",
    "<script>alert(1)</script>", "' OR 1=1 --", "{{ 7*7 }}", "%s%n", "../../etc/passwd", "\u202e", "\r\nX: y",
    "0" * 400, "31", "2026-02-30", "18 11 2026",
    "٣", "Ⅳ", "½", "\U0001f600" * 400, "None", "null", "true",
]  # fmt: skip


class PartOfForm(PartForm):
    agreed = StringField("Apa yang disepakati")
    due_on = DateField("Batas waktu")


class EveryForm(BaseForm):
    title = StringField("Nama kegiatan", [InputRequired("Isi nama kegiatan")])
    notes = TextareaField("Catatan")
    version = HiddenField("Versi")
    email = EmailField("Surel")
    password = PasswordField("Kata sandi")
    total = CountField("Total hadir")
    starts_at = TimeField("Mulai")
    held_on = DateField("Tanggal", [InputRequired("Isi tanggal pelaksanaan, misalnya 18 November 2026")])
    known_on = PartialDateField("Tanggal yang diketahui")
    mode = RadioField("Cara", choices=[("luring", "Luring"), ("daring", "Daring")], default="luring")
    region = SelectField("Daerah", choices=[(1, "Lebak"), (2, "Serang")], coerce=int, default=1)
    hosts = CheckboxesField("Penyelenggara", choices=[(1, "A"), (2, "B")], coerce=int)
    agree = CheckboxField("Setuju")
    file = FileField("Berkas", extensions=(".xlsx", ".csv"), max_bytes=2_000_000)
    commitments = FieldList(FormField(PartOfForm), min_entries=1, max_entries=3)


def names() -> list[str]:
    found = [name for name in EveryForm.__dict__ if not name.startswith("_") and name != "commitments"]
    return [*found, "commitments-0-agreed", "commitments-0-due_on", "commitments-²-agreed", "commitments-" + "9" * 5000]


def page(form: Any, name: str = "") -> str:
    """The fields drawn, or only the one named; they must also survive the trip to the browser."""
    leaves = [field for field in every_field(form) if not isinstance(field, (FieldList, FormField))]
    text = "".join(str(field()) for field in leaves if name in ("", field.name))
    text.encode("utf-8")
    return text


@pytest.mark.parametrize("name", names(), ids=lambda name: name[:24])
@pytest.mark.parametrize("times", [1, 3])
def test_hostile_values_never_raise(post: Any, name: str, times: int) -> None:
    for value in HOSTILE:
        page(post(EveryForm, *[(name, value)] * times), name)


@pytest.mark.parametrize("name", names(), ids=lambda name: name[:24])
def test_a_file_where_text_is_expected_never_raises(post: Any, name: str) -> None:
    page(post(EveryForm, (name, FileStorage(io.BytesIO(b"x"), "a.txt", name))))


@pytest.mark.parametrize("text", ["a\x00b", "a\ud800b", "a\x1bb"])
def test_unstorable_text_is_named_and_shown_again_without_it(post: Any, text: str) -> None:
    form = post(EveryForm, title=text, notes=text)
    assert form.title.errors == ["Hapus karakter yang tidak dapat disimpan dari “Nama kegiatan”"]
    assert form.notes.errors == ["Hapus karakter yang tidak dapat disimpan dari “Catatan”"]
    assert 'value="ab"' in page(form)


def test_a_text_that_is_too_long_names_the_limit(post: Any) -> None:
    form = post(EveryForm, title="x" * 301, notes="y" * 10_001)
    assert "paling banyak 300 karakter; yang Anda isi 301" in form.title.errors[0]
    assert "paling banyak 10000 karakter" in form.notes.errors[0]
    assert not post(EveryForm, title="x" * 300).title.errors


def test_spaces_alone_are_no_answer(post: Any) -> None:
    assert post(EveryForm, title="  \t ").title.errors == ["Isi nama kegiatan"]
    assert post(EveryForm, title=" Audiensi ").title.data == "Audiensi"


@pytest.mark.parametrize(
    ("text", "number"), [("60", 60), ("1.234", 1234), ("", None), (" 7 ", 7), ("007", 7), ("0", 0)]
)
def test_counts(post: Any, text: str, number: int | None) -> None:
    form = post(EveryForm, total=text)
    assert (form.total.data, form.total.errors) == (number, [])


@pytest.mark.parametrize(
    "text", ["12 orang", "²", "１２", "1.5", "1,5", "-1", "1e3", "12.34", "1000000", "9" * 50, "٣"]
)
def test_wrong_counts_say_what_to_write(post: Any, text: str) -> None:
    form = post(EveryForm, total=text)
    assert form.total.data is None
    assert "Total hadir" in form.total.errors[0]


class StrictForm(BaseForm):
    total = CountField("Total hadir", [DataRequired("Isi total hadir")])


def test_what_cannot_be_read_is_not_called_missing(post: Any) -> None:
    errors = post(StrictForm, total="12 orang").total.errors
    assert errors == ["Isi “Total hadir” dengan angka bulat tanpa huruf, misalnya 60"]
    assert post(StrictForm, total="").total.errors == ["Isi total hadir"]


@pytest.mark.parametrize(
    ("text", "value"), [("09.00", time(9)), ("9:05", time(9, 5)), ("2359", time(23, 59)), ("", None)]
)
def test_times(post: Any, text: str, value: time | None) -> None:
    form = post(EveryForm, starts_at=text)
    assert (form.starts_at.data, form.starts_at.errors) == (value, [])


@pytest.mark.parametrize("text", ["24.00", "9.60", "9", "９.００", "09.00 WIB", "²:00", "9.5"])
def test_wrong_times(post: Any, text: str) -> None:
    assert "09.00" in post(EveryForm, starts_at=text).starts_at.errors[0]


@pytest.mark.parametrize(
    "parts",
    [
        ("18", "11", "2026"), ("18", "November", "2026"), (" 18 ", "nop", "2026"),
        ("18 November 2026",), ("2026-11-18", "", ""), ("18/11/2026",), ("", "18.11.2026", ""),
    ],
)  # fmt: skip
def test_dates(post: Any, parts: tuple[str, ...]) -> None:
    form = post(EveryForm, *(("held_on", part) for part in parts))
    assert (form.held_on.data, form.held_on.errors) == (date(2026, 11, 18), [])


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ((), "Isi tanggal pelaksanaan"), (("", "", ""), "Isi tanggal pelaksanaan"), (("", " ", ""), "Isi tanggal"),
        (("30", "2", "2026"), "kalender"), (("", "11", "2026"), "kalender"), (("18", "11"), "kalender"),
        (("²", "11", "2026"), "kalender"), (("１８", "11", "2026"), "kalender"), (("18", "11", "26"), "1945"),
        (("18", "11", "2101"), "2100"), (("18", "11", "9" * 5000), "kalender"), (("1", "2", "2026", "4"), None),
    ],
)  # fmt: skip
def test_wrong_dates(post: Any, parts: tuple[str, ...], message: str | None) -> None:
    form = post(EveryForm, *(("held_on", part) for part in parts))
    if message is None:
        assert form.held_on.data == date(2026, 2, 1)
    else:
        assert form.held_on.data is None
        assert message in form.held_on.errors[0]
        assert len(form.held_on.errors) == 1


@pytest.mark.parametrize(
    ("parts", "value"),
    [
        (("18", "11", "2026"), PartialDate(date(2026, 11, 18), Precision.DAY)),
        (("", "Agustus", "2020"), PartialDate(date(2020, 8, 1), Precision.MONTH)),
        (("", "", "2020"), PartialDate(date(2020, 1, 1), Precision.YEAR)),
        (("", "", ""), PartialDate.unknown()),
        ((), PartialDate.unknown()),
    ],
)
def test_partial_dates(post: Any, parts: tuple[str, ...], value: PartialDate) -> None:
    form = post(EveryForm, *(("known_on", part) for part in parts))
    assert (form.known_on.data, form.known_on.errors) == (value, [])


@pytest.mark.parametrize(
    "parts", [("18", "", "2026"), ("", "11", ""), ("31", "4", "2026"), ("", "13", "2026"), ("", "", "26")]
)
def test_wrong_partial_dates(post: Any, parts: tuple[str, ...]) -> None:
    form = post(EveryForm, *(("known_on", part) for part in parts))
    assert form.known_on.data is None
    assert form.known_on.errors


def test_a_stored_partial_date_is_shown_as_it_is_known(in_request: Any) -> None:
    form = EveryForm(formdata=None, known_on=PartialDate(date(2020, 8, 1), Precision.MONTH))
    assert form.known_on.as_typed() == ("", "8", "2020")


@pytest.mark.parametrize("text", ["a", "a@b", "a@@b.c", "a b@c.id", "a@b..id", "@b.id", "a@b.id."])
def test_wrong_addresses(post: Any, text: str) -> None:
    assert "surel" in post(EveryForm, email=text).email.errors[0]
    assert not post(EveryForm, email="sari@biro.contoh.id").email.errors


def test_a_password_is_kept_exactly_and_never_sent_back(post: Any) -> None:
    form = post(EveryForm, password="  kata sandi rahasia ")
    assert form.password.data == "  kata sandi rahasia "
    assert "rahasia" not in str(form.password())


@pytest.mark.parametrize("value", ["3", "x", "²", "9" * 5000])
def test_a_choice_that_is_not_offered(post: Any, value: str) -> None:
    form = post(EveryForm, region=value, mode=value, hosts=value)
    assert [field.errors for field in (form.region, form.mode, form.hosts)] == [["Pilih salah satu yang tersedia"]] * 3


def test_files_by_kind_and_size(post: Any) -> None:
    def sent(name: str, size: int) -> Any:
        return post(EveryForm, ("file", FileStorage(io.BytesIO(b"x" * size), name, "file"))).file

    assert sent("a.XLSX", 10).data.filename == "a.XLSX"
    assert sent("a.exe", 10).errors == ["Pilih berkas .xlsx, .csv"]
    assert sent("a.csv", 2_000_001).errors == ["Pilih berkas yang tidak lebih besar dari 2 MB"]
    assert post(EveryForm, file="bukan berkas").file.data is None


def test_a_list_of_groups_has_an_end(post: Any) -> None:
    form = post(EveryForm, *((f"commitments-{n}-agreed", f"butir {n}") for n in (7, 3, 9000, 2, 1)))
    assert [entry.agreed.data for entry in form.commitments] == ["butir 1", "butir 2", "butir 3"]


def test_what_an_operation_refuses_is_shown_at_the_field(post: Any) -> None:
    form = post(EveryForm, ("title", "Audiensi"), ("held_on", "18 11 2026"), ("commitments-0-agreed", "Kirim data"))
    assert form.status == 200
    form.show(
        DomainError(
            "", errors={"commitments-0-due_on": "Isi batas waktu", "lain": "Tidak dapat disimpan", None: "Terkunci"}
        )
    )
    assert found_errors(form) == [
        ("", "Tidak dapat disimpan"), ("", "Terkunci"), ("commitments-0-due_on", "Isi batas waktu"),
    ]  # fmt: skip
    assert form.status == 422
    assert "Isi batas waktu" in page(form)
    form.show(DomainError("Isi satu tindak lanjut", "commitments"))
    form.show(DomainError("Butir itu sudah ada", "commitments-0"))
    assert ("commitments", "Isi satu tindak lanjut") in found_errors(form)
    assert form.commitments[0].agreed.errors == ["Butir itu sudah ada"]


def test_the_helper_buttons_work_without_a_script(tiny_app: Any) -> None:
    today = date(2026, 11, 22)
    sent = {"fill": "commitments-0-due_on:yesterday", "title": "Audiensi", "commitments-0-agreed": "x"}
    with tiny_app.test_request_context("/", method="POST", data=sent):
        form = EveryForm(meta={"csrf": False})
        assert form.adjust(today) is True
        assert form.commitments[0].due_on.data == date(2026, 11, 21)
        assert form.commitments[0].due_on.as_typed() == ("21", "11", "2026")
    with tiny_app.test_request_context("/", method="POST", data={"add": "commitments", "commitments-0-agreed": "x"}):
        form = EveryForm(meta={"csrf": False})
        assert form.adjust(today) is True
        assert len(form.commitments) == 2
    for odd in ({"add": "title"}, {"add": "tiada"}, {"fill": "title:today"}, {"fill": "²"}):
        with tiny_app.test_request_context("/", method="POST", data=odd):
            assert EveryForm(meta={"csrf": False}).adjust(today) is True
    with tiny_app.test_request_context("/", method="POST", data={"title": "x"}):
        assert EveryForm(meta={"csrf": False}).adjust(today) is False


def test_the_date_carries_the_id_the_summary_points_to(post: Any) -> None:
    html = str(post(EveryForm, title="x").held_on())
    assert html.count('id="held_on"') == 1
    assert '<input class="govuk-input govuk-date-input__input' in html
    assert "Tanggal" in html
    assert "Bulan" in html
    assert "Hari ini" in html
    assert "Galat" in html
    assert "Error" not in html
    assert "Month" not in html
