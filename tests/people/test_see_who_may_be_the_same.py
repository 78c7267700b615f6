"""The page of a person names others in the list who may be the same; nothing is joined by itself."""

from tests.conftest import QueriesOf, SignIn
from tests.people.conftest import Add

HEADING = "Mungkin orang yang sama"


def test_sari_sees_who_may_be_the_same_whichever_page_she_opens(sign_in: SignIn, add: Add) -> None:
    names = ("Muhammad Iqbal Fadli", "Drs. H. Moh. Iqbal Fadhli, M.Si", "M. Iqbal Fadli")
    same = {add(name, at=who): name for name, who in zip(names, ("opd", "ngo-satu", "ngo-dua"), strict=True)}
    other = add("Muhammad Iqbal Fadlan", at="opd")
    for number in same:
        page = sign_in("biro").get(f"/orang/{number}").text.partition(HEADING)[2]
        for twin, name in same.items():
            assert (f'href="/orang/{twin}">{name}</a>' in page) is (twin != number), (number, twin)
        assert f'href="/orang/{other}"' not in page
    assert HEADING not in sign_in("biro").get(f"/orang/{other}").text


def test_who_may_not_see_names_sees_none(sign_in: SignIn, add: Add) -> None:
    number = add("Sri Wahyuni", at="opd")
    add("Sri Wahjuni", at="ngo-satu")
    assert HEADING in sign_in("ngo-dua").get(f"/orang/{number}").text
    for role in ("admin", "peninjau"):
        assert sign_in(role).get(f"/orang/{number}").status_code == 403


def test_it_costs_the_same_for_many(sign_in: SignIn, add: Add, queries_of: QueriesOf) -> None:
    number = add("Nur Hayati", at="opd")
    few = queries_of(sign_in("biro"), f"/orang/{number}")
    for name in ("Nurhayati", "Hj. Nurhayati", "Nurhayyati"):
        add(name, at="ngo-satu")
    assert "Nurhayyati" in sign_in("biro").get(f"/orang/{number}").text
    assert queries_of(sign_in("biro"), f"/orang/{number}") == few <= 15
