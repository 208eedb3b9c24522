"""The sample data go in by the command `sample`, and every row of every file is accounted for."""

import csv

from cxlib.cli import main
from cxlib.scope import Scope
from tests.sample_counts import CATALOGUE, SAMPLES, TRUTHS

ENCODINGS = {"bank_survey": "gb18030", "bank_queue": "utf-8-sig"}
STEMS = sorted(path.stem for path in SAMPLES.glob("*.csv"))


def records(stem):
    with (SAMPLES / f"{stem}.csv").open(newline="", encoding=ENCODINGS.get(stem, "utf-8")) as file:
        return list(csv.reader(file))


def test_every_sample_file_has_a_mapping():
    assert sorted(path.stem for path in (SAMPLES / "mappings").glob("*.toml")) == STEMS


def test_every_row_of_every_file_is_accounted_for(sample_uploads):
    assert len(sample_uploads) == len(STEMS)
    for stem in STEMS:
        line = sample_uploads.loc[f"{stem}.csv"]
        assert line["rows_in"] == len(records(stem)) - 1
        assert line["rows_in"] == line["accepted"] + line["duplicate"] + line["rejected"]


def test_only_the_planted_rows_are_refused_or_repeated(sample_store, sample_uploads):
    flaws = TRUTHS["flaws"]
    assert sample_uploads["rejected"].sum() == sample_uploads.loc["bank_survey.csv", "rejected"]
    assert sample_uploads[sample_uploads["duplicate"] > 0]["duplicate"].to_dict() == {
        "bank_survey.csv": flaws["bank_survey"]["duplicate"],
        "bank_queue.csv": flaws["bank_queue"]["duplicate"],
    }
    rejects = sample_store.reader().rejects(int(sample_uploads.loc["bank_survey.csv", "upload_id"]))
    planted = flaws["bank_survey"]
    assert rejects.groupby(["code", "value"]).size().to_dict() == {
        ("CODE_NOT_ON_SCALE", "还行"): planted["unknown_word"],
        ("CODE_NOT_ON_SCALE", "7"): planted["out_of_scale"],
        ("UNKNOWN_WORD", "三号窗口"): planted["unknown_node"],
        **rejects[rejects["code"] == "NOT_A_TIME"].groupby(["code", "value"]).size().to_dict(),
    }
    dated = rejects[rejects["code"] == "NOT_A_TIME"]
    assert len(dated) == planted["impossible_date"]
    assert dated["value"].str.startswith("2026/2/30").all()


def test_a_reject_names_the_row_and_column_a_person_finds_in_the_file(sample_store, sample_uploads):
    lines = records("bank_survey")
    rejects = sample_store.reader().rejects(int(sample_uploads.loc["bank_survey.csv", "upload_id"]))
    assert len(rejects)
    for fault in rejects.itertuples():
        assert lines[fault.row - 1][lines[0].index(fault.column)] == fault.value


def test_stamps_that_cannot_be_are_counted_and_the_tickets_stay(sample_store, sample_uploads):
    flaws = TRUTHS["flaws"]
    errors = {
        journey: sample_store.reader().tickets_measured(Scope(journeys=(journey,)), ())["stamp_errors"].sum()
        for journey in ("bank", "hotel")
    }
    assert errors == {
        "bank": flaws["bank_queue"]["called_before_taken"],
        "hotel": flaws["hotel_desk"]["called_before_opened"],
    }
    assert sample_uploads.loc["hotel_desk.csv", "accepted"] == len(records("hotel_desk")) - 1


def test_the_catalogue_holds_the_nodes_and_sites_of_the_samples_and_no_others(sample_store):
    catalogue = sample_store.reader().catalogue()
    for journey, entry in CATALOGUE.items():
        nodes = catalogue.nodes[(catalogue.nodes["journey"] == journey) & (catalogue.nodes["kind"] != "journey")]
        expected = [(node["code"], node["zh"], node["en"], node["kind"], node["stage"]) for node in entry["nodes"]]
        assert nodes[["code", "name_zh", "name_en", "kind", "stage"]].to_records(index=False).tolist() == expected
    sites = {site["code"] for entry in CATALOGUE.values() for site in entry["sites"]}
    assert set(catalogue.sites["code"]) == sites | {"-"}


def test_all_but_the_planted_answers_find_their_ticket(sample_store):
    with sample_store.database.cursor() as cursor:
        lost, found = cursor.execute(
            "select count(*) filter (where t.code is null), count(t.code) from response r "
            "left join (select distinct code from ticket) t on t.code = r.ticket_code where r.ticket_code is not null"
        ).fetchall()[0]
    assert lost == TRUTHS["flaws"]["bank_survey"]["ticket_not_found"]
    assert found > 7_000


def test_no_personal_number_is_stored(sample_store):
    with sample_store.database.cursor() as cursor:
        texts = cursor.execute("select text from comment").df()["text"]
    assert not texts.str.contains(r"1\d0{6}\d{3}|@example\.com|620{10}", regex=True).any()
    assert texts.str.contains(r"\[(?:phone|id|card|plate|email)\]", regex=True).sum() >= TRUTHS["personal"]["at_least"]


def test_a_second_start_leaves_an_existing_database_alone(sample_store, capsys):
    before = sample_store.reader().version()
    assert main(["sample", "--db", sample_store.database.path]) == 0
    assert "nothing changed" in capsys.readouterr().out
    assert sample_store.reader().version() == before
