"""Taking in a survey of a million rows, everything included, beside DuckDB reading the same file with all types given.

`python -m bench.take_in ours|limit FILE DATABASE` does it once and prints the seconds from the file to the commit;
`python -m bench.take_in made FILE ROWS` makes the file.
"""

from __future__ import annotations

import sys
from pathlib import Path
from time import perf_counter

from bench.timing import Line, Measured, apart, statement

BUDGET, MEMORY_MIB = 3.0, 500


def take_in(rows: int, repeat: int, folder: Path) -> list[Line]:
    """The line of this budget. Ours and the limit take turns, so that a busy machine is busy for both."""
    source = survey(rows, folder)
    ours, limit = [], []
    for _ in range(repeat):
        for which, found in (("limit", limit), ("ours", ours)):
            target = folder / "take_in.duckdb"
            for left in folder.glob("take_in.duckdb*"):
                left.unlink()
            found.append(apart("bench.take_in", [which, str(source), str(target)]))
    line = Line(
        f"take in {rows:,} survey rows", Measured.of(ours), Measured.of(limit), f"≤ {BUDGET:g} ×, ≤ {MEMORY_MIB} MiB"
    )
    return [line.judged(line.ratio <= BUDGET and line.ours.peak_mib <= MEMORY_MIB)]


def survey(rows: int, folder: Path) -> Path:
    """The generated file; made once, in a process of its own: what ours begins with would count as its peak."""
    path = folder / f"survey-{rows}.csv"
    if not path.exists():
        apart("bench.take_in", ["made", str(path), str(rows)])
    return path


def made(path: Path, rows: str) -> float:
    """Make the file with so many rows."""
    import duckdb

    start = perf_counter()
    connection = duckdb.connect()
    connection.execute("create temp table survey as " + statement("survey"), {"rows": int(rows)})
    connection.execute(f"copy survey to '{path}.part' (header, delimiter ',')")
    connection.close()
    Path(f"{path}.part").rename(path)
    return perf_counter() - start


def ours(source: Path, target: Path) -> float:
    """The file into a new store: decode, recognise the table, check, dedupe, mask, roll up, commit."""
    from cxlib.intake.mapping import load_mapping
    from cxlib.intake.read import read
    from cxlib.store import open_store

    mapping = load_mapping((Path(__file__).parent / "sql" / "survey.toml").read_text(encoding="utf-8"))
    store = open_store(target)
    start = perf_counter()
    outcome = store.load(read(source, source.name), mapping, file_name=source.name, size=source.stat().st_size)
    seconds = perf_counter() - start
    store.close()
    if not (outcome.reconciled and outcome.rejected and outcome.duplicate):
        raise SystemExit(f"not what was asked: {outcome}")
    return seconds


def limit(source: Path, target: Path) -> float:
    """The same file into a table by DuckDB alone: nothing checked, nothing derived."""
    import duckdb

    connection = duckdb.connect(target)
    start = perf_counter()
    connection.execute(statement("survey_limit"), {"file": str(source)})
    seconds = perf_counter() - start
    connection.close()
    return seconds


if __name__ == "__main__":
    which, first, second = sys.argv[1:]
    if which == "made":
        print(made(Path(first), second))
    else:
        print({"ours": ours, "limit": limit}[which](Path(first), Path(second)))
