"""Topics as figures, words of low scores, the tone and its trial: numbers a person can count."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from scipy.stats import chi2_contingency

from cxlib.comments import course_of, figures_of, keyness, learn_tone
from cxlib.comments.keyness import SEEN, likelihood
from cxlib.comments.lexicon import guessed
from cxlib.comments.logistic import fit
from cxlib.comments.pieces import BUCKETS, pieces
from cxlib.comments.tone import LEARNED, LEXICON
from cxlib.comments.words import words
from tests.coded_frame import coded_frame
from tests.real_files import wilson


def comments(**texts: int) -> pd.DataFrame:
    """Comments with scores 1 (low) to 5: `low_slow=3` is three low ones that say "slow"."""
    rows = [
        {"text": name.split("_")[1], "score": {"low": 1, "high": 5, "none": np.nan}[name.split("_")[0]], "node": "desk",
         "box": {"low": -1, "high": 1, "none": pd.NA}[name.split("_")[0]], "day": pd.Timestamp("2026-03-02")}
        for name, times in texts.items() for _ in range(times)
    ]  # fmt: skip
    return pd.DataFrame(rows).astype({"box": "Int8", "day": "datetime64[us]"})


def test_a_topic_has_share_interval_and_the_satisfaction_of_those_who_write_of_it():
    said = comments(low_slow=12, high_slow=8, none_slow=4, high_nice=16)
    (line,) = figures_of(coded_frame(said)).to_dict("records")
    assert (line["topic"], line["n"], line["of"], line["share"], line["class"]) == ("waiting", 24, 40, 0.6, "normal")
    assert (line["low"], line["high"]) == pytest.approx(wilson(0.6, 40))
    assert (line["scored"], line["mean"], line["boxed"], line["csat"]) == (20, 2.6, 20, 0.4)
    assert (line["csat_low"], line["csat_high"]) == pytest.approx(wilson(0.4, 20))


def test_on_fewer_than_ten_scores_satisfaction_is_missing_and_never_nought():
    said = comments(low_slow=9, none_slow=30)
    (line,) = figures_of(coded_frame(said)).to_dict("records")
    assert (line["n"], line["boxed"]) == (39, 9)
    assert np.isnan([line[name] for name in ("csat", "csat_low", "csat_high", "mean", "mean_low", "mean_high")]).all()


def test_a_period_without_the_topic_has_nought_and_one_without_comments_no_line():
    said = comments(low_slow=10, high_nice=30)
    days = ["2026-01-05"] * 20 + ["2026-01-12"] * 10 + ["2026-02-02"] * 10
    said["day"] = pd.to_datetime(days).astype("datetime64[us]")
    course = course_of(coded_frame(said), "W")
    assert course["n"].tolist() == [10, 0, 0]
    assert course["of"].tolist() == [20, 10, 10]
    assert course["period"].astype(str).tolist() == ["2026-01-05", "2026-01-12", "2026-02-02"]


def test_words_are_compared_by_comments_not_by_mentions():
    said = comments(low_slow=30, high_slow=10, low_desk=20, high_desk=40)
    said["text"] = said["text"].replace("slow", "slow slow slow")
    told = keyness(said).set_index("word")
    assert told.loc["slow", ["low_n", "low_of", "high_n", "high_of"]].tolist() == [30, 50, 10, 50]
    assert told.loc["slow", "ratio"] == pytest.approx((30.5 * 40.5) / (10.5 * 20.5))
    assert told.loc["slow", "side"] == "low"
    assert told.loc["desk", "side"] == "high"


def test_the_log_likelihood_is_that_of_scipy():
    tables = [(30.0, 10.0, 20.0, 40.0), (3.0, 0.0, 97.0, 100.0), (5.0, 5.0, 5.0, 5.0)]
    ours = likelihood(*(np.array(column) for column in zip(*tables, strict=True)))
    for value, (a, b, c, d) in zip(ours, tables, strict=True):
        theirs = chi2_contingency([[a, b], [c, d]], correction=False, lambda_="log-likelihood").statistic
        assert value == pytest.approx(theirs)


def test_rare_words_are_not_tested_and_too_few_comments_give_no_list():
    few = comments(low_slow=29, high_nice=100)
    assert keyness(few).empty
    rare = comments(low_slow=40, high_nice=40, low_odd=SEEN - 1)
    assert set(keyness(rare)["word"]) == {"slow", "nice"}


def test_words_without_meaning_and_masks_are_left_out():
    assert words("我的电话是[phone]，the queue was very long") == {"电话", "queue", "long"}


# (comment, sign of the lexicon's balance)
TONES = [
    ("很满意", 1), ("一点都不满意", -1), ("没有想象中好", -1), ("不错", 1), ("没问题", 0), ("态度恶劣", -1),
    ("不是很干净", -1), ("没想到这么好", 1), ("very helpful", 1), ("not very helpful", -1), ("no complaints", 0),
    ("It wasn't clean", -1), ("无", 0), ("???", 0),
]  # fmt: skip


@pytest.mark.parametrize(("text", "sign"), TONES)
def test_the_lexicon_knows_negation_in_both_languages(text, sign):
    assert np.sign(guessed([text])).tolist() == [sign]


def test_pieces_are_the_same_alone_and_among_others():
    texts = ["很好吃", "slow service", "平 desk", ""]
    many = pieces(texts).rows()
    for row, text in enumerate(texts):
        alone = pieces([text]).rows()
        assert (many[[row]] != alone).nnz == 0


def test_the_sum_over_pieces_is_the_product_of_the_rows():
    found = pieces(["很好吃很好吃", "slow slow service", ""])
    weights = np.random.default_rng(5).normal(size=BUCKETS)
    assert found.summed(weights) == pytest.approx(found.rows() @ weights)


def test_the_regression_reaches_the_least_loss():
    from scipy.optimize import minimize

    rng = np.random.default_rng(3)
    texts = [" ".join(rng.choice(["good", "bad", "desk", "queue", "room"], 3)) for _ in range(200)]
    yes = np.array([("good" in text and "desk" in text) ^ (rng.random() < 0.1) for text in texts])  # the rarer answer
    learned = fit(pieces(texts), yes)
    known = pieces(texts).rows()[:, np.flatnonzero(learned.known)].toarray()
    length = np.sqrt((known**2).sum() / len(texts))
    rows, side = np.column_stack([known / length, np.ones(len(texts))]), np.where(yes, 1, -1)
    counting = np.where(yes, 0.5 / yes.mean(), 0.5 / (1 - yes.mean()))

    def loss(at):
        return (counting * np.logaddexp(0, -side * (rows @ at))).sum() + 0.05 * (at[:-1] ** 2).sum()

    best = minimize(loss, np.zeros(rows.shape[1]), method="L-BFGS-B", options={"maxiter": 3000, "maxfun": 10**6}).fun
    ours = np.append(learned.weights[learned.known] * length, learned.level)
    assert loss(ours) == pytest.approx(best, rel=1e-3)


def test_a_tone_is_learned_from_enough_scores_and_tried_on_texts_it_has_not_seen():
    rows = [
        {"text": f"{word} {number} desk", "box": box}
        for word, box in (("zorp", -1), ("blick", 1))
        for number in range(300)
    ]
    tone = learn_tone(pd.DataFrame(rows))
    assert tone.kind == LEARNED
    assert tone.trial.low_right == tone.trial.low > 30
    assert tone.of(["zorp!", "blick", "完"])["tone"].tolist() == [-1, 1, 0]


def test_on_too_few_scores_words_of_praise_and_blame_are_used():
    tone = learn_tone(comments(low_slow=100, high_nice=100))
    assert (tone.kind, tone.trial) == (LEXICON, None)
    assert tone.of(["nice"])["sure"].isna().all()


def test_scores_given_by_chance_are_recognised_no_better_than_by_chance():
    rng = np.random.default_rng(1)
    texts = [" ".join(rng.choice(["good", "bad", "desk", "queue", "room", "lamp"], 6)) for _ in range(3000)]
    tone = learn_tone(pd.DataFrame({"text": texts, "box": rng.choice([-1, 1], 3000)}))
    assert 0.4 < tone.trial.balanced < 0.6
