"""A form that is sent twice records one partnership."""

from typing import Any

from tests.conftest import SignIn


def test_the_second_answer_leads_to_what_was_recorded(sign_in: SignIn, typed: Any) -> None:
    sari = sign_in("biro")
    data = typed("biro", "ngo-satu", nonce="A" * 22)
    first, second = (sari.post("/kerja-sama/catat", data=data) for _time in range(2))
    assert first.status_code == second.status_code == 303
    assert first.location == second.location
    assert sari.get("/kerja-sama").text.count("Kesepakatan Bersama tentang SP4N-LAPOR!") == 1
