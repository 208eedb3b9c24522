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


def mapped(toml, text, zones=None, **constants):
    """What a mapping makes of a little CSV."""
    mapping = toml if not isinstance(toml, str) else load_mapping(toml)
    sheet = read(text.encode(), "small.csv")
    mapper = Mapper(mapping.with_constant(**constants), sheet.columns, zones)
    (block,) = sheet.blocks()
    return mapper, mapper.block(block)


def ratings(mapper, result):
    """(row, node, item, facet, raw, score, box) of every rating."""
    targets, answers = list(mapper.legend.targets), list(mapper.legend.answers)
    rows = result.tables["answered"].to_pylist()
    said = [(row["row_no"], answers[number]) for row in rows for number in row["answers"]]
    return sorted((row, *targets[one.target][:3], one.raw, one.score, one.box) for row, one in said)


def keys(result):
    return result.rows["key_text"].to_pylist()
