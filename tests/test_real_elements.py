"""The kiosk survey gives the gaps and classes a plain count of its file gives; aliases reach their elements."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from cxlib.coaching.driving import driving
from cxlib.coaching.elements import COMPETENCIES, elements
from cxlib.coaching.kano import TABLE
from cxlib.coaching.needs import needs
from cxlib.intake.opening import open_sheet
from cxlib.intake.read import read
from cxlib.intake.recognise import recognise
from cxlib.scope import Scope
from cxlib.store import open_store
from tests.real_files import FIXTURES, document, table, taken

KIOSK = FIXTURES / "kiosk_head60.csv"
STEPS = 4 / 6  # asked from 1 to 7, told on 1 to 5
LIKES = {"마음에 든다.": 1, "당연하다.": 2, "아무런 느낌이 없다.": 3, "하는 수 없다.": 4, "마음에 안 든다.": 5}


@pytest.fixture(scope="module")
def kiosk():
    return table(KIOSK, "cp949"), taken("kiosk_servqual", KIOSK)[0].reader()


def columns(**facts):
    told = document("kiosk_servqual")["column"]
    return [one for one in told if all(one.get(name) == fact for name, fact in facts.items())]


def gaps_by_hand(lines, item):
    """Each person's mean gap over the item's questions, where at least half have both answers."""
    expected = {one["node"]: one["name"] for one in columns(item=item, facet="expectation")}
    perceived = {one["node"]: one["name"] for one in columns(item=item) if "facet" not in one}
    pairs = [pd.to_numeric(lines[perceived[node]]) - pd.to_numeric(lines[expected[node]]) for node in expected]
    wide = pd.concat(pairs, axis=1)
    return STEPS * wide[2 * wide.notna().sum(axis=1) >= len(pairs)].mean(axis=1).to_numpy()


def test_every_quality_of_the_kiosks_has_the_gap_a_plain_count_gives(kiosk):
    lines, reader = kiosk
    found = elements(reader, Scope()).set_index("item")
    assert len(found) == 9
    for item, line in found.iterrows():
        hand = gaps_by_hand(lines, item)
        limits = stats.ttest_1samp(hand, 0).confidence_interval()
        assert line["gap_n"] == len(hand) == 59
        assert (line["gap"], line["gap_low"], line["gap_high"]) == pytest.approx((hand.mean(), *limits), abs=1e-5)
        told = ((hand > 0.4999).sum(), (np.abs(hand) < 0.4999).sum(), (hand < -0.4999).sum())
        assert line[["above", "as_expected", "below"]].to_numpy() * 59 == pytest.approx(told)


def test_every_function_of_the_kiosks_has_the_letters_a_plain_count_gives(kiosk):
    lines, reader = kiosk
    found = needs(reader, Scope()).set_index("feature")
    assert len(found) == 29
    for plus in columns(side="functional"):
        (minus,) = columns(side="dysfunctional", feature=plus["feature"])
        pairs = pd.DataFrame([lines[one["name"]].map(LIKES) for one in (plus, minus)]).T.dropna().astype(int)
        hand = pd.Series(TABLE[pairs.iloc[:, 0] - 1, pairs.iloc[:, 1] - 1]).value_counts()
        line = found.loc[plus["feature"]]
        assert {letter: line[letter] for letter in hand.index} == hand.to_dict()
        assert line["n"] == len(pairs)
        assert line["kind"][0] in set(hand.index[:2]) | set(hand.index[hand == hand.iloc[1]])


def test_sixty_persons_are_too_few_for_drivers(kiosk):
    found = driving(kiosk[1], Scope()).found
    assert (found.reason, found.n) == ("TOO_FEW_PERSONS", 59)


def test_the_boards_own_guess_finds_the_pairs_though_it_ties_no_expectation_to_its_perception(kiosk):
    guess = recognise(open_sheet(KIOSK)).mapping
    mapping = replace(guess, constant=dict(guess.constant) | {"day": "2021-05-01"})
    store = open_store()
    store.load(open_sheet(KIOSK, mapping), mapping, file_name=KIOSK.name)
    found = elements(store.reader(), Scope()).set_index("item")
    assert set(found["paired"]) == {"same"}
    item = "element.responsiveness"
    assert found.loc[item, "gap"] == pytest.approx(gaps_by_hand(kiosk[0], item).mean(), abs=1e-5)
    assert len(needs(store.reader(), Scope())) == 29


def test_assurance_is_friendliness_and_the_four_competencies_are_known_by_their_names():
    header = "编号,日期,总体满意度,保证性,服务意识,专业知识,沟通技巧,情绪管理"
    rows = [f"{row},2026-03-{1 + row % 28:02d},{1 + row % 5},5,4,{1 + row % 5},3,{4 + row % 2}" for row in range(40)]
    sheet = read("\n".join([header, *rows]).encode(), "窗口.csv")
    store = open_store()
    store.load(sheet, recognise(sheet).mapping, file_name="窗口.csv")
    found = elements(store.reader(), Scope()).set_index("item")
    assert list(found.index) == ["element.friendliness", *COMPETENCIES]
    assert found["value"].tolist() == [1.0, 1.0, 0.4, 0.0, 1.0]
    assert set(found["paired"]) == {""}
