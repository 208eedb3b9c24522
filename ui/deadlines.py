"""By when complaints have to be answered and closed, and the calendar that says which days are worked."""

from __future__ import annotations

from datetime import date

import pandas as pd
import streamlit as st
from babel import Locale

from cxlib.records import records
from cxlib.scope import Scope
from cxlib.working_days import WEEKDAYS, countries
from ui import by_hand, cached, targets
from ui.language import locale
from ui.names import frame as catalogue
from ui.names import names
from ui.past import EARLIEST
from ui.words import NOTHING, day, t, weekdays

ANSWER, CLOSE = ("answer_days", "answer_s"), ("close_days", "close_s")
"""Standards of answering and closing; the first one that is set counts."""


def section(scope: Scope) -> None:
    """A closed drawer: the deadlines of the scope's nodes, and the calendar with its small forms."""
    with st.expander(t("Deadlines and working days"), icon=":material/event_available:", key="deadlines"):
        _table(scope)
        country = cached.reader().calendar_country()
        st.markdown(
            t("Working calendar: **{country}**. The day a complaint comes in does not count.",
              country=country_name(country))
        )  # fmt: skip
        st.caption(
            t("Make-up days (调休) are known once they are announced, in China in the autumn before. A promise made "
              "to the customer goes before a standard, a standard in working days before one in days.")
        )  # fmt: skip
        left, right = st.columns(2)
        with left, st.form("calendar_country", border=False):
            _country_form(country)
        with right, st.form("calendar_day", border=False):
            _day_form()
        _own_days()


def country_name(code: str) -> str:
    """A country in the reader's language.

    >>> country_name("CN")
    'China'
    """
    if code == WEEKDAYS:
        return t("Monday to Friday, without holidays")
    return str(Locale.parse(locale()).territories.get(code, code))


def _table(scope: Scope) -> None:
    standing = targets.in_force(scope)
    nodes = catalogue("node")
    here = nodes.loc[nodes["journey"].isin(scope.journeys or nodes["journey"]), "code"]
    standing = standing[standing["metric"].isin([*ANSWER, *CLOSE]) & standing["node"].isin(here)]
    if standing.empty:
        st.caption(t("No deadline is set. Set it on the page of a service node, in days or in working days."))
        return
    told, by_node = names("node"), standing.groupby("node", sort=False)
    shown = pd.DataFrame(
        {
            t("Service node"): [told.get(str(node), str(node)) for node, _ in by_node],
            t("Answered within"): [_first(part, ANSWER) for _, part in by_node],
            t("Closed within"): [_first(part, CLOSE) for _, part in by_node],
        }
    )
    st.dataframe(shown, hide_index=True, alt=t("Deadlines of complaints by service node"))


def _first(standing: pd.DataFrame, metrics: tuple[str, ...]) -> str:
    values = standing.set_index("metric")["value"]
    return next((targets.value(one, float(values[one])) for one in metrics if one in values), NOTHING)


def _country_form(country: str) -> None:
    told = {code: country_name(code) for code in (WEEKDAYS, *countries())}
    choices = sorted(told, key=lambda code: (code not in (WEEKDAYS, "CN"), told[code]))
    picked = str(st.selectbox(t("Holidays of"), choices, index=choices.index(country), format_func=told.__getitem__))
    if st.form_submit_button(t("Count by this calendar")) and picked != country:
        by_hand.do(lambda: cached.store().set_country(picked, cached.viewer()))


def _day_form() -> None:
    when = st.date_input(t("Day"), value=cached.extent().last, min_value=EARLIEST, format="YYYY-MM-DD", key="own_day")
    kinds = {False: t("a day off"), True: t("a working day")}
    working = st.selectbox(t("This day is"), list(kinds), format_func=kinds.__getitem__)
    if st.form_submit_button(t("Set")) and isinstance(when, date):
        by_hand.do(lambda: cached.store().set_day(when, bool(working), cached.viewer()))


def _own_days() -> None:
    """Days set by hand, each with its way out."""
    for row in records(cached.reader().own_days()):
        when = pd.Timestamp(row["day"]).date()
        words, button = st.columns([6, 1], vertical_alignment="center")
        kind = t("a working day") if row["working"] else t("a day off")
        words.markdown(f"{day(when)} ({weekdays()[when.weekday()]}): {kind}")
        if button.button(t("Remove"), key=f"own_day_{when}", icon=":material/delete:", type="tertiary"):
            by_hand.do(lambda when=when: cached.store().set_day(when, None, cached.viewer()))  # type: ignore[misc]
