"""All trainings side by side: what each did, and which kind or method works better."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import pandas as pd
import streamlit as st

from cxlib.coaching.aim import asked_aim
from cxlib.coaching.measured import Measured
from cxlib.coaching.which import Which, which
from cxlib.records import records
from cxlib.registry import METRICS
from cxlib.scope import Scope
from ui.cached import reader
from ui.downloads import downloads
from ui.names import in_sentence
from ui.telling import difference_text
from ui.training_words import (
    KINDS,
    METHODS,
    SHORT,
    SHORT_WARNINGS,
    difference_range,
    name,
    short_measure,
    short_verdict,
    word,
)
from ui.words import N_, NOTHING, is_missing, listing, t, tn

TAGS: dict[str, tuple[str, Mapping[str, str]]] = {
    "kind": (N_("Kind of course"), KINDS),
    "methods": (N_("Training method"), METHODS),
}
VERDICTS = {
    "BETTER": N_("{best} works better than {next}, by more than chance."),
    "NOT_APART": N_("{best} comes first, but the difference to {next} may be chance."),
    "TOO_FEW": N_("{best} comes first so far; it or {next} has fewer than three tested trainings: too few to tell."),
    "ONE_ONLY": N_("Nothing to compare: fewer than two of them have a tested training."),
}


def summary(found: list[Measured]) -> None:
    """How many trainings worked, and what is said of the others, in a line; nothing for one alone."""
    if len(found) > 1:
        told = Counter(one.effect.verdict for one in found)
        counted = [t("{n} {verdict}", n=told[code], verdict=t(SHORT[code])) for code in SHORT if told[code]]
        st.markdown(t("Of {n} trainings: {verdicts}.", n=len(found), verdicts=counted))


def log(found: list[Measured], scope: Scope) -> None:
    """A line for each training: what it was, the verdict, the effect with its interval, on how many units."""
    shown = pd.DataFrame(
        {
            t("Training"): [name(one.training) for one in found],
            t("Kind of course"): [word(KINDS, one.training["kind"]) for one in found],
            t("Metric"): [short_measure(one.metric, one.item) for one in found],
            t("Verdict"): [short_verdict(one, asked_aim(reader(), one.training)) for one in found],
            t("Effect"): [difference_text(one.metric, one.effect.difference.value) for one in found],
            t("95 % interval"): [difference_range(one) or NOTHING for one in found],
            t("Trained"): [one.effect.n_trained for one in found],
            t("Others"): [one.effect.n_others for one in found],
            t("Doubts"): [listing(t(SHORT_WARNINGS[code]) for code in one.effect.warnings) or NOTHING for one in found],
        }
    )
    st.dataframe(shown, hide_index=True, alt=t("All trainings with their effects"))
    downloads(shown, "trainings", scope)


def better(found: list[Measured]) -> None:
    """Which kind and which method has the larger effect, on how many trainings and units."""
    metric = found[0].metric  # what one training is to raise and what another is to raise have one unit
    for column, (title, words) in TAGS.items():
        tagged = [(_tags(one, column), one.effect) for one in found]
        told = which(tagged, METRICS[metric].better)
        if told.table.empty:
            continue
        st.markdown(t("{first}: {second}", first=f"**{t(title)}**", second=in_sentence(_verdict(told, words))))
        st.dataframe(
            _table(told.table, words, title, metric),
            hide_index=True,
            alt=in_sentence(t("Effects: {what}", what=t(title))),
        )
    if any(one.item for one in found):
        st.caption(t("Each training by what it is to raise, or by satisfaction where nobody was asked about that."))
    st.caption(
        t("The cases are trainings. Kinds were not drawn by lot: each was given where somebody thought it fitted.")
    )


def _between(metric: str, low: float, high: float) -> str:
    if is_missing(low):
        return NOTHING
    return t("{low} to {high}", low=difference_text(metric, low), high=difference_text(metric, high))


def _tags(one: Measured, column: str) -> list[str]:
    told = one.training[column]
    return [told] if isinstance(told, str) else list(told)


def _verdict(told: Which, words: Mapping[str, str]) -> str:
    names = {key: t(words[code]) if code else "" for key, code in (("best", told.best), ("next", told.next))}
    return t(VERDICTS[told.verdict], **names)


def _table(table: pd.DataFrame, words: Mapping[str, str], title: str, metric: str) -> pd.DataFrame:
    rows = records(table)
    return pd.DataFrame(
        {
            t(title): [word(words, row["tag"]) for row in rows],
            t("Trainings"): [row["trainings"] for row in rows],
            t("Tested"): [row["tested"] for row in rows],
            t("Worked"): [row["worked"] for row in rows],
            t("Mean effect"): [difference_text(metric, row["value"]) for row in rows],
            t("95 % interval"): [_between(metric, row["low"], row["high"]) for row in rows],
            t("Rests on"): [tn("{n} trained unit", "{n} trained units", row["units"]) for row in rows],
        }
    )  # fmt: skip
