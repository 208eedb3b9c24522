"""The documents and the method page say what the code does: metric cards, and the mapping examples."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from cxlib.intake.mapping import load_mapping
from cxlib.registry import METRICS
from tools import metrics_doc
from ui import cached, method, method_words

DOCS = Path(__file__).resolve().parent.parent / "docs"
BLOCKS = re.findall(r"```toml\n(.*?)```", (DOCS / "mappings.md").read_text(encoding="utf-8"), re.DOTALL)
EXAMPLES = [block for block in BLOCKS if "kind =" in block]  # the others show a part of a mapping


def test_the_metrics_page_is_written_from_the_cards_of_today() -> None:
    assert metrics_doc.main(["check"]) == 0, "stale: run `python -m tools.metrics_doc`"


def test_every_metric_has_its_family_unit_and_direction_in_words() -> None:
    for card in METRICS.values():
        assert card.family in method_words.FAMILIES
        assert card.unit in method_words.UNITS
        assert card.better in method_words.DIRECTIONS
        assert all(text for _, text in method.facts_of(card))


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_mapping_examples_can_be_loaded(example: str) -> None:
    assert load_mapping(example).columns


@pytest.mark.parametrize(("asked", "cards"), [(None, len(METRICS)), ("csat", 1), ("nonsense", len(METRICS))])
def test_the_method_page_opens_the_metric_the_link_names(asked: str | None, cards: int) -> None:
    cached.store.clear()
    board = AppTest.from_file(str(DOCS.parent / "ui" / "main.py"), default_timeout=60).run()
    board.switch_page("../pages/about/method.py")
    if asked:
        board.query_params["metric"] = asked
    board.run()
    assert not board.exception
    assert sum(one.value.startswith("### ") for one in board.markdown) == cards
    cached.store().close()
    cached.store.clear()
