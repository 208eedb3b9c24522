"""`python -m bench`: every budget beside its limit, measured in the same run; as a table, and as JSON in bench/out."""

from __future__ import annotations

import json
import platform
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

from bench.comments import COMMENTS, comments
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
}


def main() -> None:
    asked = arguments()
    OUT.mkdir(exist_ok=True)
    lines = []
    heading()
    for name in asked.only or MEASURES:
        sizes = {"take_in": [asked.file_rows], "comments": [COMMENTS]}.get(name, asked.rows)
        for rows in sizes:
            for line in MEASURES[name](rows, asked.repeat, OUT):
                lines.append(line)
                show(line)
    stamp = datetime.now().astimezone().isoformat(timespec="seconds")
    machine = {"at": stamp, "python": platform.python_version(), "duckdb": version("duckdb"), "cpu": platform.machine()}
    told = machine | {"lines": [asdict(line) | {"ratio": line.ratio} for line in lines]}
    path = OUT / f"{stamp.replace(':', '')}.json"
    path.write_text(json.dumps(told, indent=1, ensure_ascii=False), encoding="utf-8")
    print(f"\n{sum(line.kept for line in lines)} of {len(lines)} within budget; {path}")


def arguments():
    parser = ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--only", action="append", choices=MEASURES, help="may be repeated; all without it")
    parser.add_argument("--rows", type=millions, nargs="+", default=[1_000_000, 10_000_000], metavar="MILLIONS",
                        help="ratings, and as many tickets, for pages and questions (default: 1 10)")  # fmt: skip
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
    print(f"{'':58} {'ours, ms (min–max)':>26} {'limit, ms (min–max)':>26} {'ratio':>6}  budget")


def show(line: Line) -> None:
    ours, limit = (
        f"{one.median * 1000:,.0f} ({min(one.seconds) * 1000:,.0f}–{max(one.seconds) * 1000:,.0f})"
        for one in (line.ours, line.limit)
    )
    peak = f", peak {line.ours.peak_mib:,.0f} MiB (limit {line.limit.peak_mib:,.0f})" if line.ours.peak_mib else ""
    verdict = "kept" if line.kept else "MISSED"
    print(f"{line.name:58} {ours:>26} {limit:>26} {line.ratio:6.2f}  {line.budget} {verdict}{peak}", flush=True)


if __name__ == "__main__":
    main()
