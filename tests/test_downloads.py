"""A figures frame as it leaves the board: in the reader's language, its numbers untouched, its meaning beside it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pandas as pd
import pytest

from cxlib.scope import Scope
from ui import names
from ui.download_table import Later
from ui.downloads import about, file_stem, prepared
from ui.tables import beside_before
from ui.words import set_language, t

FIGURES = pd.DataFrame(
    {
        "metric": ["csat", "wait_p90_s", "nps"],
        "node": ["counter_1", "counter_1", "hall"],
        "period": pd.to_datetime(["2026-03-02", "2026-03-02", "2026-03-02"]),
        "value": [0.842, 1140.0, None],
        "n": [120, 96, 4],
        "low": [0.77, 1010.0, None],
        "high": [0.9, 1302.0, None],
        "class": ["normal", "normal", "hidden"],
        "reason": ["", "", "TOO_FEW"],
    }
)
SCOPE = Scope(start=date(2026, 3, 1), end=date(2026, 3, 31), grain="W", nodes=("counter_1", "hall"))


@pytest.fixture(autouse=True)
def one_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """A catalogue that names one node."""
    monkeypatch.setattr(names, "names", lambda kind: {"counter_1": "Counter 1"} if kind == "node" else {})


def test_numbers_are_the_very_same_numbers() -> None:
    told = prepared(FIGURES, SCOPE, ()).frame
    assert told["Value"].iloc[0] == 0.842
    assert pd.isna(told["Value"].iloc[2])


def test_each_row_has_its_unit_and_number_format() -> None:
    table = prepared(FIGURES, SCOPE, ())
    assert table.formats["Value"] == ["0.0%", "0", "0.0"]
    assert table.frame["Unit"].iloc[1] == "seconds"


def test_headers_and_words_are_in_the_language_of_the_reader() -> None:
    set_language("zh")
    told = prepared(FIGURES, SCOPE, ()).frame
    assert list(told.columns[:5]) == ["指标", "单位", "时期起始日", "服务节点", "数值"]
    assert told["等级"].tolist() == ["正常", "正常", "隐藏"]
    assert told["原因"].iloc[2] == "回答太少，不足以下结论"
    assert told["指标"].iloc[1] == "等候 P90"


def test_rows_are_named_and_their_codes_stand_last_for_other_programs() -> None:
    told = prepared(FIGURES, SCOPE, ()).frame
    assert told["Service node"].tolist() == ["Counter 1", "Counter 1", "hall"]  # nobody named the hall
    assert list(told.columns)[-1] == "Service node (code)"
    assert told["Service node (code)"].tolist() == ["counter_1", "counter_1", "hall"]


def test_what_was_before_and_the_exact_change_stand_beside_the_value() -> None:
    now = FIGURES.iloc[[0]].assign(before=0.9, change=0.842 - 0.9, verdict="really worse")
    table = prepared(now, SCOPE, ())
    at = list(table.frame.columns).index("Value")
    assert list(table.frame.columns[at : at + 4]) == ["Value", "Period before", "Change", "Verdict"]
    assert table.frame["Change"].iloc[0] == 0.842 - 0.9
    assert table.formats["Change"] == ["0.0%"]


def test_a_course_is_compared_period_by_period_within_its_node_and_metric() -> None:
    weeks = pd.to_datetime(["2026-03-02", "2026-03-09"])
    course = pd.concat([FIGURES.iloc[:2].assign(period=week) for week in weeks], ignore_index=True)
    told = beside_before(course.assign(value=[0.8, 600.0, 0.7, 900.0]), SCOPE)
    assert told["before"].tolist()[2:] == [0.8, 600.0]
    assert told["change"].tolist()[2:] == pytest.approx([-0.1, 300.0])
    assert told["before"].isna().tolist()[:2] == [True, True]


def test_the_second_sheet_says_what_the_columns_hold() -> None:
    says = dict(prepared(FIGURES, SCOPE, ()).about.itertuples(index=False))
    assert says["n"].startswith("how many answers")
    assert "Period before" not in says  # this table has no such column


def test_the_frame_that_was_given_is_not_changed() -> None:
    before = FIGURES.copy()
    prepared(FIGURES, SCOPE, ())
    pd.testing.assert_frame_equal(FIGURES, before)


def test_the_second_sheet_says_the_scope_and_explains_each_metric_once() -> None:
    says = dict(about(SCOPE, ("csat", "nps")).itertuples(index=False))
    assert says["First day"] == "1 Mar 2026"
    assert says["Nodes"] == "Counter 1, hall"
    assert says["Satisfaction (top two boxes)"] == "csat"
    assert says["Formula"].startswith("share of 9–10")


def test_the_file_name_says_the_period() -> None:
    march = Scope(start=date(2026, 3, 1), end=date(2026, 3, 31))
    assert file_stem("waiting", march) == "waiting_from-2026-03-01_to-2026-03-31"
    assert file_stem("uploads", None) == "uploads"


def test_the_file_name_says_the_filters_and_is_one_a_disk_accepts() -> None:
    few = Scope(journeys=("bank",), nodes=("a/b", "c:d"))
    assert file_stem("waiting", few) == "waiting_journeys-bank_nodes-a-b+c-d"
    assert file_stem("waiting", Scope(sites=tuple("abcde"))) == "waiting_sites-5"
    long = file_stem("waiting", Scope(nodes=("网" * 100, "点" * 100)))
    assert len(f"{long}.xlsx".encode()) <= 255


def test_a_table_made_at_the_click_is_not_made_before_and_speaks_the_language_of_its_reader() -> None:
    made: list[pd.DataFrame] = []

    def make() -> pd.DataFrame:
        made.append(pd.DataFrame({t("Service node"): ["慢"]}))
        return made[-1]

    later = Later(make, about(SCOPE, ()), "zh")
    set_language("en")
    assert not made
    with ThreadPoolExecutor(1) as another:
        told = another.submit(later.csv).result()
    assert told.decode("utf-8-sig").splitlines() == ["服务节点", "慢"]
    assert len(later.xlsx("Data", "About")) > 1000
