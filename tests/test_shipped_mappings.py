"""The mappings under docs/mappings are listed there and whole."""

import pytest

from cxlib.intake.mapping import load_mapping
from tests.real_files import MAPPINGS


def test_every_shipped_mapping_is_listed_in_the_table():
    listed = (MAPPINGS / "README.md").read_text(encoding="utf-8")
    stems = sorted(path.stem for path in MAPPINGS.glob("*.toml"))
    assert stems
    assert [stem for stem in stems if f"[{stem}.toml]({stem}.toml)" not in listed] == []


@pytest.mark.parametrize("path", sorted(MAPPINGS.glob("*.toml")), ids=lambda path: path.stem)
def test_every_node_of_a_shipped_mapping_has_both_names(path):
    mapping = load_mapping(path.read_text(encoding="utf-8"))
    assert all(place.zh and place.en for place in (mapping.journey, *mapping.nodes, *mapping.sites))
    named = {column.node for column in mapping.columns if column.node}
    assert named <= {node.code for node in mapping.nodes}
