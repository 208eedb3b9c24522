"""The one seam for reading: scopes, the viewer's sites, and two ways to the same figure."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from cxlib.access import Viewer
from cxlib.errors import CxError
from cxlib.figures import figures
from cxlib.registry import METRICS
from cxlib.scope import Scope
from cxlib.store.measures import RATE
from tests.clinic import SURVEY, complaints, queue, survey, take, take_all

ALL = Scope()
COUNTS = ("n", "top", "bottom", "missing", "score", "score_sq", "w", "w_top")
TICKETS = ("tickets", "served", "abandoned", "waits", "wait_s", "judged", "within", "complaints", "close_due", "fcr")


def rating(reader, scope=ALL, by=()):
    return reader.ratings(scope, "csat", by, reader.node_ids(scope))


def binned(reader, what, scope=ALL, by=()):
    """The histograms as one line per group and bin."""
    bins = reader.times(scope, what, by)
    keys = {key: column[bins.group] for key, column in bins.keys.items()}
    return pd.DataFrame(keys | {"bin": bins.bin, "n": bins.n, "total": bins.total})


# --- who asks --------------------------------------------------------------------------------------------------------


@pytest.fixture
def northerner(clinic):
    return clinic.reader(Viewer("Wang", sites=frozenset({"north"})))


def test_a_viewer_sees_the_figures_of_the_own_sites_only(clinic, northerner):
    metrics = tuple(METRICS)
    own = figures(northerner, ALL, metrics)
    assert_frame_equal(own, figures(clinic.reader(), Scope(sites=("north",)), metrics))
    assert not own.equals(figures(clinic.reader(), ALL, metrics))


def test_a_viewer_gets_nothing_by_asking_for_another_site(northerner):
    there = Scope(sites=("south",))
    assert figures(northerner, there, tuple(METRICS))["n"].sum() == 0
    assert northerner.tickets(there).empty
    assert northerner.comments(there).empty
    assert northerner.categories(there).empty


@pytest.mark.parametrize("by", [(), ("node",), ("node", "period")])
def test_before_the_first_day_nothing_is_counted_whatever_was_asked_before(clinic, northerner, by):
    before = Scope(date(2000, 1, 1), date(2001, 12, 31))
    for reader in (clinic.reader(), northerner):
        assert reader.tickets_measured(before, by).empty
        assert not reader.tickets_measured(ALL, by).empty
        for scope in (before, replace(before, nodes=("nurse",)), replace(before, sites=("north",))):
            assert rating(reader, scope, by).empty


def test_some_ticket_measures_are_the_same_as_among_all(clinic):
    every, some = (clinic.reader().ticket_columns(ALL, ("node", "period"), of=of) for of in ((), RATE))
    assert {*some} == {"node", "period", *RATE}
    assert all((every[name] == some[name]).all() for name in some)


def test_tickets_comments_categories_and_the_catalogue_are_cut_alike(clinic, northerner):
    assert set(northerner.tickets(ALL, limit=100)["site"]) == {"north"}
    assert len(northerner.tickets(ALL, limit=100)) == 5 + 11
    assert northerner.comments(ALL).empty
    assert len(clinic.reader().comments(ALL)) == 3
    assert northerner.categories(ALL)["n"].sum() == 11
    assert northerner.catalogue().sites["code"].tolist() == ["north"]


def test_by_site_a_viewer_sees_no_line_of_another_site(northerner):
    for metric in ("csat", "wait_median_s", "complaints_per_1000"):
        assert figures(northerner, ALL, (metric,), ("site",))["site"].tolist() == ["north"]


def test_a_viewer_without_sites_sees_nothing(clinic):
    nobody = clinic.reader(Viewer("Nobody", sites=frozenset()))
    assert figures(nobody, ALL, tuple(METRICS))["n"].sum() == 0
    assert nobody.tickets(ALL).empty


# --- scopes ----------------------------------------------------------------------------------------------------------


def test_the_sites_sum_to_the_whole(clinic):
    reader = clinic.reader()
    parts = [Scope(sites=(site,)) for site in reader.catalogue().sites["code"]]
    assert sum(rating(reader, part)[list(COUNTS)].sum() for part in parts).to_dict() == (
        rating(reader)[list(COUNTS)].sum().to_dict()
    )
    assert sum(reader.tickets_measured(part, ())[list(TICKETS)].sum() for part in parts).to_dict() == (
        reader.tickets_measured(ALL, ())[list(TICKETS)].sum().to_dict()
    )


def test_ratings_of_a_site_are_looked_through_once_for_all_metrics_and_each_counts_its_own(clinic, monkeypatch):
    clinic.database.forget()
    reader, north = clinic.reader(), Scope(sites=("north",))
    asked, columns = [], type(reader)._columns
    monkeypatch.setattr(
        type(reader), "_columns", lambda own, query, values: asked.append(query) or columns(own, query, values)
    )
    told = {item: reader.ratings(north, item, (), reader.node_ids(north))["n"].sum() for item in ("csat", "nps")}
    assert sum("from site_rating" in query for query in asked) == 1
    alone = {item: figures(clinic.reader(), north, (item,), ("site",))["n"].sum() for item in ("csat", "nps")}
    assert told["csat"] != told["nps"] > 0
    assert told == alone


@pytest.mark.parametrize("by", [("node",), ("period",), ("node", "period")])
def test_with_and_without_sites_the_measures_are_the_same(clinic, by):
    reader, every = clinic.reader(), Scope(sites=("north", "south", "-"))
    keys = list(by)
    for coarse, fine in (
        (rating(reader, ALL, by), rating(reader, every, by)),
        (reader.tickets_measured(ALL, by), reader.tickets_measured(every, by)),
        *((binned(reader, what, ALL, by), binned(reader, what, every, by)) for what in ("wait", "close", "service")),
    ):
        order = [*keys, "bin"] if "bin" in coarse else keys
        left, right = (frame.sort_values(order, ignore_index=True) for frame in (coarse, fine))
        assert_frame_equal(left, right[left.columns], check_dtype=False)


def test_days_outside_the_scope_do_not_count(clinic):
    reader = clinic.reader()
    assert rating(reader, Scope(date(2026, 3, 3), date(2026, 12, 31)))["n"].sum() == 0
    assert rating(reader, Scope(date(2026, 3, 2), date(2026, 3, 2)))["n"].sum() == 23


def test_a_page_of_tickets_goes_on_where_the_one_before_ended(clinic):
    reader = clinic.reader()
    whole = reader.tickets(ALL, limit=100)
    pages = [reader.tickets(ALL, offset=offset, limit=7) for offset in range(0, 28, 7)]
    assert [code for page in pages for code in page["code"]] == whole["code"].tolist()
    assert whole["day"].is_monotonic_decreasing


def test_comments_come_with_the_worst_score_first_or_the_newest(clinic):
    assert clinic.reader().comments(ALL)["score"].tolist() == [1, 2, 3]
    assert clinic.reader().comments(ALL, order="new")["text"].tolist()[0] == "never again"


def test_an_unknown_key_is_refused(clinic):
    with pytest.raises(CxError, match="UNKNOWN_KEY"):
        clinic.reader().tickets_measured(ALL, ("mood",))


# --- what is kept ----------------------------------------------------------------------------------------------------


def test_what_was_read_before_a_change_is_not_what_is_read_after(empty):
    reader, seen = empty.reader(), []
    for text, way in ((SURVEY, survey), (SURVEY.replace("\na", "\nb"), survey)):
        take(empty, text, way)
        seen.append((reader.version(), rating(reader)["n"].sum(), reader.extent().ratings))
    empty.undo(1)
    seen.append((reader.version(), rating(reader)["n"].sum(), reader.extent().ratings))
    assert seen == [(1, 23, 47), (2, 46, 94), (3, 23, 47)]


def test_changing_a_frame_changes_no_later_answer(clinic):
    reader = clinic.reader()
    first = rating(reader, ALL, ("node",))
    first["n"] = 0
    first["more"] = 1
    assert rating(reader, ALL, ("node",))["n"].sum() == 23


def test_mappings_are_remembered_by_layout(empty):
    take_all(empty)
    assert {way.name for way in empty.reader().mappings()} == {survey.name, queue.name, complaints.name}
