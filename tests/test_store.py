"""The store opens, migrates, is locked down, and takes files in so that every row is accounted for."""

import duckdb
import pytest

from cxlib.errors import CxError
from cxlib.scope import Scope
from cxlib.store import db, open_store
from tests.clinic import COMPLAINTS, SURVEY, SURVEYED, complaints, mapping, survey, take, take_all


def rows(store, query, values=None):
    with store.database.cursor() as cursor:
        return cursor.execute(query, values or []).fetchall()


# --- opening ---------------------------------------------------------------------------------------------------------


def test_a_new_file_is_made_with_its_folder(tmp_path):
    store = open_store(tmp_path / "data" / "cx.duckdb")
    assert store.reader().extent().ratings == 0
    store.close()


def test_a_store_keeps_what_it_took_in(tmp_path):
    store = open_store(tmp_path / "cx.duckdb")
    take_all(store)
    version = store.reader().version()
    store.close()
    again = open_store(tmp_path / "cx.duckdb")
    assert (again.reader().extent().responses, again.reader().version()) == (12, version)
    again.close()


def test_a_newer_file_is_left_alone(tmp_path, monkeypatch):
    open_store(tmp_path / "cx.duckdb").close()
    newer = db.SCHEMA_VERSION
    monkeypatch.setattr(db, "SCHEMA_VERSION", 1)
    with pytest.raises(CxError) as caught:
        open_store(tmp_path / "cx.duckdb")
    facts = caught.value.facts
    assert (caught.value.code, facts["version"], facts["known"]) == ("DATABASE_NEWER", newer, 1)


# --- lock-down -------------------------------------------------------------------------------------------------------

secret = "what only Python knows"


@pytest.mark.parametrize(
    "query",
    [
        "from read_text('{file}')", "from read_csv('{file}')", "from '{file}'", "from glob('{folder}/*')",
        "copy upload to '{folder}/out.csv'", "attach '{folder}/other.duckdb'", "export database '{folder}/all'",
        "from read_csv('http://127.0.0.1:9/a.csv')", "install httpfs", "load httpfs",
        "set enable_external_access = true", "from secret", "from frame",
        "set threads = 64", "set allowed_configs = ['threads']", "reset lock_configuration",
        "set allowed_directories = ['/']",
        "pragma temp_directory = '/'",
    ],
)  # fmt: skip
def test_sql_reaches_nothing_but_the_database(tmp_path, query):
    file = tmp_path / "private.csv"
    file.write_text("a\n1\n")
    frame = [secret]
    store = open_store(tmp_path / "cx.duckdb")
    with store.database.cursor() as cursor, pytest.raises(duckdb.Error):
        cursor.execute(query.format(file=file, folder=tmp_path)).fetchall()
    store.close()
    assert frame
    assert not (tmp_path / "out.csv").exists()
    assert not (tmp_path / "other.duckdb").exists()


# --- taking in -------------------------------------------------------------------------------------------------------


def test_the_same_file_again_adds_nothing(clinic_rows, empty):
    take_all(empty)
    before = clinic_rows(empty)
    for outcome in take_all(empty):
        assert (outcome.accepted, outcome.duplicate, outcome.reconciled) == (0, outcome.rows_in, True)
    assert clinic_rows(empty) == before


def test_twins_in_a_file_without_ids_are_two_rows_and_stay_two(empty):
    way = mapping("survey", "no ids", day="day", score="rating, node=nurse")
    text = "day,score\n2026-03-02,5\n2026-03-02,5\n2026-03-02,4\n"
    first = take(empty, text, way)
    again = take(empty, text + "2026-03-02,5\n", way)
    assert (first.accepted, again.accepted, again.duplicate) == (3, 1, 3)


def test_a_row_with_an_id_is_the_same_row_wherever_it_comes_again(empty):
    twice = SURVEY + "a01,2026-03-09 09:00,south,1,1,0,1,changed\n"
    outcome = take(empty, twice, survey)
    assert (outcome.accepted, outcome.duplicate) == (12, 1)
    assert rows(empty, "select row_no, first_upload_id from duplicate_row") == [(14, 1)]
    assert rows(empty, "select count(*) from rating where day > '2026-03-02'") == [(0,)]


def test_the_same_id_from_another_source_or_site_is_another_row(empty):
    other = mapping("survey", "other clinic", **SURVEYED)
    outcomes = [take(empty, SURVEY, way) for way in (survey, other, survey.with_constant(site="west"))]
    assert [outcome.accepted for outcome in outcomes] == [12, 12, 12]


def test_rows_with_one_id_about_several_nodes_are_one_response(empty):
    text = "id,day,node,score\n" + "".join(
        f"p{n},2026-03-02,{node},4\n" for n in range(3) for node in ("nurse", "doctor")
    )
    way = mapping("survey", "long", id="id", day="day", node="node", score="rating")
    assert take(empty, text, way).accepted == 6
    assert empty.reader().extent().responses == 3
    assert rows(empty, "select count(distinct response_id), count(*) from rating") == [(3, 6)]


def test_refused_rows_keep_their_cells_and_every_fault(empty):
    text = SURVEY.replace("a02,2026-03-02 09:10,north,5,5", "a02,someday,north,9,5")
    outcome = take(empty, text, survey)
    assert (outcome.rows_in, outcome.accepted, outcome.rejected) == (12, 11, 1)
    assert set(outcome.reasons["code"]) == {"NOT_A_TIME", "CODE_NOT_ON_SCALE"}
    refused = empty.reader().rejected_rows(outcome.upload_id)
    assert refused.numbers == (3,)
    assert refused.cells.loc[0, ["id", "time", "nurse"]].tolist() == ["a02", "someday", "9"]
    assert set(refused.faults[0]) == {("time", "NOT_A_TIME"), ("nurse", "CODE_NOT_ON_SCALE")}


def test_comments_are_masked_before_they_are_stored(clinic):
    assert "call [phone]" in set(clinic.reader().comments(Scope())["text"])
    assert rows(clinic, "select count(*) from comment where text like '%138%'") == [(0,)]


def test_every_number_in_the_facts_is_in_its_catalogue(clinic):
    facts = ("response", "rating", "missing_answer", "comment", "kano_answer", "ticket", "daily_rating",
             "daily_response", "daily_ticket", "node_rating", "node_ticket", "node_time", "standard")  # fmt: skip
    for fact in facts:
        columns = [
            name for (name,) in rows(clinic, "select column_name from duckdb_columns() where table_name = ?", [fact])
        ]
        for catalogue in ("journey", "node", "item", "scale", "site", "channel", "segment", "upload"):
            key = f"{catalogue}_id"
            if key in columns and not (fact == "standard" and catalogue == "upload"):
                orphans = f"select count(*) from {fact} where {key} not in (select {key} from {catalogue})"
                assert rows(clinic, orphans) == [(0,)], (fact, key)


def test_a_node_that_only_a_complaint_names_comes_with_it(empty):
    outcome = take(empty, COMPLAINTS.replace("nurse", "desk"), complaints)
    assert outcome.new_nodes == ("desk",)
