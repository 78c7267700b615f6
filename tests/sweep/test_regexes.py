"""Every regular expression of the program against long texts made to hold it up, in a process that may not run long."""

import ast
import json
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
METHODS = {"match", "fullmatch", "search", "findall", "finditer", "split", "sub", "subn"}
LONG = 100_000
CPU_SECONDS = 4  # all of them together need a fraction of one; one that backtracks needs far more

SCRIPT = r"""
import json, re, resource, sys
resource.setrlimit(resource.RLIMIT_CPU, ({seconds}, {seconds}))
bases = ["a", "0", " ", "-", ".", "_", "/", "\\", "@", "a@", "a.", "0.", "a ", "0 ", "\n", "\r\n", "<", "(", "=", "1/"]
texts = [base * ({long} // len(base)) + tail for base in bases for tail in ("", "!", "\0", "@a.b")]
for kind, source, flags, method in json.load(sys.stdin):
    pattern = re.compile(source.encode("latin-1") if kind == "bytes" else source, flags)
    for text in texts:
        sent = text.encode() if kind == "bytes" else text
        getattr(pattern, method)(sent)
print("done")
"""

Asked = tuple[str, str, int, str]


def asked_of(path: Path, everything: str) -> set[Asked]:
    """Kind, source, flags and method of every pattern written out in a file; sub and split look as search does."""
    found: set[Asked] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        name = ""
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            name, node = node.targets[0].id, node.value
        if not isinstance(node, ast.Call) or not ast.unparse(node.func).startswith("re.") or not node.args:
            continue
        method, first = ast.unparse(node.func).removeprefix("re."), node.args[0]
        used = set(re.findall(rf"\b{name}\.(\w+)\(", everything)) & METHODS if method == "compile" else {method}
        if isinstance(first, ast.Constant) and method != "escape" and (name or method != "compile"):
            kind = type(first.value).__name__
            source = first.value.decode("latin-1") if isinstance(first.value, bytes) else str(first.value)
            flags = re.IGNORECASE if "IGNORECASE" in ast.unparse(node) else 0
            plain = {one if one in ("match", "fullmatch") else "search" for one in used}
            found |= {(kind, source, flags, one) for one in plain}
    return found


def patterns() -> list[Asked]:
    files = sorted((ROOT / "app").rglob("*.py"))
    everything = "\n".join(path.read_text(encoding="utf-8") for path in files)
    return sorted(set().union(*(asked_of(path, everything) for path in files)))


def ended(asked: list[Asked]) -> int:
    """How the process that tried them ended; a negative number is the signal that stopped it."""
    command = [sys.executable, "-I", "-c", SCRIPT.replace("{seconds}", str(CPU_SECONDS)).replace("{long}", str(LONG))]
    done = subprocess.run(command, input=json.dumps(asked), text=True, capture_output=True)
    assert done.returncode < 0 or done.stdout == "done\n", done.stderr
    return done.returncode


def test_none_is_held_up_by_a_long_text() -> None:
    found = patterns()
    assert len(found) > 15
    assert ended(found) == 0


def test_the_check_notices_one_that_is() -> None:
    assert ended([("str", r"(a+)+$", 0, "match")]) < 0
