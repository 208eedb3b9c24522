"""Who complained before, counted by hand: customers are told apart by a digest, and by nothing a person could read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import duckdb
import pytest

from cxlib.intake.read import read
from cxlib.intake.recognise import recognise
from cxlib.intervals import proportion
from cxlib.repeats import Repeats, repeats
from cxlib.scope import Scope
from cxlib.store import Store, open_store
from cxlib.store.cases import Narrow
from tests.board import forget, looked, texts
from tests.clinic import dump, mapping, take

# Told of Ann: on 1 January, 40 days later, 10 days later elsewhere in the journey, 30 days later, 31 days later. Bob:
# twice, 33 days apart. Two are nobody. The first has no data before it.
CASES = """id,node,opened,phone
a1,nurse,2026-01-01 09:00,13800001111
a2,nurse,2026-02-10 09:00,138 0000 1111
a3,doctor,2026-02-20 09:00,+86 138-0000-1111
a4,nurse,2026-03-22 09:00,１３８００００１１１１
a5,nurse,2026-04-22 09:00,8613800001111
b1,doctor,2026-02-15 09:00,bob@example.com
b2,doctor,2026-03-20 09:00, Bob@Example.com
x1,nurse,2026-02-21 09:00,
x2,nurse,2026-02-21 10:00,138****1111
x3,nurse,2026-02-21 11:00,00000000000
""" + "".join(f"o{n},nurse,2026-03-01 09:00,{n}\n" for n in range(1, 9))  # fmt: skip
ROLES = {"id": "id", "node": "node", "opened": "opened"}
COMPLAINTS = '[constant]\nkind = "complaint"\n'
TOLD = mapping("ticket", "cases", COMPLAINTS, **ROLES, phone="customer")
UNTOLD = mapping("ticket", "cases", COMPLAINTS, **ROLES, phone="ignore")
ALL = Scope(grain="M")


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    store = open_store(":memory:")
    take(store, CASES, TOLD)
    yield store
    store.close()


def found(store: Store, scope: Scope = ALL) -> Repeats:
    return repeats(store.reader(), scope)


def counts(store: Store, scope: Scope = ALL) -> list[int]:
    return found(store, scope).whole.loc[0, ["complaints", "known", "judged", "repeated"]].tolist()


def test_a_complaint_is_repeated_if_the_customer_s_last_one_came_at_most_thirty_days_before(store: Store) -> None:
    assert counts(store) == [18, 15, 14, 2]


def test_the_share_has_wilson_s_interval(store: Store) -> None:
    line = found(store).whole.iloc[0]
    assert tuple(line[["value", "low", "high"]]) == pytest.approx(tuple(map(float, proportion(2, 14))))
    assert line["class"] == "provisional"


def test_each_node_has_its_own_and_few_are_withheld(store: Store) -> None:
    lines = found(store).nodes.set_index("node")
    assert lines["repeated"].to_dict() == {"doctor": 1, "nurse": 1}
    assert lines["judged"].to_dict() == {"doctor": 3, "nurse": 11}
    assert lines["reason"].to_dict()["doctor"] == "TOO_FEW"


def test_what_came_before_the_scope_or_at_another_node_still_counts(store: Store) -> None:
    march = Scope(start=date(2026, 3, 22), end=date(2026, 3, 31), nodes=("nurse",), grain="M")
    assert counts(store, march) == [1, 1, 1, 1]


def test_customers_who_complained_twice_are_counted(store: Store) -> None:
    assert (found(store).customers, found(store).twice) == (10, 2)


def test_a_click_leads_to_the_repeats_that_are_counted(store: Store) -> None:
    reader, asked = store.reader(), Narrow(repeated=True)
    assert sorted(reader.tickets(ALL, "complaint", narrow=asked)["code"]) == ["a3", "a4"]
    assert reader.count_tickets(ALL, "complaint", asked) == 2


def test_without_customers_it_cannot_be_told_and_why_is_said(empty: Store) -> None:
    take(empty, CASES, UNTOLD)
    assert found(empty).whole.loc[0, ["known", "reason"]].tolist() == [0, "CUSTOMERS_NOT_KNOWN"]


def test_without_thirty_days_before_it_cannot_be_told_yet(empty: Store) -> None:
    take(empty, "id,node,opened,phone\na,nurse,2026-03-01 09:00,7\nb,nurse,2026-03-05 09:00,7\n", TOLD)
    assert found(empty).whole.loc[0, ["known", "judged", "reason"]].tolist() == [2, 0, "LOOK_BACK_TOO_SHORT"]


def test_no_byte_of_who_the_customer_is_is_in_the_file(tmp_path: Path) -> None:
    store = open_store(tmp_path / "told.duckdb")
    take(store, CASES, TOLD)
    store.close()
    with duckdb.connect(tmp_path / "told.duckdb", read_only=True) as link:
        tables = [name for (name,) in link.execute("select table_name from duckdb_tables()").fetchall()]
        said = "".join(str(link.execute(f"from {name}").fetchall()) for name in tables)
    assert not [text for text in ("xample.com", "00001111", "0000 1111") if text in said]


def digests_in(store: Store) -> set[int]:
    with store.database.cursor() as cursor:
        told = cursor.execute("select customer from ticket where customer is not null").fetchall()
    return {one for (one,) in told}


def test_another_database_has_other_digests(store: Store) -> None:
    other = open_store(":memory:")
    take(other, CASES, TOLD)
    digests = [digests_in(each) for each in (store, other)]
    assert list(map(len, digests)) == [10, 10]
    assert not digests[0] & digests[1]
    other.close()


def test_a_row_is_the_same_row_whether_or_not_its_customer_is_told(empty: Store) -> None:
    take(empty, CASES, UNTOLD)
    before = dump(empty)
    again = take(empty, CASES, TOLD)
    # fifteen rows say something newer now: who the customer is
    assert (again.accepted, again.updated, again.duplicate) == (15, 15, 3)
    assert counts(empty) == [18, 15, 14, 2]
    assert take(empty, CASES, TOLD).duplicate == 18
    empty.undo(again.upload_id)
    assert dump(empty) == before


def test_a_file_without_numbers_of_its_own_is_the_same_with_a_customer(empty: Store) -> None:
    whole = replace(UNTOLD, columns=UNTOLD.columns[1:])
    take(empty, CASES, whole)
    assert take(empty, CASES, replace(TOLD, columns=TOLD.columns[1:])).duplicate == 18


@pytest.mark.parametrize(
    ("headers", "told"),
    [
        ("投诉编号,客户编号,联系电话", ["id", "customer", None]),
        ("complaint no,requester,customer name", ["id", "customer", None]),
        ("客户编号,来电人,客户姓名", ["id", None, None]),
    ],
)
def test_a_customer_is_guessed_of_columns_no_other_role_took_and_never_by_a_name(
    headers: str, told: list[str | None]
) -> None:
    rows = [f"T{n},13800{n % 20:06},王{n % 20}先生,2026-03-{1 + n % 28:02} 09:00,2026-03-30 09:00" for n in range(40)]
    columns = recognise(read("\n".join([f"{headers},投诉时间,办结时间", *rows]).encode(), "x.csv")).mapping.columns
    roles = {column.name: column.role for column in columns}
    assert [roles.get(name) for name in headers.split(",")] == told


def test_names_and_hidden_digits_are_no_customers() -> None:
    for text in ("Ann Lee", "138****1111"):
        rows = [f"T{n},{text},2026-03-{1 + n % 28:02} 09:00,2026-03-30 09:00" for n in range(30)]
        guess = recognise(read("\n".join(["complaint no,contact,opened,closed", *rows]).encode(), "x.csv"))
        assert "customer" not in {column.role for column in guess.mapping.columns}


def test_the_page_says_the_share_and_the_link_names_what_it_narrows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = open_store(tmp_path / "page.duckdb")
    take(store, CASES, TOLD)
    store.close()
    monkeypatch.setenv("CX_DB", str(tmp_path / "page.duckdb"))
    forget()
    days = {"start": "2026-01-01", "end": "2026-04-30"}
    text = texts(looked("complaints", **days))
    assert "2 of 14 complaints: the same customer complained" in text
    assert "2 of 10 customers complained twice or more" in text
    cases = looked("cases", **days, metric="complaints_per_1000", repeated="1", rows="complaints")
    assert "at most 30 days before" in texts(cases)
    assert cases.dataframe[0].value.shape[0] == 2
    forget()
