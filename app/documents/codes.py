"""Codes of issued papers: eight signs that people can read out, drawn by lot.

Thirty-two signs (no I, L, O or U), eight of them: 2^40, about 1.1 * 10^12 codes. With 10,000 papers issued one guess in
110 million hits one. An address may miss MOST_MISSES times in WINDOW, 2,880 times a day: it would guess for about a
hundred years. What a hit tells is what stands on the paper's first lines, never a name of who took part.
"""

import re
import secrets
from datetime import timedelta

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 8
WINDOW = timedelta(minutes=15)
MOST_MISSES = 30
MISREAD = str.maketrans("OIL", "011")
LONGEST_TYPED = 200


def drawn() -> str:
    return "".join(secrets.choice(SIGNS) for _sign in range(LENGTH))


def understood(typed: str) -> str | None:
    """The code somebody meant: lower case, spaces and dashes do not matter, nor O for 0, I or L for 1."""
    code = signs(typed)
    return code if len(code) == LENGTH and not foreign(code) else None


def signs(typed: str) -> str:
    """What was typed without what only parts it; of a whole address what stands behind its /v/."""
    bare = typed[:LONGEST_TYPED].rpartition("/v/")[2]
    return re.sub(r"[\s\-\u2010-\u2015_.]", "", bare).upper().translate(MISREAD)


def foreign(code: str) -> str:
    """The first sign that no code has."""
    return next((sign for sign in code if sign not in SIGNS), "")


def shown(code: str) -> str:
    return f"{code[:4]}-{code[4:]}"
