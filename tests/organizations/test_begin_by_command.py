"""A new installation: the first organization and its first account come from the command line."""

from flask import Flask

from app.accounts.queries import by_email


def run(app: Flask, *args: str) -> tuple[int, str, str]:
    result = app.test_cli_runner().invoke(args=list(args))
    return result.exit_code, result.stdout, result.stderr


def test_the_first_office_and_its_first_officer(app: Flask) -> None:
    code, out, _error = run(
        app, "organizations", "add", "--name", "Biro Baru", "--category", "agency", "--region", "36"
    )
    assert code == 0
    number = "".join(letter for letter in out if letter.isdigit())
    email = "nia@contoh.example"
    made = run(
        app,
        "accounts",
        "create",
        "--email",
        email,
        "--name",
        "Nia",
        "--role",
        "province_staff",
        "--organization",
        number,
    )
    assert made[0] == 0
    with app.app_context():
        account = by_email(email)
        assert account is not None
        assert account.viewer().region_code == "36"


def test_a_mistake_is_one_sentence(app: Flask) -> None:
    for name, region in (("Biro Baru", "99"), ("Biro Kerja Sama Setda Provinsi Banten", "36"), ("Biro\x00", "36")):
        code, _out, error = run(app, "organizations", "add", "--name", name, "--category", "agency", "--region", region)
        assert code == 2
        assert error.count("\n") == 1


def test_a_number_that_no_database_counts_to_is_no_organization(app: Flask) -> None:
    words = ("accounts", "create", "--email", "a@contoh.example", "--name", "A", "--role", "ngo")
    for number in ("3000000000", "9" * 30, "0"):
        code, _out, error = run(app, *words, "--organization", number)
        assert (code, error) == (2, "Organisasi itu tidak ada.\n")
