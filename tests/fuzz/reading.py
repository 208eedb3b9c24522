"""Broken files by the thousand: reading gives all records out or says with a code why not.

    python -m tests.fuzz.reading --inputs 10000

Small files, real ones where the data folder is there and generated ones in many encodings and dialects, are mutated
byte by byte, cut, doubled and mixed; each is read as it comes, and sometimes with a hint. Three things are asserted:

* no error but CxError, and no input takes longer than SLOW seconds;
* the records given out are as many as the facts say, and their row numbers, with the blank lines and the header, are
  1, 2, 3 … without a gap: no row vanishes, none comes twice;
* where every quotation mark fits, `csv.reader` over the whole decoded text counts no more records; where there is no
  mark, every line is one.
"""

import argparse
import csv
import io
import random
import re
import sys
import time
from collections import Counter
from pathlib import Path

from cxlib.errors import CxError
from cxlib.intake.read import Limits, ReadOptions, read
from tests.fuzz.seeds import seeds

SLOW = 5.0
LIMITS = Limits(unpacked_bytes=20_000_000, cells=200_000)
PIECES = (
    b'"',
    b'""',
    b",",
    b";",
    b"\t",
    b"\n",
    b"\r",
    b"\r\n",
    b"\0",
    b"\xff",
    b"\xef\xbb\xbf",
    b"'",
    b"\\",
    b" ",
    b"\x1a",
)
HINTS = (
    {}, {}, {}, {}, {"delimiter": ";"}, {"encoding": "utf-8"}, {"encoding": "gb18030"}, {"quote": ""}, {"escape": "\\"},
    {"header_rows": 0}, {"header_rows": 2, "skip_rows": 1}, {"columns": ("one", "two")}, {"encoding": "utf-16"},
)  # fmt: skip


def mutated(data, chance):
    """A file with a few faults in it."""
    data = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 3, 8, 40))):
        at = chance.randrange(len(data) + 1)
        to = min(len(data), at + chance.choice((1, 1, 2, 7, 60)))
        match chance.randrange(6):
            case 0:
                data[at:to] = chance.randbytes(to - at)
            case 1:
                data[at:at] = chance.choice(PIECES)
            case 2:
                del data[at:to]
            case 3:
                data[at:at] = data[at:to] * chance.choice((1, 2, 30))
            case 4:
                data[at:to] = chance.choice(PIECES)
            case 5 if chance.random() < 0.2:
                del data[at:]
    return bytes(data)


def check(data, hint):
    """Read one input and assert what is said above; gives the code of the error, or "read"."""
    options = ReadOptions(limits=LIMITS, **hint)
    try:
        sheet = read(data, "x.csv", options)
        blocks = list(sheet.blocks())
    except CxError as error:
        return error.code
    facts = sheet.facts
    numbers = [number for block in blocks for number in block.row_numbers().tolist()]
    numbers += [number for block in blocks for number, _ in block.ragged]
    assert facts.records == len(numbers) == len(set(numbers)), "records"
    above = facts.preamble_rows + facts.header_rows
    if numbers:
        assert min(numbers) > above, "a record above the header"
    if facts.format == "csv":
        # Records and blank lines are all there is below the header, so the numbers run on to their sum.
        assert max(numbers, default=0) <= above + len(numbers) + facts.blank_rows, "a gap"
        _count_again(data, facts, len(numbers) + facts.blank_rows + above)
    return "read"


def _count_again(data, facts, counted):
    if facts.packed or data.startswith(b"PK") or facts.open_quote_rows or facts.odd_quote_rows:
        return
    text = data.decode(facts.encoding, "replace").removeprefix("\ufeff")
    if "\\" in text or f"{facts.delimiter} {facts.quote}" in text:
        return  # whether it is an escape, or a blank that belongs to no cell, is not told
    csv.field_size_limit(sys.maxsize)
    quoting = csv.QUOTE_MINIMAL if facts.quote else csv.QUOTE_NONE
    delimiter, quote = facts.delimiter or "\x1f", facts.quote or None
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, quotechar=quote, quoting=quoting))
    # A mark that never closes in a header swallows records for csv.reader, so it may count fewer, never more.
    assert counted >= len(rows), f"csv.reader counts {len(rows)}"
    if not any(mark in text for mark in "\"'"):
        lines = re.split("\r\n|\r|\n", text)
        assert counted == len(lines) - (not lines[-1]), "lines"


def run(inputs, seed=0, seconds=None):
    """Check so many inputs, or as many as the time allows; gives how many came to what end."""
    chance, files, outcomes, end = random.Random(seed), seeds(), Counter(), time.monotonic() + (seconds or 1e9)
    for number in range(inputs):
        if time.monotonic() > end:
            break
        data, hint = mutated(chance.choice(files), chance), chance.choice(HINTS)
        began = time.monotonic()
        try:
            outcomes[check(data, hint)] += 1
        except BaseException:
            Path("fuzz-failure.bin").write_bytes(data)
            sys.stderr.write(f"input {number} of seed {seed}, {hint}: kept in fuzz-failure.bin\n")
            raise
        assert time.monotonic() - began < SLOW, f"input {number} of seed {seed} is slow"
    return outcomes


def main():
    parser = argparse.ArgumentParser(description="Read thousands of broken files.")
    parser.add_argument("--inputs", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--seconds", type=float, help="stop after this time")
    given = parser.parse_args()
    began = time.monotonic()
    outcomes = run(given.inputs, given.seed, given.seconds)
    told = ", ".join(f"{count} {name}" for name, count in outcomes.most_common())
    print(f"{outcomes.total()} inputs in {time.monotonic() - began:.0f} s: {told}")  # noqa: T201


if __name__ == "__main__":
    main()
