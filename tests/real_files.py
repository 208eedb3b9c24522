"""What the tests with real files share: a file loaded by its mapping, and the figures counted by hand.

The reading here knows nothing of the program: csv.reader, pandas and the formulas written out. Where the data folder
is not there, the small parts under tests/fixtures are all that is tested.
"""

import csv
import tomllib
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from cxlib.intake.mapping import load_mapping
from cxlib.intake.opening import open_sheet
from cxlib.store import open_store

ROOT = Path(__file__).parents[1]
DATA = ROOT.parent / "shared" / "data"
FIXTURES = ROOT / "tests" / "fixtures"
MAPPINGS = ROOT / "docs" / "mappings"
Z = 1.959963984540054


def real(name):
    """The path of a real file, or the end of the test where it is not there."""
    if not (DATA / name).exists():
        pytest.skip(f"{name} is not here")
    return DATA / name


def document(stem):
    return tomllib.loads((MAPPINGS / f"{stem}.toml").read_text(encoding="utf-8"))


def take(store, stem, path):
    mapping = load_mapping((MAPPINGS / f"{stem}.toml").read_text(encoding="utf-8"))
    return store.load(open_sheet(path, mapping), mapping, file_name=path.name)


@cache
def taken(stem, path):
    """A store with this one file in it, and what became of the file."""
    store = open_store()
    return store, take(store, stem, path)


def records(path, encoding="utf-8-sig", header=1):
    """How many records the file holds, by another reader."""
    with path.open(newline="", encoding=encoding) as file:
        return sum(1 for row in csv.reader(file) if row) - header


def table(path, encoding="utf-8-sig"):
    return pd.read_csv(path, dtype=str, keep_default_na=False, encoding=encoding)


def assert_all_accounted_for(outcome, rows):
    assert outcome.rows_in == rows
    assert outcome.rows_in == outcome.accepted + outcome.duplicate + outcome.rejected


def wilson(share, n):
    middle, half = share + Z**2 / (2 * n), Z * np.sqrt(share * (1 - share) / n + Z**2 / (4 * n**2))
    return (middle - half) / (1 + Z**2 / n), (middle + half) / (1 + Z**2 / n)


def csat_by_hand(codes, weights=None, good=("4", "5"), valid=("1", "2", "3", "4", "5")):
    """n, share in the good codes, and Wilson's limits; weighted with Kish's effective n."""
    weights = pd.Series(1.0, index=codes.index) if weights is None else weights
    answered = codes.isin(valid)
    w = weights[answered]
    share = w[codes[answered].isin(good)].sum() / w.sum()
    return int(answered.sum()), share, *wilson(share, w.sum() ** 2 / (w**2).sum())


def of_node(frame, node):
    (line,) = frame[frame["node"] == node].to_dict("records")
    return line


def assert_same(line, by_hand):
    n, share, low, high = by_hand
    assert line["n"] == n
    assert (line["value"], line["low"], line["high"]) == pytest.approx((share, low, high), abs=1e-6)


def rating_columns(stem):
    """Header → node code (the journey's where none is named) of the csat columns of a mapping."""
    mapping = document(stem)
    ratings = [one for one in mapping["column"] if one["is"] == "rating" and one.get("item", "csat") == "csat"]
    asked = [one for one in ratings if one.get("facet", "perception") == "perception"]
    return {one["name"]: one.get("node", mapping["journey"]["code"]) for one in asked}


def node_of(stem, name):
    """The code of the node a file calls by this name."""
    return next(node["code"] for node in document(stem)["node"] if name in (node["zh"], node["en"]))
