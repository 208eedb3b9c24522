"""Files to begin with: blank tables with headers the board knows, and a small messy file to learn from."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from cxlib.report.delimited import to_csv
from ui.words import N_, language, t

SURVEY = {
    "en": ("ID", "Date", "Branch", "Counter", "Satisfaction (1–5)", "Would you recommend us (0–10)", "Comment"),
    "zh": ("序号", "日期", "网点", "窗口", "满意度（1-5）", "是否愿意推荐（0-10）", "意见与建议"),
}
TICKETS = {
    "en": ("Ticket number", "Taken at", "Called at", "End time", "Branch", "Counter", "Outcome"),
    "zh": ("票号", "取号时间", "叫号时间", "结束时间", "网点", "窗口", "状态"),
}
COMPLAINTS = {
    "en": ("Case number", "Opened at", "First reply", "Closed at", "Branch", "Counter", "Type", "Category", "Content"),
    "zh": ("投诉编号", "受理时间", "首次答复时间", "办结时间", "网点", "窗口", "类型", "投诉类别", "投诉内容"),
}
MESSY = {
    "en": (
        ("1", "2026-03-02", "North", "Counter 1", "5", "10", "Quick and friendly"),
        ("2", "2026-03-02", "North", "Counter 1", "4", "9", ""),
        ("3", "2026/3/2", "North", "Counter 2", "2", "4", "Waited 40 minutes, call me: 138 1234 5678"),
        ("4", "3 March", "North", "Counter 2", "5", "8", ""),
        ("5", "2026-03-03", "South", "Counter 1", "9", "10", ""),
        ("6", "2026-03-03", "South", "Counter 1", "N/A", "7", "Did not see the counter"),
        ("7", "2026-03-03", "South", "", "3", "6", ""),
        ("8", "2026-03-04", "South", "Counter 2", "4", "8", "=SUM(A1)"),
        ("2", "2026-03-02", "North", "Counter 1", "4", "9", ""),
        ("9", "2026-03-04", "South", "Counter 2", "5", "eleven", ""),
        ("10", "2026-03-04", "South", "Counter 2", "1", "0", "The sign says “closed”; nobody was there"),
    ),
    "zh": (
        ("1", "2026-03-02", "城北", "一号窗口", "5", "10", "又快又热情"),
        ("2", "2026-03-02", "城北", "一号窗口", "4", "9", ""),
        ("3", "2026/3/2", "城北", "二号窗口", "2", "4", "等了40分钟，请回电 138 1234 5678"),
        ("4", "三月三日", "城北", "二号窗口", "5", "8", ""),
        ("5", "2026-03-03", "城南", "一号窗口", "9", "10", ""),
        ("6", "2026-03-03", "城南", "一号窗口", "不适用", "7", "没有去窗口"),
        ("7", "2026-03-03", "城南", "", "3", "6", ""),
        ("8", "2026年3月4日", "城南", "二号窗口", "4", "8", "=SUM(A1)"),
        ("2", "2026-03-02", "城北", "一号窗口", "4", "9", ""),
        ("9", "2026-03-04", "城南", "二号窗口", "5", "十一", ""),
        ("10", "2026-03-04", "城南", "二号窗口", "1", "0", "牌子写着“暂停服务”，没有人"),
    ),
}
TOTALS = {
    "en": ("Month", "Branch", "Counter", "Served", "Abandoned", "Breaches (>15 min)", "Average wait (min)",
           "Complaints", "Answers", "Satisfied"),
    "zh": ("月份", "网点", "窗口", "业务量", "弃号数", "超时件数（>15分钟）", "平均等待（分钟）", "投诉件数", "评价数",
           "满意数"),
}  # fmt: skip
NODES = {
    "en": ("Node code", "Chinese name", "English name", "Journey", "Stage", "Order", "Type"),
    "zh": ("节点编号", "中文名称", "英文名称", "场景", "阶段", "顺序", "类型"),
}
SITES = {
    "en": ("Branch code", "Chinese name", "English name", "Region", "Time zone"),
    "zh": ("网点代码", "中文名称", "英文名称", "区域", "时区"),
}
BLANKS = (
    ("survey", N_("Blank survey table"), SURVEY),
    ("tickets", N_("Blank queue table"), TICKETS),
    ("complaints", N_("Blank complaints table"), COMPLAINTS),
    ("totals", N_("Blank table of monthly totals"), TOTALS),
    ("nodes", N_("Blank list of service nodes"), NODES),
    ("sites", N_("Blank list of sites"), SITES),
)


def offer() -> None:
    """The downloads, for who has no file yet."""
    with st.expander(t("No file yet? Tables to fill in, and one to practise with"), icon=":material/draft:"):
        with st.container(horizontal=True):
            for name, label, headers in BLANKS:
                _download(t(label), f"{name}.csv", blank(headers[language()]))
            _download(t("Small messy survey to practise with"), "practice-survey.csv", messy(language()))
        st.caption(
            t(
                "One row per answer, ticket or complaint. Write days as 2026-03-02 and times as 2026-03-02 14:05. "
                "Columns you do not have may stay empty or be deleted. The practice file has faults on purpose: "
                "see what the check says of them. It can be taken back like any other upload."
            )
        )


def blank(headers: tuple[str, ...]) -> bytes:
    """A table with headers and nothing else."""
    return to_csv(pd.DataFrame(columns=list(headers)))


def messy(spoken: str) -> bytes:
    """A few answers with the faults that real files have: dates in words, codes off the scale, a row twice."""
    return to_csv(pd.DataFrame(list(MESSY[spoken]), columns=list(SURVEY[spoken])))


def _download(label: str, file_name: str, data: bytes) -> None:
    st.download_button(
        label,
        data,
        file_name=file_name,
        mime="text/csv",
        key=f"template-{file_name}",
        on_click="ignore",
        icon=":material/download:",
    )
