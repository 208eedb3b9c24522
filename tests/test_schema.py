"""The schema refuses nonsense: every CHECK has a row that breaks it and it alone."""

import duckdb
import pytest

DAY, AT = "2026-03-02", "2026-03-02 09:00"
PLACED = {"upload_id": 1, "day": DAY, "node_id": 1, "site_id": 0, "channel_id": 0, "segment_id": 0}
# One good row a table; a case changes one thing in it.
GOOD = {
    "journey": {"journey_id": 1, "code": "j", "name_zh": "j", "name_en": "j"},
    "node": {"node_id": 1, "code": "n", "journey_id": 1, "kind": "place", "name_zh": "n", "name_en": "n"},
    "site": {"site_id": 1, "code": "s", "name_zh": "s", "name_en": "s"},
    "channel": {"channel_id": 1, "code": "c", "name_zh": "c", "name_en": "c"},
    "segment": {"segment_id": 1, "code": "g", "name_zh": "g", "name_en": "g"},
    "item": {"item_id": 1, "code": "csat", "facet": "perception"},
    "upload": {
        "upload_id": 1, "loaded_at": AT, "who": "me", "file_name": "a.csv", "size": 1, "kind": "survey", "source": "a",
        "columns": ["a"], "mapping": "", "rows_in": 3, "accepted": 1, "duplicate": 1, "rejected": 1, "state": "loaded",
    },
    "salt": {"salt": 32 * "a"},
    "reject": {"upload_id": 1, "row_no": 2, "column_name": "a", "value": "x", "code": "NO_DAY"},
    "response": {
        "response_id": 1, "upload_id": 1, "row_no": 2, "day": DAY, "journey_id": 1, "site_id": 0, "channel_id": 0,
        "segment_id": 0, "weight": 1,
    },
    "rating": {
        "response_id": 1, **PLACED, "item_id": 1, "weight": 1, "raw": 5, "scale_id": 1, "score": 5, "box": 1,
    },
    "scale": {"scale_id": 1, "low": 1, "high": 5, "reversed": False},
    "missing_answer": {**PLACED, "item_id": 1, "n": 1},
    "kano_answer": {
        "response_id": 1, "upload_id": 1, "day": DAY, "node_id": 1, "feature": "f", "functional": 1, "dysfunctional": 5,
    },
    "comment": {"owner_id": 1, "owner": "response", **PLACED, "text": "fine"},
    "ticket": {
        "ticket_id": 1, **PLACED, "kind": "service", "outcome": "served", "outcome_told": True, "closed_at": AT,
    },
    "standard": {
        "standard_id": 1, "node_id": 1, "metric": "wait_s", "value": 300, "valid_from": DAY, "valid_to": DAY,
    },
    "total": {
        "total_id": 1, "upload_id": 1, "row_no": 2, "subject": "wait", "day": DAY, "last_day": DAY, "days": 1,
        "from_minute": 0, "to_minute": 1440, "node_id": 1, "item_id": 0, "site_id": 0, "channel_id": 0, "segment_id": 0,
        "n": 5, "limit_s": 60, "within": 5,
    },
    "total_band": {"total_id": 1, "upload_id": 1, "low_s": 0, "high_s": 900, "n": 3},
    "told_entry": {"upload_id": 1, "row_no": 2, "what": "node", "entry_id": 1},
    "event": {"event_id": 1, "day": DAY, "kind": "training", "name_zh": "x", "name_en": "x"},
    "rebase": {"rebase_id": 1, "metric": "csat", "day": DAY, "reason": "moved", "who": "me", "set_at": AT},
    "ghost": {
        "ghost_id": 1, "metric": "csat", "first_day": DAY, "last_day": DAY, "reason": "drill", "who": "me",
        "set_at": AT,
    },
    "training": {
        "training_id": 1, "kind": "etiquette", "name_zh": "x", "name_en": "x", "first_day": DAY, "last_day": DAY,
        "node_ids": [1], "site_ids": [], "groups": [], "methods": [], "aim": "", "chosen": "", "who": "me",
        "set_at": AT,
    },
    "topic_phrase": {
        "phrase_id": 1, "topic": "price", "phrase": "x", "counts": True, "name_zh": "", "name_en": "", "who": "x",
        "set_at": "2026-03-02 09:00",
    },
    "coded_comment": {
        "coded_id": 1, "text_key": "x", "topic": "price", "touches": True, "who": "x", "set_at": "2026-03-02 09:00",
    },
    "observation": {
        "card_id": 1, "day": DAY, "node_id": 1, "site_id": 0, "observer": "Li", "role": "shopper", "step": "greet",
        "item": "smile", "score": 1, "passed": True, "who": "me", "set_at": AT,
    },
    "audit": {
        "audit_id": 1, "done_at": AT, "who": "me", "action": "added", "subject": "event", "subject_id": 1,
        "facts": "{}",
    },
    "node_hour": {"day": DAY, "node_id": 1, "hour": 9, "opened": True, "served": 1, "waits": 0, "wait_s": 0,
                  "wait_sq": 0},
    "sparse_day": {"day": DAY, "what": "rating"},
    "node_lying": {"day": DAY, "node_id": 1, "opened": DAY, "n": 2, "judged": 1},
    "journey_time": {"day": DAY, "journey_id": 1, "what": "wait", "bin": 3, "n": 1, "total": 60},
    "time_quantile": {"span": "week", "day": DAY, "what": "wait", "n": 1, "median": 60, "p90": 60},
    "journey_hour": {"day": DAY, "journey_id": 1, "hour": 9, "bin": 3, "n": 1, "total": 60},
    "month_hour": {"day": DAY, "journey_id": 1, "weekday": 1, "hour": 9, "bin": 3, "n": 1, "total": 60},
    "node_time": {"day": DAY, "node_id": 1, "what": "wait", "bin": 3, "n": 1, "total": 60},
}  # fmt: skip
BROKEN = [
    *[(table, {"code": ""}) for table in ("journey", "node", "site", "channel", "segment", "item", "reject")],
    ("node", {"kind": "planet"}),
    ("node", {"opened": "2026-03-02", "closed": "2026-03-01"}),
    ("item", {"facet": "mood"}),
    ("upload", {"size": -1}),
    ("upload", {"kind": "poem"}),
    ("upload", {"state": "lost"}),
    ("upload", {"rows_in": 4}),
    ("upload", {"accepted": 3, "duplicate": -1}),
    ("upload", {"updated": 99}),
    ("response", {"weight": 0}),
    ("response", {"seconds": -1}),
    ("rating", {"weight": 0}),
    ("rating", {"box": 2}),
    ("scale", {"low": 6}),
    ("missing_answer", {"n": 0}),
    ("kano_answer", {"functional": 6}),
    ("kano_answer", {"dysfunctional": 0}),
    ("comment", {"owner": "neighbour"}),
    ("comment", {"text": ""}),
    ("ticket", {"kind": "gossip"}),
    ("ticket", {"outcome": "eaten"}),
    *[("ticket", {name: -1}) for name in ("wait_s", "service_s", "answer_s", "close_s")],
    ("ticket", {"open_s": 5}),
    ("standard", {"metric": "charm"}),
    ("standard", {"valid_to": "2026-03-01"}),
    ("event", {"kind": "party"}),
    ("event", {"name_en": ""}),
    ("training", {"kind": "party"}),
    ("training", {"name_en": ""}),
    ("training", {"node_ids": []}),
    ("training", {"chosen": "dice"}),
    ("training", {"last_day": "2026-03-01"}),
    ("topic_phrase", {"topic": ""}),
    ("topic_phrase", {"phrase": ""}),
    ("coded_comment", {"topic": ""}),
    ("observation", {"observer": ""}),
    ("observation", {"role": "neighbour"}),
    ("observation", {"item": ""}),
    ("observation", {"score": 1.5}),
    ("observation", {"passed": None}),
    ("rebase", {"reason": ""}),
    ("ghost", {"reason": ""}),
    ("ghost", {"last_day": "2026-03-01"}),
    ("audit", {"action": "bent"}),
    ("audit", {"subject": "upload"}),
    ("total", {"subject": "mood"}),
    ("total", {"last_day": "2026-03-01"}),
    ("total", {"days": 0}),
    ("total", {"from_minute": -1}),
    ("total", {"to_minute": 1441}),
    ("total", {"within": 6}),
    ("total", {"within": None}),
    ("total", {"n": -1, "within": None, "limit_s": None}),
    *[("total", {name: -1}) for name in ("abandoned", "seconds", "longest_s", "limit_s")],
    *[("total", {name: 6}) for name in ("top", "bottom")],
    ("total_band", {"low_s": -1}),
    ("total_band", {"high_s": 0}),
    ("total_band", {"n": -1}),
    ("told_entry", {"what": "street"}),
    ("told_entry", {"kind": "street"}),
    ("salt", {"salt": "short"}),
    ("node_hour", {"hour": 24}),
    ("sparse_day", {"what": "comment"}),
    ("node_lying", {"closed": DAY}),
    ("node_lying", {"n": 0, "judged": 0}),
    ("node_lying", {"judged": 3}),
    ("time_quantile", {"span": "year"}),
    ("time_quantile", {"n": 0}),
    ("month_hour", {"weekday": 8}),
    *[(table, one) for table in ("journey_hour", "month_hour") for one in ({"hour": 24}, {"n": 0}, {"total": -1})],
    ("node_time", {"what": "nap"}),
    *[(table, one) for table in ("node_time", "journey_time") for one in ({"n": 0}, {"total": -1})],
]


