"""What something costs: processor time, elapsed time and memory, in this process or in one of its own."""

import os
import statistics
import subprocess
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of the processor and of the clock on the wall."""

    cpu: float
    wall: float


def cost_of(work: Callable[[], object]) -> Cost:
    """Of one call here, with whatever child processes it waited for."""
    before, started = _spent(), time.perf_counter()
    work()
    return Cost(_spent() - before, time.perf_counter() - started)


def _spent() -> float:
    spent = os.times()
    return time.process_time() + spent.children_user + spent.children_system


def ran(command: list[str], stdin: bytes | None = None, **environment: str) -> bytes:
    """What a process of its own writes; an error ends the comparison."""
    done = subprocess.run(command, input=stdin, capture_output=True, cwd=ROOT, env=os.environ | environment)
    if done.returncode:
        raise RuntimeError(f"{command}: {done.stderr.decode(errors='replace')[-2000:]}")
    return done.stdout


def in_turn(times: int, sides: Mapping[str, Callable[[], object]]) -> dict[str, Cost]:
    """Each side in turn, so that a busy moment meets all of them; the median of what each cost."""
    seen: dict[str, list[Cost]] = {name: [] for name in sides}
    for _ in range(times):
        for name, work in sides.items():
            seen[name].append(cost_of(work))
    return {name: middle(costs) for name, costs in seen.items()}


def middle(costs: list[Cost]) -> Cost:
    return Cost(statistics.median(c.cpu for c in costs), statistics.median(c.wall for c in costs))


def memory(pid: int | str = "self") -> tuple[float, float]:
    """Megabytes a process holds now, and the most it ever held."""
    lines = dict(line.split(":", 1) for line in Path(f"/proc/{pid}/status").read_text().splitlines() if ":" in line)
    now, most = (int(lines[name].split()[0]) / 1024 for name in ("VmRSS", "VmHWM"))
    return now, most
