"""A list is read from the last days backwards: the same rows as from all days, and few days where few hold them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from cxlib.scope import Scope
from cxlib.store import Store, listed, times
from cxlib.store.cases import Cases, Narrow
from tests.clinic import mapping, take

YEAR = Scope(date(2026, 1, 1), date(2026, 12, 31))
ALL_AT_ONCE, A_DAY_AT_FIRST = 10**9, 1
SCOPES = [Scope(), YEAR.within(nodes=["counter_1"]), Scope(date(2030, 1, 1), date(2030, 12, 31))]
ASKED: list[tuple[str, dict[str, Any]]] = [
    ("tickets", {"kind": "complaint"}),
    ("tickets", {"kind": "service", "limit": 20, "narrow": Narrow(weekday=1, hour=10)}),
    ("tickets", {"kind": "complaint", "limit": 20, "narrow": Narrow(open_on=date(2026, 9, 30))}),
    ("answers", {"limit": 20}),
    ("answers", {"limit": 400}),
    ("answers", {"offset": 990, "limit": 5}),
    ("answers", {"order": "new"}),
    ("answers", {"narrow": Narrow(item="nps"), "limit": 10}),
    ("answers", {"narrow": Narrow(item="csat", said=True), "limit": 10}),
    ("comments", {"limit": 10}),
    ("comments", {"limit": 300}),
    ("comments", {"order": "new", "offset": 10}),
]


def read(store: Store, monkeypatch: pytest.MonkeyPatch, at_once: int, name: str, scope: Scope, **asked: Any) -> Any:
    monkeypatch.setattr(listed, "AT_ONCE", at_once)
    return getattr(store.reader(), name)(scope, **asked)


@pytest.mark.parametrize("scope", SCOPES, ids=["all", "node", "later"])
@pytest.mark.parametrize(("name", "asked"), ASKED)
def test_a_page_is_the_same_by_its_last_days_and_by_all(
    sample_store: Store, monkeypatch: pytest.MonkeyPatch, name: str, asked: dict[str, Any], scope: Scope
) -> None:
    whole = read(sample_store, monkeypatch, ALL_AT_ONCE, name, scope, **asked)
    assert_frame_equal(whole, read(sample_store, monkeypatch, A_DAY_AT_FIRST, name, scope, **asked))
    assert whole.empty == (scope is SCOPES[-1] and not getattr(asked.get("narrow"), "open_on", None))


@pytest.mark.parametrize(("name", "asked"), [ASKED[0], ASKED[3], ASKED[6], ASKED[9]])
def test_a_short_page_is_read_from_a_few_days(
    sample_store: Store, monkeypatch: pytest.MonkeyPatch, name: str, asked: dict[str, Any]
) -> None:
    starts = []

    def heard(self: Cases, query: str, values: dict[str, Any], frame: Any = Cases._frame) -> pd.DataFrame:
        starts.append(values["start"])
        return frame(self, query, values)

    monkeypatch.setattr(Cases, "_frame", heard)
    read(sample_store, monkeypatch, A_DAY_AT_FIRST, name, YEAR, **asked | {"limit": 5})
    assert starts == sorted(starts, reverse=True)
    assert (sample_store.reader().extent().last - starts[-1]).days < 100


# --- where rows lie, and one look for several questions ---------------------------------------------------------------


def test_complaints_and_services_of_a_month_and_site_and_node_lie_together_however_the_file_has_them(
    empty: Store,
) -> None:
    rows = [f"t{n},{'ns'[n % 2]},{('nurse', 'doctor')[n // 2 % 2]},{('service', 'complaint')[n // 4 % 2]},"
            f"2026-0{3 + n % 3}-{1 + n * 5 % 28:02} 09:00" for n in range(60)]  # fmt: skip
    take(empty, "\n".join(["id,site,node,sort,opened", *rows]) + "\n",
         mapping("ticket", "desk", id="id", site="site", node="node", sort="kind", opened="opened"))  # fmt: skip
    order = "month(day), kind = 'complaint', site_id, node_id, day"
    with empty.database.cursor() as cursor:
        lie = cursor.execute(f"select {order} from ticket order by rowid").fetchall()
        cells = cursor.execute("select node_id, site_id, day from daily_ticket order by rowid").fetchall()
        by_site = cursor.execute("select site_id, node_id, day from ticket_by_site order by rowid").fetchall()
    assert sum(complaint for _, complaint, *_ in lie) == 28
    assert len(lie) == 60
    assert lie == sorted(lie)
    assert len(cells) == len(by_site) == 60
    assert cells == sorted(cells)
    assert by_site == sorted(by_site)


def test_the_answers_to_one_question_lie_together_in_the_roll_up(empty: Store) -> None:
    rows = [f"r{n},{'ns'[n % 2]},2026-03-{1 + n % 7:02},{n % 5 + 1},{n % 3 + 3}" for n in range(70)]
    take(empty, "\n".join(["id,site,day,asked,easy", *rows]) + "\n",
         mapping("survey", "desk", id="id", site="site", day="day", asked="rating, node=nurse, item=csat",
                 easy="rating, node=clinic, item=ces, scale=ces"))  # fmt: skip
    with empty.database.cursor() as cursor:
        cells = cursor.execute("select item_id, node_id, site_id, day from daily_rating order by rowid").fetchall()
    assert len({item for item, *_ in cells}) == 2
    assert cells == sorted(cells)


@pytest.mark.parametrize("by", [*times.QUESTIONS, ("hour",), ("site", "hour")])
def test_a_node_with_many_tickets_tells_the_same_as_if_they_were_few(
    sample_store: Store, monkeypatch: pytest.MonkeyPatch, by: tuple[str, ...]
) -> None:
    def waits() -> pd.DataFrame:
        sample_store.database.forget()
        bins = sample_store.reader().times(YEAR.within(nodes=["counter_1"]), "wait", by)
        keys = {key: column[bins.group] for key, column in bins.keys.items()}
        return pd.DataFrame(keys | {"bin": bins.bin, "n": bins.n, "total": bins.total})

    few = waits()
    monkeypatch.setattr(times, "FEW", 0)
    assert few["n"].sum() > 1000
    assert_frame_equal(few, waits())
