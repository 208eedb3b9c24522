"""A pack's facts as a document in words: numbers, comments, role-play cards, check list, target, a page to fill in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pandas as pd

from cxlib.report.pack import Pack
from cxlib.report.pack_alone import ALONE
from cxlib.report.pack_blocks import Blank, Block, Checks, Document, Heading, Line, Quote, Table, Text
from cxlib.report.pack_comments import Said
from ui import pack_cards, pack_numbers, pack_steps, pack_words, weak_words
from ui.element_words import MEANINGS
from ui.known_words import channel
from ui.language import LANGUAGES, language, set_language
from ui.names import names
from ui.scope_words import filters_text, period_text
from ui.telling import value_text
from ui.words import N_, day, duration, is_missing, percent, t, tn

ROUNDS = 12
UNKNOWN = "-"
"""The code of a channel that was not given."""


def documented(pack: Pack, languages: Sequence[str], signals: pd.DataFrame | None = None) -> Document:
    """The pack in one language or, one after the other, in several (`zh`, `en`).

    `signals`: what is getting worse at the node (`cxlib.courses.signals`).
    """
    spoken = language()
    try:
        parts = [_in(pack, code, signals) for code in languages]
    finally:
        set_language(spoken)
    first, rest = parts[0], parts[1:]
    blocks = [*first.blocks]
    for part in rest:
        blocks += [Heading(part.title, new_page=True), Text(part.about, pale=True), *part.blocks]
    return Document(first.title, first.about, first.foot, languages[0], tuple(blocks))


def _in(pack: Pack, code: str, signals: pd.DataFrame | None) -> Document:
    set_language(LANGUAGES[code])
    blocks = [*_numbers(pack, signals), *_voices(pack), *_target(pack), *pack_cards.cards(pack), *_steps(pack),
              *_fill_in(pack)]  # fmt: skip
    title = t("Practice pack: {element}, {node}", element=weak_words.item_name(pack.item), node=_node(pack.node))
    about = " · ".join([period_text(pack.scope), *filters_text(pack.scope)])
    return Document(title, about, foot(pack), code, tuple(blocks))


def foot(pack: Pack) -> str:
    """What the pack was made from, so that it can be made again."""
    at = f"{pack.loaded_at:%Y-%m-%d %H:%M}" if pack.loaded_at else ""
    return t(
        "Service Node Board · data version {version}, taken in {at} · {period} · n = {n}",
        version=str(pack.version), at=at, period=period_text(pack.scope), n=pack.point["n"],
    )  # fmt: skip


def _node(code: str) -> str:
    return names("node").get(code, code)


def _numbers(pack: Pack, signals: pd.DataFrame | None) -> list[Block]:
    meaning = t(MEANINGS[pack.item][0]) if pack.item in MEANINGS else ""
    said = t("{element}: {meaning}", element=weak_words.item_name(pack.item), meaning=meaning)
    return [*([Text(said)] if meaning else []), Heading(t("1 The numbers")), *pack_numbers.blocks(pack, signals)]


def _voices(pack: Pack) -> list[Block]:
    said = [*pack.trouble, *pack.praise]
    told: list[Block] = [Heading(t("2 What customers wrote"))]
    if not said:
        return [*told, Text(t("Nobody wrote anything about it in this period.")), *_urgent(pack)]
    masked = t("Real comments; telephone, identity and card numbers, plates and e-mail addresses are masked.")
    quotes = [Quote(one.text, " · ".join(_known(one))) for one in said]
    if language() == "en" and not all(one.text.isascii() for one in said):
        masked = t("{first} {second}", first=masked, second=t("Comments are in the customers' own language."))
    return [*told, *quotes, Text(masked, pale=True), *_urgent(pack)]


def _urgent(pack: Pack) -> list[Block]:
    """What is no matter for practice: for who is responsible, today."""
    if not pack.urgent_n:
        return []
    told = tn("Needs action today: {n} comment speaks of danger, threats or law. It is not for practice; "
              "give it to who is responsible.",
              "Needs action today: {n} comments speak of danger, threats or law. They are not for practice; "
              "give them to who is responsible.", pack.urgent_n)  # fmt: skip
    if pack.urgent_n > len(pack.urgent):
        shown = t("The newest {k} of {n} are printed here; all are on the page Comments.",
                  k=len(pack.urgent), n=pack.urgent_n)  # fmt: skip
        told = t("{first} {second}", first=told, second=shown)
    return [Text(told), *(Quote(one.text, " · ".join(_known(one))) for one in pack.urgent)]


def _channel(code: str) -> str:
    return "" if code == UNKNOWN else channel(code)


def _known(said: Said) -> list[str]:
    waited = "" if is_missing(said.wait_s) else t("waited {duration}", duration=duration(said.wait_s))
    source = t(pack_words.SOURCES[said.mood]) if said.mood else ""
    return [part for part in (source, _channel(said.channel), waited) if part]


def _steps(pack: Pack) -> list[Block]:
    served_here = all(nodes == (pack.node,) for _, nodes in pack.steps) and len(pack.steps) > 1
    if served_here:
        alone = pack.steps[0][0] in ALONE
        wording = N_("At {node} all four steps happen; each ends with what {element} asks.")
        if alone:
            wording = N_("Customers help themselves at {node}: the four steps there, with what {element} asks.")
        where = t(wording, node=_node(pack.node), element=weak_words.item_name(pack.item))
        checks = [pack_steps.served(stage, pack.item) for stage, _ in pack.steps]
    else:
        here = next((stage for stage, nodes in pack.steps if pack.node in nodes), "")
        where = t("{node} belongs to the step {step}.", node=_node(pack.node), step=weak_words.step_name(here))
        checks = [_stage(stage, nodes) for stage, nodes in pack.steps]
    ours = t("What is ticked is our wording, not a standard of yours: change it to fit.")
    return [Heading(t("5 Check list, step by step")), Text(where),
            *(Checks(title, items) for title, items in checks), Text(ours, pale=True)]  # fmt: skip


def _stage(stage: str, nodes: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    return pack_steps.step(stage, [_node(code) for code in nodes if stage not in pack_steps.STEPS or code != stage])


def _target(pack: Pack) -> list[Block]:
    told: list[Block] = [Heading(t("3 Target"))]
    value, usual = float(str(pack.point["value"])), pack.usual
    if is_missing(value) or is_missing(usual):
        return [*told, Line(t("Our target, and by when:"))]
    now = (value_text("csat", value, pack_numbers.count(pack)), str(pack.point["n"]))
    if usual <= value:
        kept = t("It is as good as the rest of the journey: the target is to keep it.")
        told += [Table((t("Today"), t("n today")), (now,)), Text(kept, pale=True)]
    else:
        heads = (t("Today"), t("n today"), t("Step, by {day}", day=day(next_quarter(pack.scope.end))), t("Target"))
        ours = t("The target proposed is what the rest of the journey gets; the step is half of the way, by the end of "
                 "the next quarter. Both are our proposal.")  # fmt: skip
        told += [Table(heads, ((*now, percent((value + usual) / 2, 0), percent(usual, 0)),)), Text(ours, pale=True)]
    return [*told, Line(t("Our target, and by when:"))]


def next_quarter(after: date | None) -> date | None:
    """The last day of the quarter after the one a day lies in; without a day none.

    >>> next_quarter(date(2026, 10, 31))
    datetime.date(2027, 3, 31)
    """
    return None if after is None else (pd.Period(after, "Q") + 1).end_time.date()


def _fill_in(pack: Pack) -> list[Block]:
    heads = (t("Who (initials)"), t("Card"), t("Points"), t("What went well"), t("What to do differently"))
    asked = [t("What we change at the node from tomorrow:"), t("Who watches it, and how often:"),
             t("What we need from others:"), t("Next practice on:")]  # fmt: skip
    last = t("Data up to {day}", day=day(pack.scope.end))
    return [
        Heading(t("6 Our practice"), new_page=True),
        Blank(heads, ROUNDS),
        *(Line(one) for one in asked),
        Text(last, pale=True),
    ]
