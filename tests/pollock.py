"""The score of reading in the Pollock benchmark of polluted CSV files, by the benchmark's own measure.

    python -m tests.pollock            the files at hand (a sample of 113)
    python -m tests.pollock --all      the whole set of 2290, made anew from the clean source file

Pollock: Vitagliano and others, PVLDB 16(8), 2023; github.com/HPI-Information-Systems/Pollock.
The measure is written here anew, after `pollock/metrics.py` and `evaluate.py` of that repository. A file gives ten
numbers from 0 to 1, added up: one for being read at all, and share found, share right and their harmonic mean (F1) of

* the cells of the first row of the clean twin against the cells of the first row that was read,
* the other rows, each as its cells written one after the other,
* all cells,

each compared as multisets. The score is the mean over the files (simple), or the mean weighted by how often real files
have the fault (`pollock_weights.json`). One thing is left out: before comparing, the benchmark folds numbers, dates and
prices that are written differently. Folding can only make more things equal, so the score here is a lower bound.

Two ways of reading are scored: without any hint, and with what the benchmark tells every system about a file
(delimiter, quote, escape, header and preamble rows, column names).
"""

import argparse
import csv
import io
import json
from collections import Counter
from pathlib import Path

from cxlib.errors import CxError
from cxlib.intake.read import ReadOptions, read

FOLDER = Path(__file__).resolve().parents[2] / "shared" / "data" / "pollock"
FILES = FOLDER / "polluted_files"


def files_at_hand():
    """Name → (polluted bytes, clean rows, parameters)."""
    found = {}
    for path in sorted((FILES / "csv").glob("*.csv")):
        with (FILES / "clean" / path.name).open(newline="", encoding="utf-8-sig") as file:
            clean = list(csv.reader(file))
        told = json.loads((FILES / "parameters" / f"{path.name}_parameters.json").read_text())
        found[path.name] = path.read_bytes(), clean, told
    return found


def all_files():
    """The whole set: the files at hand for whole-file faults, each fault of one row in every row and column."""
    found = {name: file for name, file in files_at_hand().items() if name.startswith(("file_", "source"))}
    source, clean, told = found["source.csv"]
    lines = source.decode().splitlines(keepends=True)
    for row, line in enumerate(lines):
        starts = _cell_starts(line)
        blank = "".join(" " if at + 1 in starts and at >= 0 else letter for at, letter in enumerate(line))
        made = {f"row_field_delimiter_{row}_0x20": (blank, None)}
        for column, at in enumerate(starts):
            if column:
                made[f"row_less_sep_row{row}_col{column}"] = line[: at - 1] + line[at:], None
            made[f"row_more_sep_row{row}_col{column}"] = line[:at] + "," + line[at:], None
            made[f"row_extra_quote{row}_col{column}"] = line[:at] + '"' + line[at:], column
        for name, (polluted, quoted) in made.items():
            twin = list(clean)
            if quoted is not None:
                twin[row] = [f'"{cell}' if i == quoted else cell for i, cell in enumerate(clean[row])]
            text = "".join([*lines[:row], polluted, *lines[row + 1 :]])
            found[f"{name}.csv"] = text.encode(), twin, {**told, "column_names": twin[0]}
    return found


def _cell_starts(line):
    starts, quoted = [0], False
    for at, letter in enumerate(line):
        quoted ^= letter == '"'
        if letter == "," and not quoted:
            starts.append(at + 1)
    return starts


def told_options(told):
    """What the benchmark tells about a file, as options of reading; the same fallbacks as its own scripts have."""
    escape = told["escapechar"] or '"'
    return ReadOptions(
        delimiter=told["delimiter"][:1] or None,
        quote=told["quotechar"] or '"',
        escape=None if escape in ('"', told["quotechar"]) else escape,
        header_rows=told["header_lines"],
        skip_rows=told["preamble_lines"],
        columns=tuple(told["column_names"]) or None,
    )


def rows_read(data, options=None):
    """Header and records of the first table, one list of cells a row; None if the file was refused."""
    try:
        sheet = read(data, "x.csv", options)
        rows = []
        for block in sheet.blocks():
            columns = [column.to_pylist() for column in block.table.columns]
            rows += zip(block.row_numbers().tolist(), map(list, zip(*columns, strict=True)), strict=True)
            rows += [(number, list(cells)) for number, cells in block.ragged if number not in block.below]
    except CxError as error:
        return [] if error.code == "EMPTY_FILE" else None
    records = [cells for _, cells in sorted(rows)]
    return [list(sheet.columns), *records] if sheet.facts.header_rows else records


def score(clean, found):
    """The ten numbers of one file, added up."""
    if found is None:
        return 0.0
    if not clean:
        return 10.0
    pairs = [
        (clean[0], found[0] if found else []),
        (["".join(row) for row in clean[1:]], ["".join(row) for row in found[1:]]),
        ([cell for row in clean for cell in row], [cell for row in found for cell in row]),
    ]
    return 1 + sum(_alike(wanted, given) for wanted, given in pairs)


def _alike(wanted, given):
    """Share found + share right + F1 of two multisets."""
    if not wanted:
        return 3.0
    common = (Counter(wanted) & Counter(given)).total()
    if not common:
        return 0.0
    complete, right = common / len(wanted), common / len(given)
    return complete + right + 2 * complete * right / (complete + right)


def scores(files, *, told):
    """Name → score."""
    return {
        name: score(clean, rows_read(data, told_options(parameters) if told else None))
        for name, (data, clean, parameters) in files.items()
    }


def means(by_file):
    """The simple and the weighted score."""
    weights = json.loads((FOLDER / "pollock_weights.json").read_text())
    weight = {name: weights.get(name, 0.0) for name in by_file}
    weighted = sum(by_file[name] * weight[name] for name in by_file) / sum(weight.values())
    return sum(by_file.values()) / len(by_file), weighted


def main():
    parser = argparse.ArgumentParser(description="Score reading by the measure of the Pollock benchmark.")
    parser.add_argument("--all", action="store_true", help="the whole set, made anew from the source file")
    parser.add_argument("--worst", type=int, default=0, metavar="N", help="also name the N files read worst")
    arguments = parser.parse_args()
    files = all_files() if arguments.all else files_at_hand()
    out = io.StringIO()
    for told in (False, True):
        by_file = scores(files, told=told)
        simple, weighted = means(by_file)
        out.write(f"{'told' if told else 'nothing told'}: {len(files)} files, {simple:.3f} / {weighted:.3f} weighted\n")
        for name in sorted(by_file, key=by_file.__getitem__)[: arguments.worst]:
            out.write(f"    {by_file[name]:.3f} {name}\n")
    print(out.getvalue(), end="")  # noqa: T201


if __name__ == "__main__":
    main()
