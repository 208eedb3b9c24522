"""The table a clerk corrects: a mapping goes in and comes out, changed only where it was corrected."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from cxlib.intake.aliases import MISSING
from cxlib.intake.mapping import Column, Mapping, Place, Scale, dump_mapping, load_mapping
from ui.upload_table import Names, as_table, codes, corrected, switched

ROOT = Path(__file__).resolve().parent.parent
SHIPPED = sorted([*ROOT.glob("sample_data/mappings/*.toml"), *ROOT.glob("docs/mappings/*.toml")])

HALL = Mapping(
    "hall",
    "survey",
    Place("hall", zh="银行大厅", en="Bank hall"),
    (
        Column("No", "id"),
        Column("When", "time"),
        Column("Counter", "rating", node="counter_1", item="csat", scale="five"),
        Column("Recommend", "rating", item="nps", scale="ten"),
    ),
    nodes=(Place("counter_1", zh="一号窗口", en="Counter 1"),),
    scales={"five": Scale(1, 5, missing=("", "不适用", "6")), "ten": Scale(0, 10)},
)
NAMES = Names({"counter_1": "Counter 1"})


def table(mapping: Mapping = HALL) -> pd.DataFrame:
    return as_table(mapping, {column.name: "" for column in mapping.columns}, {}, NAMES)


def changed(**cells: str) -> Mapping:
    """HALL with some cells of the line "Counter" corrected."""
    lines = table()
    for name, value in cells.items():
        lines.loc[lines["name"] == "Counter", name] = value
    return corrected(HALL, lines, NAMES)


def column(mapping: Mapping, name: str = "Counter") -> Column:
    return next(one for one in mapping.columns if one.name == name)


def test_an_uncorrected_table_changes_nothing() -> None:
    assert corrected(HALL, table(), NAMES) == HALL


def kept(one: Column) -> tuple[object, ...]:
    return one.name, one.role, one.node, one.facet, one.formats, one.values, one.unit, one.feature, one.side


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_every_shipped_mapping_survives_the_table(path: Path) -> None:
    mapping = load_mapping(path.read_text(encoding="utf-8"))
    names = Names({node.code: node.en for node in mapping.nodes})
    lines = as_table(mapping, {one.name: "" for one in mapping.columns}, {}, names)
    back = load_mapping(dump_mapping(corrected(mapping, lines, names)))
    assert [back.scale_of(one) for one in back.columns] == [mapping.scale_of(one) for one in mapping.columns]
    plain = [
        (one.name, one.role, one.node, one.facet, one.formats, one.values, one.unit, one.side) for one in back.columns
    ]
    assert plain == [(o.name, o.role, o.node, o.facet, o.formats, o.values, o.unit, o.side) for o in mapping.columns]
    assert (back.nodes, back.constant, back.standards) == (mapping.nodes, mapping.constant, mapping.standards)


def test_a_node_is_known_by_its_name_in_any_case() -> None:
    assert column(changed(node="counter 1")).node == "counter_1"


def test_a_new_node_name_becomes_a_node() -> None:
    mapping = changed(node="二号 窗口")
    assert column(mapping).node == "二号_窗口"
    assert mapping.nodes[-1] == Place("二号_窗口", zh="二号 窗口", en="二号 窗口")


def test_a_turned_scale_gets_a_scale_of_its_own() -> None:
    mapping = changed(scale="1:5:low")
    assert mapping.scale_of(column(mapping)).best == "low"
    assert mapping.scale_of(column(mapping, "Recommend")) == HALL.scales["ten"]


def test_missing_codes_are_the_typed_ones_and_the_usual_words_not_shown() -> None:
    mapping = changed(missing="0、7")
    assert set(mapping.scale_of(column(mapping)).missing) == {"", "不适用", "0", "7"}


def test_a_column_that_becomes_a_score_knows_the_usual_words_for_no_answer() -> None:
    lines = table()
    lines.loc[lines["name"] == "No", ["role", "item"]] = ["rating", ""]
    mapping = corrected(HALL, lines, NAMES)
    assert column(mapping, "No").item == "csat"
    assert set(MISSING) <= set(mapping.scale_of(column(mapping, "No")).missing)


def test_a_column_no_longer_a_score_keeps_nothing_of_it() -> None:
    one = column(changed(role="comment"))
    assert (one.role, one.item, one.scale) == ("comment", "", "")


def test_cleared_cells_are_blank_not_the_word_none() -> None:
    lines = table()
    lines.loc[lines["name"] == "Counter", ["node", "missing"]] = None
    assert column(corrected(HALL, lines, NAMES)).node == ""


def test_a_check_with_a_column_of_its_own_keeps_its_name_and_its_step() -> None:
    checks = (
        Column("迎接-微笑", "passed", item="微笑", step="greet"),
        Column("道别（5分）", "score", item="道别", scale="five"),
    )
    cards = Mapping("cards", "observation", Place("hall"), checks, scales={"five": Scale(0, 5)})
    assert corrected(cards, table(cards), NAMES) == cards
    lines = table(cards).assign(role="ignore")
    assert {one.item for one in corrected(cards, lines, NAMES).columns} == {""}


def test_the_other_kind_of_file_keeps_what_it_knows() -> None:
    roles = [one.role for one in switched(HALL, "ticket").columns]
    assert roles == ["id", "opened", "ignore", "ignore"]


def test_codes_may_be_separated_as_people_do() -> None:
    assert codes("0， 6；99、88") == ("", "0", "6", "99", "88")
