"""English scales of words, from best to worst."""

import pytest

from cxlib.intake.answers import fit
from cxlib.intake.word_scales import of_words


@pytest.mark.parametrize(
    ("words", "steps"),
    [
        ("very likely|likely|neutral|unlikely|very unlikely", 5),
        ("highly satisfied|satisfied|neutral|not satisfied|highly dissatisfied", 5),
        ("very satisfied|satisfied|somewhat satisfied|not satisfied|very dissatisfied", 5),
        ("very safe|safe|neutral|unsafe|very unsafe", 5),
        ("excellent|above average|average|below average|poor", 5),
        ("great|good|okay|not good|terrible", 5),
        ("completely agree|agree|neutral|disagree|completely disagree", 5),
        ("definitely yes|probably yes|probably no|definitely no", 4),
        ("exceeded expectations|met expectations|below expectations", 3),
        ("yes|partly|no", 3),
    ],
)
def test_the_words_of_a_scale_are_told_from_best_to_worst(words, steps):
    family, scale, _ = of_words(words.split("|"), 60)
    assert scale.high == steps
    assert [family.words[word] for word in words.split("|")] == list(range(steps, 0, -1))


def test_one_word_of_a_scale_may_be_a_kind_of_customer():
    assert not fit(["Professional"] * 20, "Occupation").alone
    assert fit(["Very professional", "Professional", "Unprofessional"] * 5, "Team").alone
