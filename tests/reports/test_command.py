"""flask --app wsgi reports activity: prints for the system, and says in one sentence what is wrong."""

from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskCliRunner

from tests.conftest import SignIn
from tests.reports.printed import pages
from tests.training.typed import recorded


@pytest.fixture
def runner(app: Flask) -> FlaskCliRunner:
    return app.test_cli_runner()


def test_it_writes_the_paper(runner: FlaskCliRunner, sign_in: SignIn, tmp_path: Path) -> None:
    number, target = recorded(sign_in("ngo-satu")), tmp_path / "laporan.pdf"
    target.write_text("yang lama")
    result = runner.invoke(args=["reports", "activity", str(number), "--output", str(target)])
    assert result.exit_code == 0, result.output
    text = " ".join(pages(target.read_bytes()))
    assert "LAPORAN KEGIATAN BIMTEK SP4N-LAPOR! BAGI KIM" in text
    assert "Peserta Rekaan" in text


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["999", "--output", "{folder}/a.pdf"], "Kegiatan itu tidak ada"),
        (["satu", "--output", "{folder}/a.pdf"], "Sebutkan nomor kegiatan"),
        (["0", "--output", "{folder}/a.pdf"], "Sebutkan nomor kegiatan"),
        ([str(10**20), "--output", "{folder}/a.pdf"], "Sebutkan nomor kegiatan"),
        ([], "Sebutkan nomor kegiatan"),
        (["1"], "Sebutkan berkas tujuan"),
        (["1", "--output", "{folder}/tidak/ada/a.pdf"], "tidak dapat ditulis"),
    ],
)
def test_a_mistake_is_one_sentence(
    runner: FlaskCliRunner, sign_in: SignIn, tmp_path: Path, arguments: list[str], sentence: str
) -> None:
    recorded(sign_in("ngo-satu"))
    filled = [argument.format(folder=tmp_path) for argument in arguments]
    result = runner.invoke(args=["reports", "activity", *filled])
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
    assert sentence in result.stderr
    assert result.stdout == ""
    assert list(tmp_path.iterdir()) == []
