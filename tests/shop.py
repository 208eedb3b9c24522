"""A shop of four nodes with answers, tickets and comments by the thousand, made by the database itself."""

from collections.abc import Iterator
from typing import Any

import pandas as pd
import pytest

from cxlib.store import Store, open_store
from cxlib.store.roll import refresh

PLACES = """
insert into journey values (1, 'shop', '店', 'Shop', 0, 1);
insert into node select i + 1, case i when 0 then 'shop' else 'n' || i end, 1,
    case i when 0 then 'journey' else 'place' end, '', 'n' || i, 'n' || i, i, null, null, 1 from range(4) t(i);
insert into site values (1, 'east', 'east', 'east', '', '', 1), (2, 'west', 'west', 'west', '', '', 1);
insert into item values (1, 'csat', 'perception'), (2, 'nps', 'perception'), (3, 'element.friendliness', 'perception'),
    (4, 'element.empathy', 'perception'), (5, 'element.empathy', 'expectation');
insert into scale values (1, 1, 5, false);
"""
ANSWERS = """
insert into response select i, 1, i, null, day, case when i % 3 = 0 then day + interval (8 + i % 14) hour end, 1,
    i % 3, 0, 0, 1 + i % 4, null, case when i % 2 = 0 then 'T' || (i - i % 4) end
from (select i, date '2025-01-01' + (i // 20)::integer as day from range(2000) t(i)) where i % 7 <> 3;
insert into rating select r.response_id, 1, r.day, n.node_id, q.item_id, r.site_id, 0, 0, r.weight, s.score, 1, s.score,
    case when s.score >= 4 then 1 when s.score <= 2 then -1 else 0 end
from response r cross join node n cross join item q
cross join lateral (select 1 + greatest(hash(response_id) % 5, hash(response_id, node_id, item_id) % 5) as score) s
where hash(r.response_id, n.node_id, q.item_id, 7) % 4 > 0;
insert into ticket (ticket_id, upload_id, code, kind, day, node_id, site_id, channel_id, segment_id, opened_at, outcome,
    outcome_told, staff)
select i, 2, 'T' || (i % 1990), 'service', date '2025-01-01' + (i // 20)::integer, 2, 1, 0, 0,
    timestamp '2025-01-01 09:00' + interval (i % 9) hour, 'served', true,
    case when i % 5 > 0 then 'Ann' || i % 3 else '' end
from range(2000) t(i);
insert into ticket (ticket_id, upload_id, code, kind, day, node_id, site_id, channel_id, segment_id, outcome,
    outcome_told, wait_s, category)
select 5000 + i, 2, null, 'complaint', date '2025-01-02', 2 + i % 2, 1, 0, 0, 'served', true, i, 'late'
from range(40) t(i);
update ticket set wait_s = ticket_id % 700 where kind = 'service';
insert into comment select response_id, 'response', 1, day, 1 + response_id % 3, site_id, 0, 0, null,
    case when response_id % 4 > 0 then response_id % 3 - 1 end, 'said ' || response_id % 50
from response where response_id % 5 < 3;
insert into comment select ticket_id, 'ticket', 2, day, node_id, site_id, 0, 0, null, null, 'complained ' || ticket_id
from ticket where ticket_id >= 5000 or ticket_id < 20;
create or replace temp table touched_day as select distinct day from response;
"""


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    made = open_store(":memory:")
    with made.database.transaction() as cursor:
        cursor.execute(PLACES)
        cursor.execute(ANSWERS)
        refresh(cursor)
    yield made
    made.close()


def sorted_rows(frame: pd.DataFrame) -> list[Any]:
    """The rows as text, in an order of their own: missing is missing, whatever stands for it."""
    return sorted(map(str, frame.astype(object).where(frame.notna(), None).map(plainly).to_numpy().tolist()))


def plainly(cell: object) -> object:
    return float(cell) if isinstance(cell, (int, float)) else str(cell)
