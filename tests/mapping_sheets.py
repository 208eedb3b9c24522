"""What the tests of mapping share: a mapping and a little CSV in, rows and ratings out."""

from cxlib.intake.map import Mapper
from cxlib.intake.mapping import load_mapping
from cxlib.intake.read import read

WIDE = """
name = "hall"
kind = "survey"
journey = { code = "hall", zh = "大厅", en = "Hall" }
node = [{ code = "counter", zh = "窗口", en = "Counter" }, { code = "phone", zh = "电话", en = "Phone" }]
site = [{ code = "north", zh = "城北", en = "North" }]
column = [
  { name = "date", is = "day" },
  { name = "Q1", is = "rating", node = "counter", scale = "five" },
  { name = "Q2", is = "rating", node = "phone", scale = "five" },
  { name = "all", is = "rating", item = "nps", scale = "ten" },
]
scale = { five = { missing = ["", "0", "6"] }, ten = { low = 0, high = 10 } }
"""


def mapping_of(columns, head="", kind="survey"):
    return load_mapping(f'name = "hall"\nkind = "{kind}"\njourney = "hall"\n{head}\ncolumn = [{", ".join(columns)}]')


def mapped(toml, text, **constants):
    """What a mapping makes of a little CSV."""
    mapping = toml if not isinstance(toml, str) else load_mapping(toml)
    sheet = read(text.encode(), "small.csv")
    mapper = Mapper(mapping.with_constant(**constants), sheet.columns)
    (block,) = sheet.blocks()
    return mapper, mapper.block(block)


def ratings(mapper, result):
    """(row, node, item, facet, raw, score, box) of every rating."""
    targets = {number: target for target, number in mapper.targets.items()}
    rows = result.tables["rating"].to_pylist()
    return sorted(
        (row["row_no"], *targets[row["target"]][:3], row["raw"], row["score"], row["box"]) for row in rows
    )  # fmt: skip


def keys(result):
    return result.rows["key_text"].to_pylist()
