"""Long sheets, what makes a row the same row, weights and the time taken."""

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from cxlib.intake.map import Mapper
from cxlib.intake.mapping import load_mapping
from cxlib.intake.sheet import Block
from tests.mapping_sheets import keys, mapped, mapping_of, ratings

# --- long -------------------------------------------------------------------------------------------------------------

LONG = ['{ name = "id", is = "id" }', '{ name = "d", is = "day" }', '{ name = "node", is = "node" }',
        '{ name = "item", is = "item" }',
        '{ name = "facet", is = "facet" }', '{ name = "score", is = "score" }']  # fmt: skip


def test_a_long_file_has_one_rating_a_row_and_one_identity_per_node_item_and_facet():
    lines = [
        "7,2026-03-01,desk,csat,感知,4",
        "7,2026-03-01,phone,csat,期望,5",
        "7,2026-03-01,desk,quality,perception,3",
    ]
    mapper, result = mapped(mapping_of(LONG), "\n".join(["id,d,node,item,facet,score", *lines]))
    assert ratings(mapper, result) == [
        (2, "desk", "csat", "perception", 4, 4, 1),
        (3, "phone", "csat", "expectation", 5, 5, 1),
        (4, "desk", "quality", "perception", 3, 3, 0),
    ]
    assert len(set(keys(result))) == 3
    assert result.rows["person"].to_pylist() == ["7", "7", "7"]


def test_an_unknown_facet_refuses_the_row():
    _, result = mapped(mapping_of(LONG), "id,d,node,item,facet,score\n7,2026-03-01,desk,csat,hope,4\n")
    assert [tuple(fault) for fault in result.rejects] == [(2, "facet", "hope", "UNKNOWN_WORD")]


# --- identity ---------------------------------------------------------------------------------------------------------

SHORT = ['{ name = "d", is = "day" }', '{ name = "q", is = "rating" }']
WITH_ID = [*SHORT, '{ name = "id", is = "id" }']


def test_with_an_id_a_row_is_the_same_row_whatever_else_stands_in_it():
    _, first = mapped(mapping_of(WITH_ID), "d,q,id\n2026-03-01,5,a1\n")
    _, second = mapped(mapping_of(WITH_ID), "d,q,id\n2026-03-02,3, a1 \n")
    assert keys(first) == keys(second)
    assert first.rows["whole"].to_pylist() == [False]


def test_without_an_id_or_with_a_blank_one_a_row_is_its_whole_content():
    for columns, end in ((SHORT, ""), (WITH_ID, ",")):
        header = "d,q" + (",id" if end else "")
        _, result = mapped(mapping_of(columns), f"{header}\n2026-03-01,5{end}\n2026-03-01,5{end}\n2026-03-01,4{end}\n")
        assert result.rows["whole"].to_pylist() == [True] * 3
        same, again, other = keys(result)
        assert same == again != other


def test_the_same_id_of_another_source_or_given_site_is_another_row():
    text = "d,q,id\n2026-03-01,5,a1\n"
    mapping = mapping_of(WITH_ID)
    other = load_mapping('name = "else"\nkind = "survey"\njourney = "hall"\ncolumn = [' + ", ".join(WITH_ID) + "]")
    found = [keys(mapped(one, text, **constants)[1])[0] for one, constants in
             ((mapping, {}), (mapping, {"site": "north"}), (other, {}))]  # fmt: skip
    assert len(set(found)) == 3


@given(
    st.lists(
        st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc"))), min_size=2, max_size=2, unique=True
    )
)
def test_cells_that_could_be_joined_in_two_ways_are_two_rows(cells):
    mapping = mapping_of(
        ['{ name = "d", is = "day" }', '{ name = "a", is = "comment" }', '{ name = "b", is = "comment" }']
    )
    one, other = cells
    table = pa.table({"d": ["2026-03-01"] * 2, "a": [one + other, one], "b": ["", other]})
    found = Mapper(mapping, ("d", "a", "b")).block(Block(2, table)).rows["key_text"].to_pylist()
    assert (found[0] == found[1]) == (other == "")


# --- weights, seconds -------------------------------------------------------------------------------------------------


def test_weights_out_of_range_refuse_the_row():
    mapping = mapping_of([*SHORT, '{ name = "w", is = "weight" }'])
    weights = ["0.5", "10000", "0", "-1", "10001", "", "heavy", "inf", "nan"]
    _, result = mapped(mapping, "d,q,w\n" + "".join(f"2026-03-01,5,{weight}\n" for weight in weights))
    assert result.rows["weight"].to_pylist() == [0.5, 10_000]
    wrong = {fault.value: fault.code for fault in result.rejects}
    assert wrong.pop("heavy") == "NOT_A_NUMBER"
    assert set(wrong) == {"0", "-1", "10001", "", "inf", "nan"}
    assert len(result.refused) == 7


def test_the_time_taken_is_understood_in_words():
    mapping = mapping_of([*SHORT, '{ name = "t", is = "seconds", unit = "min" }'])
    _, result = mapped(
        mapping, "d,q,t\n2026-03-01,5,59秒\n2026-03-01,5,2\n2026-03-01,5,\n2026-03-01,5,-2\n2026-03-01,5,long\n"
    )
    assert result.rows["seconds"].to_pylist() == [59, 120, None]
    assert [fault.code for fault in result.rejects] == ["NOT_A_DURATION"] * 2
