"""A preview says exactly what will be: figures, duplicates and changed rows; and leaves nothing behind."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from cxlib.errors import CxError
from cxlib.figures import figures
from cxlib.intake.columns import Mapping
from cxlib.intake.read import read
from cxlib.preview import METRICS, WHOLE, Effect, effect_of_load, effect_of_undo
from cxlib.scope import Scope
from cxlib.store import Outcome, Store
from cxlib.store.load import Taken
from tests.clinic import COMPLAINTS, QUEUE, SURVEY, complaints, queue, survey, take

pytestmark = pytest.mark.slow

FILES = {"survey": (SURVEY, survey), "queue": (QUEUE, queue), "complaints": (COMPLAINTS, complaints)}
MORE = SURVEY.replace("a0", "b0").replace("a1", "b1").replace(",5,5,", ",2,1,")
Rows = Callable[[Store], dict[str, list[str]]]


def preview(store: Store, text: str, way: Mapping) -> Effect[Outcome]:
    return effect_of_load(store.database, read(text.encode(), "clinic.csv"), way, Taken("clinic.csv"))


def by_node(store: Store) -> pd.DataFrame:
    whole = figures(store.reader(), Scope(), METRICS).assign(node=WHOLE)
    nodes = figures(store.reader(), Scope(), METRICS, ("node",))
    return pd.concat([whole, nodes]).set_index(["metric", "node"])


def as_told(effect: Effect, before: pd.DataFrame, after: pd.DataFrame) -> None:
    """Every figure that differs is told with both its values, and no other is told."""
    for line in effect.figures.to_dict("records"):
        for side, frame in (("before", before), ("after", after)):
            at = (line["metric"], line["node"])
            real = frame.loc[at] if at in frame.index else pd.Series({"value": float("nan"), "n": 0})
            assert line[f"n_{side}"] == real["n"]
            assert line[side] == real["value"] or (pd.isna(line[side]) and pd.isna(real["value"]))
    told = set(zip(effect.figures["metric"], effect.figures["node"], strict=True))
    same = before.add_suffix("_before").join(after, how="outer")
    pairs = (("n", 0), ("value", -1), ("events", 0))
    moved = np.any([same[name].fillna(no) != same[f"{name}_before"].fillna(no) for name, no in pairs], axis=0)
    assert told == set(same.index[moved])


@pytest.mark.parametrize("last", FILES)
def test_what_was_told_before_a_load_is_what_is_after_it(empty: Store, last: str) -> None:
    for name, (text, way) in FILES.items():
        if name != last:
            take(empty, text, way)
    text, way = FILES[last]
    before = by_node(empty)
    effect = preview(empty, text, way)
    outcome = take(empty, text, way)
    assert len(effect.figures)
    as_told(effect, before, by_node(empty))
    assert vars(effect.result) | {"reasons": 0} == vars(outcome) | {"reasons": 0}


def test_more_answers_move_a_figure_that_was_there(day: Store) -> None:
    before = by_node(day)
    effect = preview(day, MORE, survey)
    nurse = effect.figures.set_index(["metric", "node"]).loc[("csat", "nurse")]
    assert (nurse["n_before"], nurse["n_after"]) == (12, 24)
    assert nurse["after"] < nurse["before"]
    take(day, MORE, survey)
    as_told(effect, before, by_node(day))


@pytest.mark.parametrize("upload_id", [1, 2, 3])
def test_what_was_told_before_an_undo_is_what_is_after_it(day: Store, upload_id: int) -> None:
    before = by_node(day)
    effect = effect_of_undo(day.database, upload_id)
    assert effect.result == day.undo(upload_id)
    assert len(effect.figures)
    as_told(effect, before, by_node(day))


def test_a_preview_leaves_nothing_behind(day: Store, clinic_rows: Rows) -> None:
    rows, version, told = clinic_rows(day), day.reader().version(), by_node(day)
    preview(day, MORE, survey)
    effect_of_undo(day.database, 1)
    assert clinic_rows(day) == rows
    assert day.reader().version() == version
    assert_frame_equal(by_node(day), told, check_exact=True)
    assert len(day.reader().uploads()) == 3


def test_new_nodes_have_their_names_before_they_are_there(empty: Store) -> None:
    effect = preview(empty, SURVEY, survey)
    assert effect.nodes.set_index("code").loc["nurse", "name_zh"] == "护士"
    assert empty.reader().catalogue().nodes.empty


def test_the_same_file_again_is_all_duplicates_and_moves_nothing(empty: Store) -> None:
    take(empty, SURVEY, survey)
    effect = preview(empty, SURVEY, survey)
    assert (effect.result.duplicate, effect.result.accepted) == (12, 0)
    assert effect.figures.empty
    assert effect.changed.empty


def test_a_row_that_comes_again_with_other_content_is_named(empty: Store) -> None:
    take(empty, SURVEY, survey)
    effect = preview(empty, SURVEY.replace("a02,2026-03-02 09:10,north,5", "a02,2026-03-02 09:10,north,1"), survey)
    assert (effect.result.updated, effect.result.duplicate) == (1, 11)
    assert effect.changed.values.tolist() == [[3, "a02", "csat", "5.0", "1.0", True]]


def test_a_ticket_closed_since_is_named_with_what_changed(empty: Store) -> None:
    take(empty, COMPLAINTS, complaints)
    later = COMPLAINTS.replace(
        "c12,south,nurse,2026-03-02 09:00,,,", "c12,south,nurse,2026-03-02 09:00,,2026-03-09 09:00,"
    )
    changed = preview(empty, later, complaints).changed
    assert set(changed["id"]) == {"c12"}
    assert ["closed", "", "2026-03-09 09:00:00"] in changed[["what", "before", "now"]].values.tolist()


def test_twins_in_one_file_that_differ_are_named(empty: Store) -> None:
    effect = preview(empty, SURVEY + "a01,2026-03-02 09:00,north,1,5,10,7,\n", survey)
    assert effect.changed[["row", "id", "before", "now", "updated"]].values.tolist() == [
        [14, "a01", "5.0", "1.0", False]
    ]


def test_what_a_load_would_refuse_the_preview_refuses(empty: Store) -> None:
    with pytest.raises(CxError, match="COLUMNS_NOT_FOUND"):
        preview(empty, "x,y\n1,2\n", survey)
    with pytest.raises(CxError, match="NO_SUCH_UPLOAD"):
        effect_of_undo(empty.database, 7)
    take(empty, SURVEY, survey)
