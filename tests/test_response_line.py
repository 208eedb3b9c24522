"""How many of those served answered stands beside satisfaction, of whose answers it is, and nowhere else."""

from __future__ import annotations

import pytest

from tests.board import looked

AUTUMN = {"start": "2026-07-27", "end": "2026-10-31"}


def lines(page: str, **query: str) -> list[str]:
    """Where a page says it, NPS among its cards."""
    app = looked(page, **AUTUMN, **query)
    assert "NPS" in [card.label for card in app.metric]
    return [caption.value for caption in app.caption if "of those served" in caption.value]


@pytest.mark.usefixtures("board")
def test_the_overview_tells_the_share_once_with_nodes_where_it_is_one() -> None:
    assert lines("overview") == ["answered by 29.8% of those served"]


@pytest.mark.usefixtures("board")
def test_a_node_tells_the_share_once() -> None:
    assert len(lines("node", node="counter_1")) == 1


@pytest.mark.usefixtures("board")
def test_where_more_answered_than_were_served_there_is_no_share() -> None:
    assert lines("overview", journeys="hotel") == []
