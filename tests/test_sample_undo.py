"""A file taken in again adds nothing; undone, it leaves every figure as it would be without it."""

from datetime import date

import pandas as pd
import pytest

from cxlib.figures import figures
from cxlib.intake.mapping import load_mapping
from cxlib.intake.opening import open_sheet
from cxlib.intake.read import read
from cxlib.registry import METRICS
from cxlib.sample import take
from cxlib.scope import Scope
from cxlib.store import open_store
from tests.sample_counts import SAMPLES

pytestmark = pytest.mark.slow

MAPPINGS = SAMPLES / "mappings"
STEMS = sorted(path.stem for path in SAMPLES.glob("*.csv"))


def everything(store, *journeys):
    """Every metric by node; one of each family also by month and site."""
    reader, scope = store.reader(), Scope(grain="M", journeys=journeys)
    fine = ("csat", "wait_p90_s", "wait_within", "closed_in_time")
    return [
        figures(reader, scope, tuple(METRICS), ("node",)),
        figures(reader, scope, fine, ("node", "period", "site")),
    ]


def assert_equal(found, expected):
    for one, other in zip(found, expected, strict=True):
        pd.testing.assert_frame_equal(one, other, check_exact=True)


@pytest.mark.parametrize("stem", STEMS)
def test_the_same_file_again_adds_nothing(sample_store, sample_uploads, stem):
    mapping = load_mapping((MAPPINGS / f"{stem}.toml").read_text(encoding="utf-8"))
    before = sample_store.reader().extent()
    path = SAMPLES / f"{stem}.csv"
    outcome = sample_store.load(open_sheet(path, mapping), mapping, file_name=path.name)
    first = sample_uploads.loc[path.name]
    assert (outcome.accepted, outcome.rejected) == (0, first["rejected"])
    assert outcome.duplicate == first["accepted"] + first["duplicate"]
    after = sample_store.reader().extent()
    assert (after.responses, after.ratings, after.tickets) == (before.responses, before.ratings, before.tickets)


def test_undo_returns_every_figure_to_what_it_was_without_the_file(sample_store, sample_uploads):
    before = everything(sample_store, "bank")
    without = open_store()
    for stem in ("bank_complaints", "bank_kano", "bank_survey"):
        take(without, MAPPINGS / f"{stem}.toml")
    undone = sample_store.undo(int(sample_uploads.loc["bank_queue.csv", "upload_id"]))
    assert undone.accepted == sample_uploads.loc["bank_queue.csv", "accepted"]
    assert_equal(everything(sample_store, "bank"), everything(without, "bank"))
    take(sample_store, MAPPINGS / "bank_queue.toml")
    assert_equal(everything(sample_store, "bank"), before)


def test_undoing_all_of_a_journey_leaves_the_others_untouched_and_no_trace_of_it(sample_store):
    before = everything(sample_store, "bank", "repair")
    uploads = sample_store.reader().uploads()
    for upload in uploads[uploads["source"].str.startswith("hotel") & (uploads["state"] == "loaded")].itertuples():
        sample_store.undo(upload.upload_id)
    assert_equal(everything(sample_store, "bank", "repair"), before)
    catalogue = sample_store.reader().catalogue()
    assert set(catalogue.journeys["code"]) == {"bank", "repair"}
    assert set(catalogue.nodes["journey"]) == {"bank", "repair"}
    assert not {"harbour", "old_town", "airport"} & set(catalogue.sites["code"])
    assert set(sample_store.reader().standards()["node"]) <= set(catalogue.nodes["code"])


MONTHLY = """
name = "queue"
kind = "ticket"
journey = "hall"
constant = { node = "desk" }
standard = [{ node = "desk", metric = "wait_s", value = 60 }]
column = [{ name = "id", is = "id" }, { name = "from", is = "opened" }, { name = "to", is = "started" }]
"""


def test_undoing_one_month_leaves_the_standards_of_the_next():
    store, mapping = open_store(), load_mapping(MONTHLY)
    for month in (1, 2):
        lines = [f"{month}{i},2026-0{month}-01 09:00,2026-0{month}-01 09:0{i % 3}" for i in range(10)]
        sheet = read("\n".join(["id,from,to", *lines]).encode(), "month.csv")
        store.load(sheet, mapping, file_name="month.csv")
    february = Scope(start=date(2026, 2, 1))
    before = figures(store.reader(), february, ("wait_within",))
    assert before["value"].tolist() == [0.7]
    store.undo(1)
    pd.testing.assert_frame_equal(figures(store.reader(), february, ("wait_within",)), before)
    store.undo(2)
    assert store.reader().standards().empty
    assert store.reader().catalogue().nodes.empty
