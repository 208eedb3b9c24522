"""Direction, and where a rating, a pair of answers or a comment belongs."""

from tests.mapping_sheets import WIDE, mapped, mapping_of, ratings


def test_where_low_is_best_one_is_the_best_answer():
    mapping = mapping_of(['{ name = "d", is = "day" }', '{ name = "q", is = "rating", scale = "s" }'],
                         'scale = { s = { best = "low" } }')  # fmt: skip
    mapper, result = mapped(mapping, "d,q\n2026-03-01,1\n2026-03-01,5\n")
    assert [row[4:] for row in ratings(mapper, result)] == [(1, 5, 1), (5, 1, -1)]
    assert next(iter(mapper.targets)).reversed


def test_a_rating_belongs_to_its_own_node_else_the_rows_else_the_journey():
    columns = [
        '{ name = "d", is = "day" }',
        '{ name = "own", is = "rating", node = "phone" }',
        '{ name = "q", is = "rating" }',
    ]
    mapper, result = mapped(mapping_of(columns), "d,own,q\n2026-03-01,5,4\n")
    assert [(row[1], row[4]) for row in ratings(mapper, result)] == [("hall", 4), ("phone", 5)]
    with_node = mapping_of([*columns, '{ name = "where", is = "node" }'])
    mapper, result = mapped(with_node, "d,own,q,where\n2026-03-01,5,4,desk\n2026-03-01,5,3,\n")
    assert [(row[0], row[1], row[4]) for row in ratings(mapper, result)] == [
        (2, "desk", 4), (2, "phone", 5), (3, "hall", 3), (3, "phone", 5)]  # fmt: skip


def test_nodes_and_sites_are_known_by_either_name_and_by_code():
    toml = WIDE.replace("column = [", 'column = [{ name = "where", is = "node" }, { name = "site", is = "site" },')
    text = "where,site,date,Q1,Q2,all\n" + "".join(
        f"{where},{site},2026-03-01,5,5,5\n"
        for where, site in [("窗口", "城北"), ("counter", "NORTH"), (" Counter ", "north")]
    )
    _, result = mapped(toml, text)
    assert result.rows["node"].to_pylist() == ["counter"] * 3
    assert result.rows["site"].to_pylist() == ["north"] * 3


def test_a_name_nobody_listed_is_new_unless_only_known_ones_are_allowed():
    toml = WIDE.replace("column = [", 'column = [{ name = "where", is = "node" },')
    text = "where,date,Q1,Q2,all\nDesk 9,2026-03-01,5,5,5\nPhone,2026-03-01,5,5,5\n"
    assert mapped(toml, text)[1].rows["node"].to_pylist() == ["Desk 9", "phone"]
    _, result = mapped(toml.replace('is = "node"', 'is = "node", known_only = true'), text)
    assert result.rows["node"].to_pylist() == ["phone"]
    assert [tuple(fault) for fault in result.rejects] == [(2, "where", "Desk 9", "UNKNOWN_WORD")]


def test_the_values_of_a_column_come_before_all_names():
    mapping = mapping_of(['{ name = "d", is = "day" }', '{ name = "w", is = "node", values = { "1" = "desk" } }',
                          '{ name = "q", is = "rating" }'])  # fmt: skip
    assert mapped(mapping, "d,w,q\n2026-03-01,1,5\n")[1].rows["node"].to_pylist() == ["desk"]


def test_kano_pairs_need_both_sides_and_may_end_with_a_full_stop():
    mapping = mapping_of(['{ name = "d", is = "day" }',
                          '{ name = "with", is = "kano", feature = "f", side = "functional" }',
                          '{ name = "without", is = "kano", feature = "f", side = "dysfunctional" }'])  # fmt: skip
    text = "d,with,without\n2026-03-01,我很喜欢,无所谓。\n2026-03-01,I like it.,\n2026-03-01,1,5\n2026-03-01,maybe,1\n"
    _, result = mapped(mapping, text)
    pairs = [(row["row_no"], row["functional"], row["dysfunctional"]) for row in result.tables["kano"].to_pylist()]
    assert pairs == [(2, 1, 3), (4, 1, 5)]
    assert [tuple(fault) for fault in result.rejects] == [(5, "with", "maybe", "UNKNOWN_WORD")]


def test_comments_are_masked_and_carry_the_first_score_of_their_row():
    toml = WIDE.replace("column = [", 'column = [{ name = "said", is = "comment", missing = ["无"] },')
    lines = ["打13812345678,2026-03-01,2,5,5", "无,2026-03-01,5,5,5", " ,2026-03-01,5,5,5", "好,2026-03-01,0,5,5"]
    text = "\n".join(["said,date,Q1,Q2,all", *lines])
    _, result = mapped(toml, text)
    said = [(row["row_no"], row["text"], row["score"], row["box"]) for row in result.tables["comment"].to_pylist()]
    assert said == [(2, "打[phone]", 2, -1), (5, "好", None, None)]
