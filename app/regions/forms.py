"""The regions a form offers as checkboxes: one province at a time, and whatever is chosen already elsewhere."""

from collections.abc import Iterable

from app.regions.queries import CODE, names

MOST_CHOSEN = 600  # there are 552 provinces, kabupaten and kota


def offered(known: dict[str, str], province: str, chosen: Iterable[str | None]) -> dict[str, str]:
    """Of ``known`` (regions.queries.region_names) those of the province, then what is chosen in another or below."""
    here = {code: name for code, name in known.items() if code[:2] == province}
    elsewhere = {code for code in list(chosen)[:MOST_CHOSEN] if code and code not in here}
    small = {code for code in elsewhere if CODE.fullmatch(code)} - known.keys()  # a kecamatan or a desa
    found = {code: known[code] for code in sorted(elsewhere & known.keys())}
    return here | found | (names(small) if small else {})
