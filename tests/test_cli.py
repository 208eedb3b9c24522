"""The command line: what a person or a program gets back, and when it says no."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from cxlib.cli import main

MAPPING = """
name = "desk"
kind = "survey"
[journey]
code = "hall"
[scale.five]
low = 1
high = 5
missing = ["", "0"]
[[column]]
name = "id"
is = "id"
[[column]]
name = "day"
is = "day"
[[column]]
name = "branch"
is = "site"
[[column]]
name = "score"
is = "rating"
node = "desk"
scale = "five"
"""
# 12 answers on desk: 9 of them 4 or 5; one blank, one 9 that is no code of the scale, one row twice
SCORES = ["5"] * 5 + ["4"] * 4 + ["3", "2", "1", "", "9"]


@pytest.fixture
def files(tmp_path):
    rows = [f"r{number},2026-03-{number + 1:02},north,{score}" for number, score in enumerate(SCORES)]
    (tmp_path / "desk.csv").write_text("\n".join(["id,day,branch,score", *rows, rows[0]]) + "\n", encoding="utf-8")
    (tmp_path / "desk.toml").write_text(MAPPING, encoding="utf-8")
    return tmp_path


def run(capsys, *words):
    code = main([str(word) for word in words])
    told = capsys.readouterr()
    return code, told.out, told.err


def load(capsys, files, *more):
    return run(capsys, "load", files / "desk.csv", "--mapping", files / "desk.toml", "--db", files / "a.duckdb", *more)


def test_load_accounts_for_every_row_and_says_why_rows_were_refused(capsys, files):
    code, out, _ = load(capsys, files, "--json")
    line = json.loads(out)[0]
    assert code == 0
    assert (line["rows_in"], line["accepted"], line["duplicate"], line["rejected"]) == (15, 13, 1, 1)
    assert line["reasons"] == "CODE_NOT_ON_SCALE score: 1"


def test_a_dry_run_stores_nothing(capsys, files):
    code, out, _ = load(capsys, files, "--dry-run", "--json")
    assert code == 0
    assert json.loads(out)[0]["accepted"] == 14
    assert json.loads(run(capsys, "uploads", "--db", files / "a.duckdb", "--json")[1]) == []


def test_figures_come_with_n_interval_class_and_reason(capsys, files):
    load(capsys, files)
    asked = ("figures", "--metric", "csat,nps", "--by", "node", "--db", files / "a.duckdb", "--json")
    (line,) = json.loads(run(capsys, *asked)[1])
    assert (line["metric"], line["node"], line["n"], line["class"]) == ("csat", "desk", 12, "provisional")
    assert line["value"] == 9 / 12
    assert line["low"] == pytest.approx(0.4677, abs=1e-4)
    assert line["high"] == pytest.approx(0.9111, abs=1e-4)
    assert line["reason"] == "FEW_ANSWERS"


def test_a_period_is_cut_at_both_ends_inclusively(capsys, files):
    load(capsys, files)
    asked = ("figures", "--metric", "csat_mean", "--from", "2026-03-01", "--to", "2026-03-10")
    (line,) = json.loads(run(capsys, *asked, "--db", files / "a.duckdb", "--json")[1])
    assert (line["n"], line["value"]) == (10, (5 * 5 + 4 * 4 + 3) / 10)


def test_undo_takes_the_figures_back_and_a_second_undo_is_refused(capsys, files):
    load(capsys, files)
    database = ("--db", files / "a.duckdb", "--json")
    assert json.loads(run(capsys, "undo", 1, *database)[1])[0]["rows_removed"] == 13
    (line,) = json.loads(run(capsys, "figures", "--metric", "csat", *database)[1])
    assert (line["value"], line["n"], line["reason"]) == (None, 0, "NO_DATA")
    code, _, told = run(capsys, "undo", 1, *database)
    assert (code, json.loads(told)["error"]) == (2, "ALREADY_UNDONE")


def test_the_same_file_again_adds_nothing(capsys, files):
    load(capsys, files)
    line = json.loads(load(capsys, files, "--json")[1])[0]
    assert (line["accepted"], line["duplicate"], line["rejected"]) == (0, 14, 1)


def test_a_layout_once_mapped_needs_no_mapping_again(capsys, files):
    load(capsys, files)
    (files / "april.csv").write_text("id,day,branch,score\nx1,2026-04-01,north,4\n", encoding="utf-8")
    line = json.loads(run(capsys, "load", files / "april.csv", "--db", files / "a.duckdb", "--json")[1])[0]
    assert (line["accepted"], line["rejected"]) == (1, 0)


def test_a_site_for_all_rows_can_be_given_and_keeps_equal_ids_of_two_sites_apart(capsys, files):
    mapping = MAPPING.replace('name = "branch"\nis = "site"', 'name = "branch"\nis = "ignore"')
    (files / "desk.toml").write_text(mapping, encoding="utf-8")
    load(capsys, files, "--site", "south")
    line = json.loads(load(capsys, files, "--site", "east", "--json")[1])[0]
    assert line["accepted"] == 13
    asked = ("figures", "--metric", "csat", "--by", "site", "--db", files / "a.duckdb", "--json")
    assert [line["site"] for line in json.loads(run(capsys, *asked)[1])] == ["east", "south"]


def test_backup_and_restore_bring_the_figures_back(capsys, files):
    load(capsys, files)
    database = ("--db", files / "a.duckdb")
    assert run(capsys, "backup", files / "b.duckdb", *database)[0] == 0
    run(capsys, "undo", 1, *database)
    assert run(capsys, "restore", files / "b.duckdb", *database)[0] == 0
    (line,) = json.loads(run(capsys, "figures", "--metric", "csat", *database, "--json")[1])
    assert line["n"] == 12


def test_people_get_tables(capsys, files):
    load(capsys, files)
    out = run(capsys, "nodes", "--db", files / "a.duckdb")[1]
    assert "code" in out.splitlines()[0]
    assert any("desk" in line for line in out.splitlines())
    assert run(capsys, "rejects", 1, "--db", files / "a.duckdb")[1].split()[-1] == "CODE_NOT_ON_SCALE"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("figures", "--metric", "csta"), "UNKNOWN_METRIC"),
        (("figures", "--metric", "csat", "--by", "moon"), "UNKNOWN_KEY"),
        (("figures", "--metric", "csat", "--from", "2026-13-01"), "NOT_A_DAY"),
        (("figures", "--metric", "csat", "--from", "2026-03-02", "--to", "2026-03-01"), "PERIOD_BACKWARDS"),
        (("undo", "99"), "NO_SUCH_UPLOAD"),
        (("load", "nowhere.csv"), "FILE_NOT_FOUND"),
    ],
)
def test_what_cannot_be_done_is_named_on_standard_error_with_exit_code_2(capsys, files, words, code):
    load(capsys, files)
    exit_code, out, told = run(capsys, *words, "--db", files / "a.duckdb", "--json")
    assert (exit_code, out) == (2, "")
    assert json.loads(told)["error"] == code


def test_looking_never_creates_a_database(capsys, files):
    code, _, told = run(capsys, "figures", "--metric", "csat", "--db", files / "none.duckdb", "--json")
    assert (code, json.loads(told)["error"]) == (2, "NO_DATABASE")
    assert not (files / "none.duckdb").exists()


def test_it_runs_as_a_module(files):
    command = [sys.executable, "-m", "cxlib", "metrics", "--json"]
    done = subprocess.run(command, capture_output=True, check=True, env=os.environ, cwd=Path(__file__).parents[1])
    assert {line["key"] for line in json.loads(done.stdout)} >= {
        "csat",
        "nps",
        "wait_p90_s",
        "complaints_per_1000",
        "fcr",
    }
