"""A mapping document becomes plain data and back; a wrong one is told what is wrong in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxlib.errors import CxError
from cxlib.intake.columns import FACETS, REPEATABLE, ROLES, Column, Mapping, Place, Scale, Target
from cxlib.intake.mapping import dump_mapping, load_mapping

HEAD = 'name = "hall"\nkind = "survey"\njourney = "hall"\n'
DAY = '[[column]]\nname = "date"\nis = "day"\n'


def error_of(toml):
    with pytest.raises(CxError) as caught:
        load_mapping(toml)
    return caught.value


def test_a_document_becomes_a_mapping():
    mapping = load_mapping(
        """
        name = "hall-2026"
        kind = "survey"
        wait_limit_h = 12
        journey = { code = "hall", zh = "大厅", en = "Hall" }
        node = [{ code = "counter", zh = "窗口", en = "Counter", stage = "serve" }]
        standard = [{ node = "counter", metric = "csat", value = 0.8, valid_from = "2026-01-01" }]
        constant = { site = "north" }
        read = { encoding = "gb18030" }
        [scale.five]
        missing = ["", 0, "6"]
        [[column]]
        name = "日期"
        is = "day"
        formats = ["%d/%m/%Y"]
        [[column]]
        name = "Q1"
        is = "rating"
        node = "counter"
        scale = "five"
        """
    )
    assert mapping.journey == Place("hall", "大厅", "Hall")
    assert mapping.nodes == (Place("counter", "窗口", "Counter", "place", "serve"),)
    assert mapping.standards == (Target("counter", "csat", 0.8, "2026-01-01"),)
    assert mapping.scale_of(mapping.columns[1]) == Scale(1, 5, "high", ("", "0", "6"))
    assert mapping.one("day").formats == ("%d/%m/%Y",)
    assert (mapping.constant, mapping.read, mapping.wait_limit_h) == ({"site": "north"}, {"encoding": "gb18030"}, 12)


def test_a_journey_may_be_a_bare_code():
    assert load_mapping(HEAD + DAY).journey == Place("hall")


def test_a_role_nobody_knows_is_named_with_the_close_ones():
    error = error_of(HEAD + DAY + '[[column]]\nname = "Q1"\nis = "ratng"\n')
    assert error.code == "MAPPING_UNKNOWN_WORD"
    assert (error.facts["word"], error.facts["close_to"][0]) == ("ratng", "rating")
    assert "Q1" in error.facts["place"]


@pytest.mark.parametrize(
    ("toml", "word", "close"),
    [
        (HEAD + DAY + 'format = ["%Y"]\n', "format", "formats"),
        (HEAD + 'nodes = "x"\n' + DAY, "nodes", "node"),
        (HEAD + DAY + '[scale.five]\nmissin = ["0"]\n', "missin", "missing"),
        (HEAD + DAY + '[scale.five]\nbest = "lower"\n', "lower", "low"),
        (HEAD + DAY + '[scale.five]\n[[column]]\nname = "Q"\nis = "rating"\nscale = "fiv"\n', "fiv", "five"),
        (HEAD + DAY + '[[column]]\nname = "Q"\nis = "rating"\nfacet = "expected"\n', "expected", "expectation"),
        (HEAD + DAY + '[[node]]\ncode = "a"\nkind = "plac"\n', "plac", "place"),
        (HEAD + DAY + '[[standard]]\nnode = "a"\nmetrik = "csat"\n', "metrik", "metric"),
        (HEAD.replace('"survey"', '"servey"') + DAY, "servey", "survey"),
    ],
)
def test_every_misspelt_word_is_named_with_what_was_perhaps_meant(toml, word, close):
    error = error_of(toml)
    assert (error.code, error.facts["word"]) == ("MAPPING_UNKNOWN_WORD", word)
    assert close in error.facts["close_to"]


@pytest.mark.parametrize("field", ["name", "kind", "journey"])
def test_what_every_mapping_needs_is_asked_for(field):
    toml = "\n".join(line for line in HEAD.splitlines() if not line.startswith(field)) + "\n" + DAY
    error = error_of(toml)
    assert (error.code, error.facts["field"]) == ("MAPPING_WITHOUT", field)


def test_a_mapping_without_columns_or_day_or_opening_says_so():
    assert error_of(HEAD).facts["field"] == "column"
    assert error_of(HEAD + '[[column]]\nname = "Q"\nis = "rating"\n').facts["field"] == "day"
    tickets = HEAD.replace("survey", "ticket") + '[[column]]\nname = "Q"\nis = "closed"\n'
    assert error_of(tickets).facts["field"] == "opened"


def test_a_constant_day_is_day_enough():
    mapping = load_mapping(HEAD + 'constant = { day = "2026-01-01" }\n[[column]]\nname = "Q"\nis = "rating"\n')
    assert mapping.one("day") is None


def test_a_role_two_columns_claim_names_both():
    error = error_of(HEAD + DAY + DAY.replace("date", "datum"))
    assert (error.code, error.facts["role"], error.facts["columns"]) == ("MAPPING_TWICE", "day", ["date", "datum"])


def test_ratings_comments_and_kano_sides_may_come_often():
    often = REPEATABLE["survey"]
    many = "".join(f'[[column]]\nname = "{role}{n}"\nis = "{role}"\n' for role in often for n in (1, 2))
    assert len(load_mapping(HEAD + DAY + many).columns) == 1 + 2 * len(often)


def test_a_scale_with_its_ends_changed_is_refused():
    error = error_of(HEAD + DAY + "[scale.five]\nlow = 5\nhigh = 1\n")
    assert (error.code, error.facts["scale"]) == ("MAPPING_SCALE_BACKWARDS", "five")


def test_what_is_no_toml_says_where():
    error = error_of('name = "a"\nkind = = "survey"')
    assert error.code == "MAPPING_NOT_TOML"
    assert "line 2" in error.facts["detail"]


def test_constants_given_at_the_upload_come_on_top_and_empty_ones_do_not():
    mapping = load_mapping(HEAD + 'constant = { site = "north", channel = "web" }\n' + DAY)
    assert mapping.with_constant(site="south", channel="").constant == {"site": "south", "channel": "web"}


# --- there and back ---------------------------------------------------------------------------------------------------

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=12)
SCALES = st.builds(
    Scale,
    low=st.sampled_from([0, 1]),
    high=st.sampled_from([4, 5, 7, 10]),
    best=st.sampled_from(["high", "low"]),
    missing=st.lists(WORDS, max_size=3).map(tuple),
    words=st.dictionaries(WORDS, st.integers(1, 4).map(float), max_size=3),
    top=st.sampled_from([None, 3.0]),
)
PLACES = st.builds(
    Place,
    code=WORDS,
    zh=WORDS,
    en=WORDS,
    kind=st.sampled_from(["place", "channel", "step"]),
    stage=st.sampled_from(["", "serve"]),
)
TARGETS = st.builds(
    Target,
    node=WORDS,
    metric=st.sampled_from(["wait_s", "csat"]),
    value=st.floats(0, 1e6),
    valid_from=st.just("2026-01-01"),
)


@st.composite
def mappings(draw):
    kind = draw(st.sampled_from(list(ROLES)))
    many, dated = {
        "survey": ("rating", "day"), "ticket": ("comment", "day"), "total": ("band", "period"),
        "catalogue": ("ignore", "stage"), "observation": ("ignore", "day"),
    }[kind]  # fmt: skip
    scales = draw(st.dictionaries(WORDS, SCALES, max_size=2))
    rating = st.builds(
        Column, name=WORDS, role=st.just(many), node=st.sampled_from(["", "a"]),
        item=st.sampled_from(["", "nps"]), facet=st.sampled_from(FACETS), scale=st.sampled_from(["", *scales]),
        missing=st.lists(WORDS, max_size=2).map(tuple), lower=st.sampled_from([0.0, 15.5]),
    )  # fmt: skip
    day = Column("date", dated, formats=("%d/%m/%y",), prefix=draw(st.sampled_from(["", "2026-"])))
    node = Column(
        "where", "node", values=draw(st.dictionaries(WORDS, WORDS, max_size=3)), known_only=draw(st.booleans())
    )
    checks = (
        (Column("said", "check"), Column("ok", "passed"), Column("by", "observer")) if kind == "observation" else ()
    )
    return Mapping(
        name=draw(WORDS), kind=kind, journey=Place(draw(WORDS), draw(WORDS)),
        columns=(day, node, *checks, *draw(st.lists(rating, min_size=1, max_size=4))),
        nodes=tuple(draw(st.lists(PLACES, max_size=2))),
        scales=scales, standards=tuple(draw(st.lists(TARGETS, max_size=2))),
        constant=draw(st.dictionaries(st.sampled_from(["site", "channel"]), WORDS)),
        read=draw(st.sampled_from([{}, {"delimiter": ";"}])),
        wait_limit_h=draw(st.sampled_from([24, 12.5])),
    )  # fmt: skip


@given(mappings())
def test_a_mapping_written_and_read_again_is_the_same(mapping):
    assert load_mapping(dump_mapping(mapping)) == mapping
