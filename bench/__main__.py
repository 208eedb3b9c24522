"""`python -m bench`: every budget beside its limit, measured in the same run; as a table, and as JSON in bench/out."""

from __future__ import annotations

import json
import platform
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

from bench.browser import browser
from bench.comments import COMMENTS, comments
from bench.growth import growth
from bench.memory import memory
from bench.page_script import page_script
from bench.pages import pages
from bench.questions import questions
from bench.take_in import take_in
from bench.timing import Line

OUT = Path(__file__).parent / "out"
MEASURES: dict[str, Callable[[int, int, Path], list[Line]]] = {
    "take_in": take_in,
    "pages": pages,
    "questions": questions,
    "comments": comments,
    "script": page_script,
    "browser": browser,
    "memory": memory,
}
SERVED = ("script", "browser", "memory")
STATED = 10_000_000  # the size the budgets of a served board are stated for


def main() -> None:
    asked = arguments()
    OUT.mkdir(exist_ok=True)
    lines = []
    heading()
    for name in asked.only or MEASURES:
        by_size = {}
        for rows in sizes(name, asked):
            by_size[rows] = MEASURES[name](rows, asked.repeat, OUT)
            lines += shown(by_size[rows])
        if name == "pages":
            lines += shown(growth(by_size))
    stamp = datetime.now().astimezone().isoformat(timespec="seconds")
    machine = {"at": stamp, "python": platform.python_version(), "duckdb": version("duckdb"), "cpu": platform.machine()}
    told = machine | {"lines": [asdict(line) | {"ratio": line.ratio} for line in lines]}
    path = OUT / f"{stamp.replace(':', '')}.json"
    path.write_text(json.dumps(told, indent=1, ensure_ascii=False), encoding="utf-8")
    print(f"\n{sum(line.kept for line in lines)} of {len(lines)} within budget; {path}")


def sizes(name: str, asked: Namespace) -> list[int]:
    """How many rows a measure is taken with."""
    if name in SERVED:
        return [STATED if STATED in asked.rows else max(asked.rows)]
    return {"take_in": [asked.file_rows], "comments": [COMMENTS]}.get(name, asked.rows)


def arguments() -> Namespace:
    parser = ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--only", action="append", choices=MEASURES, help="may be repeated; all without it")
    parser.add_argument("--rows", type=millions, nargs="+", default=[1_000_000, 10_000_000], metavar="MILLIONS",
                        help="ratings, and as many tickets (default: 1 10; the served board has 10)")  # fmt: skip
    parser.add_argument(
        "--file-rows", type=millions, default=1_000_000, metavar="MILLIONS", help="rows of the survey file"
    )
    parser.add_argument("--repeat", type=int, default=5, help="runs of each; the median is shown with min–max")
    return parser.parse_args()


def millions(text: str) -> int:
    try:
        return max(1000, round(float(text) * 1e6))
    except ValueError as error:
        raise ArgumentTypeError(f"not a number of millions: {text}") from error


def heading() -> None:
    print(f"{'':64} {'ours, ms or MiB (min–max)':>26} {'limit, ms or MiB (min–max)':>26} {'ratio':>6}  budget")


def shown(lines: list[Line]) -> list[Line]:
    """The same lines, printed."""
    for line in lines:
        factor, digits = (1000, 0) if line.unit == "s" else (1, 1)
        ours, limit = (
            "{:,.{d}f} ({:,.{d}f}–{:,.{d}f})".format(
                *(amount * factor for amount in (one.median, min(one.runs), max(one.runs))), d=digits
            )
            for one in (line.ours, line.limit)
        )
        verdict = "kept" if line.kept else "MISSED"
        print(
            f"{line.name:64} {ours:>26} {limit:>26} {line.ratio:6.2f}  {line.budget} {verdict}{more(line)}", flush=True
        )
    return lines


def more(line: Line) -> str:
    """Peak memory and the processor's time, where they were measured."""
    ours, limit = line.ours, line.limit
    peak = f", peak {ours.peak_mib:,.0f} MiB (limit {limit.peak_mib:,.0f})" if ours.peak_mib else ""
    cpu = f", CPU {ours.cpu_s * 1000:,.0f} ms (limit {limit.cpu_s * 1000:,.0f})" if ours.cpu_s else ""
    return peak + cpu


if __name__ == "__main__":
    main()
