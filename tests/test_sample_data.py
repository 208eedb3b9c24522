"""The sample files are what the generator writes, encoded and flawed as planned."""

import subprocess
import sys

import pandas as pd
import pytest

from tests.sample_counts import FILES, FLAWS, SAMPLES, TRUTHS, answers, hotel, read, repair, survey_lines, tickets


def test_the_generator_writes_the_same_bytes(tmp_path):
    subprocess.run([sys.executable, SAMPLES / "generate.py", tmp_path], check=True)
    assert sorted(path.name for path in tmp_path.iterdir()) == FILES
    for name in FILES:
        assert (tmp_path / name).read_bytes() == (SAMPLES / name).read_bytes(), name


def test_the_files_stay_small():
    assert sum((SAMPLES / name).stat().st_size for name in FILES) <= 6_000_000


def test_encodings_are_those_the_reader_has_to_find_out():
    survey = (SAMPLES / "bank_survey.csv").read_bytes()
    for encoding in ("utf-8", "gbk"):  # somebody typed 👍, which GBK does not have
        with pytest.raises(UnicodeDecodeError):
            survey.decode(encoding)
    assert (SAMPLES / "bank_queue.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_flaws_of_the_bank_survey():
    lines, flaws = survey_lines(), FLAWS["bank_survey"]
    assert lines.duplicated().sum() == flaws["duplicate"]
    assert (lines["3、您对本次服务的总体满意度"] == "还行").sum() == flaws["unknown_word"]
    assert lines["提交答卷时间"].str.startswith("2026/2/30").sum() == flaws["impossible_date"]
    assert (lines["服务节点"] == "三号窗口").sum() == flaws["unknown_node"]
    assert (lines["友好性"] == "7").sum() == flaws["out_of_scale"]
    known = set(read("bank_queue.csv", encoding="utf-8-sig")["票号"]) | {""}
    assert (~lines["票号"].isin(known)).sum() == flaws["ticket_not_found"]


def test_flaws_of_the_ticket_files():
    queue, desk = read("bank_queue.csv", encoding="utf-8-sig"), read("hotel_desk.csv")
    assert queue.duplicated().sum() == FLAWS["bank_queue"]["duplicate"]
    backwards = (queue["叫号时间"] < queue["取号时间"]) & (queue["叫号时间"] != "")
    assert backwards.sum() == FLAWS["bank_queue"]["called_before_taken"]
    opened, called = (pd.to_datetime(desk[name], format="%m/%d/%Y %I:%M %p") for name in ("Opened", "Called"))
    assert (called < opened).sum() == FLAWS["hotel_desk"]["called_before_opened"]


def test_most_answers_of_the_bank_find_their_ticket():
    assert 0.5 < answers()["ticket"].isin(tickets()["ticket"]).mean() < 0.9


def test_comments_carry_personal_data_of_nobody():
    texts = pd.concat([survey_lines()["您的意见"], repair()["意见"], hotel()["Comment"]]).dropna()
    marked = texts.str.contains(r"1\d0{6}\d{3}|999999\d{11}|[A-D]0000\d|@example\.com|620{10}", regex=True)
    assert marked.sum() >= TRUTHS["personal"]["at_least"]
