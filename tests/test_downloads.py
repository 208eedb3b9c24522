"""A figures frame as it leaves the board: in the reader's language, its numbers untouched, its meaning beside it."""

from __future__ import annotations

from datetime import date

import pandas as pd

from cxlib.scope import Scope
from ui.downloads import about, file_stem, prepared
from ui.words import set_language

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
    assert list(told.columns[:4]) == ["指标", "单位", "服务节点", "时期起始日"]
    assert told["等级"].tolist() == ["正常", "正常", "隐藏"]
    assert told["原因"].iloc[2] == "回答太少，不足以下结论"
    assert told["指标"].iloc[1] == "等候 P90"


def test_the_frame_that_was_given_is_not_changed() -> None:
    before = FIGURES.copy()
    prepared(FIGURES, SCOPE, ())
    pd.testing.assert_frame_equal(FIGURES, before)


def test_the_second_sheet_says_the_scope_and_explains_each_metric_once() -> None:
    says = dict(about(SCOPE, ("csat", "nps")).itertuples(index=False))
    assert says["First day"] == "1 Mar 2026"
    assert says["Nodes"] == "counter_1, hall"
    assert says["Satisfaction (top two boxes)"] == "csat"
    assert says["Formula"].startswith("share of 9–10")


def test_the_file_name_says_the_period() -> None:
    assert file_stem("waiting", SCOPE) == "waiting_from-2026-03-01_to-2026-03-31"
    assert file_stem("uploads", None) == "uploads"