def insert(store, table, row):
    with store.database.cursor() as cursor:
        marks = ", ".join(["?"] * len(row))
        cursor.execute(f"insert into {table} ({', '.join(row)}) values ({marks})", list(row.values()))


@pytest.mark.parametrize("table", GOOD)
def test_a_good_row_is_taken(empty, table):
    insert(empty, table, GOOD[table])


@pytest.mark.parametrize(("table", "change"), BROKEN, ids=[f"{table}: {change}" for table, change in BROKEN])
def test_nonsense_is_refused(empty, table, change):
    with pytest.raises(duckdb.ConstraintException, match="CHECK"):
        insert(empty, table, GOOD[table] | change)


def test_every_check_of_the_schema_is_tried(empty):
    with empty.database.cursor() as cursor:
        rules = cursor.execute(
            "select table_name, count(*) from duckdb_constraints() where constraint_type = 'CHECK' group by all"
        ).fetchall()
    tried = [table for table, _ in BROKEN]
    # two rules of upload are broken at once by one row: a negative count and the sum; the sum alone has its own row
    assert {table: tried.count(table) for table, _ in rules} == dict(rules)


@pytest.mark.parametrize("table", ["journey", "node", "site", "channel", "segment"])
def test_a_code_stands_once_in_its_catalogue(empty, table):
    number = next(iter(GOOD[table]))
    insert(empty, table, GOOD[table])
    with pytest.raises(duckdb.ConstraintException, match="unique"):
        insert(empty, table, GOOD[table] | {number: 2})


def test_what_is_not_given_has_a_row_of_its_own(empty):
    with empty.database.cursor() as cursor:
        for table in ("site", "channel", "segment"):
            assert cursor.execute(f"select code from {table} where {table}_id = 0").fetchall() == [("-",)]
