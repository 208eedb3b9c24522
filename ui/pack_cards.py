"""Role-play cards: each comment is practised by what it is about, so that three cards are three tasks. Our wording."""

from __future__ import annotations

from collections.abc import Sequence

from cxlib.report.pack import Pack
from cxlib.report.pack_blocks import Block, Card, Heading, Text
from cxlib.report.pack_comments import Said
from ui import pack_words
from ui.names import names
from ui.words import N_, duration, is_missing, t

CARDS = 3
# topic of a comment → the element that answers it
ANSWERED_BY = {
    "waiting": "element.responsiveness", "queue": "element.responsiveness", "punctuality": "element.reliability",
    "reach": "competency.awareness", "attitude": "element.friendliness", "skill": "competency.knowledge",
    "explanation": "competency.communication", "untold": "competency.communication",
    "price": "competency.communication", "environment": "element.tangibles", "equipment": "element.tangibles",
    "process": "competency.knowledge", "result": "element.reliability", "privacy": "element.reliability",
}  # fmt: skip
# another side of what was practised already
OTHER_SIDES = ("competency.emotion", "element.empathy", "competency.communication", "")
# element → what to do, and how the customer feels
TASKS = {
    "element.responsiveness": (
        N_("Say what is happening, how long it takes and why; make the wait easier."),
        N_("Impatient: looks at the clock, wants to know how much longer")),
    "element.reliability": (
        N_("Say openly what went wrong, put it right, and promise only what you can keep."),
        N_("Annoyed: it should have been right the first time")),
    "element.friendliness": (
        N_("Apologise for how the customer was treated, and win them back with courtesy."),
        N_("Hurt: did not feel respected")),
    "element.empathy": (
        N_("Find out what matters most to this customer, and act on it."),
        N_("Feels like a number: nobody asked what was needed")),
    "element.tangibles": (
        N_("Take the remark about place or equipment seriously: help now, report it, say by when it is mended."),
        N_("Put off: the place or the machine made it hard")),
    "competency.awareness": (
        N_("Speak first and take the matter on, so that the customer need not run after anybody."),
        N_("Tired of asking: had to run after everything")),
    "competency.knowledge": (
        N_("Name papers, steps and rules completely and rightly, or fetch somebody who can."),
        N_("Distrustful: has heard different answers before")),
    "competency.communication": (
        N_("Explain it in plain words, and check that it was understood."),
        N_("Confused: nobody explained it beforehand")),
    "competency.emotion": (
        N_("Calm the customer first; talk about the matter only then."),
        N_("Upset: gets loud and interrupts")),
    "": (
        N_("Listen to the end, then offer a solution and say by when."),
        N_("Disappointed, expects little")),
}  # fmt: skip


def cards(pack: Pack) -> list[Block]:
    """The part of the cards."""
    chosen = practised_by(pack.trouble, pack.item)
    told: list[Block] = [Heading(t("4 Role-play cards"))]
    if not chosen:
        return [*told, Text(t("There is no comment to make a card of. Take a situation you remember."))]
    how = t(
        "Two play, one watches and scores: 0 not seen, 1 in part, 2 clearly. Six of eight is good; then change seats."
    )
    drawn = [_card(place + 1, said, side, pack) for place, (said, side) in enumerate(chosen)]
    ours = t("What a good answer does is our wording, not a standard of yours: change it to fit.")
    return [*told, Text(how), *drawn, Text(ours, pale=True)]


def practised_by(said: Sequence[Said], item: str) -> list[tuple[Said, str]]:
    """Up to three comments, each with the element it is practised by: no element twice while there is another.

    >>> late, rude = Said("late", "low", "", 0.0, ("waiting",)), Said("rude", "low", "", 0.0, ("attitude",))
    >>> [side for _, side in practised_by([late, late, rude], "element.responsiveness")]
    ['element.responsiveness', 'element.friendliness', 'competency.emotion']
    """
    left, chosen = list(said), list[tuple[Said, str]]()
    while left and len(chosen) < CARDS:
        used = {side for _, side in chosen}
        one = next((one for one in left if set(sides(one, item)) - used), left[0])
        side = next(side for side in (*sides(one, item), *OTHER_SIDES) if side not in used)
        left.remove(one)
        chosen.append((one, side))
    return chosen


def sides(said: Said, item: str) -> list[str]:
    """What a comment is answered by: first the pack's element, if it is about that or about no known topic."""
    found = list(dict.fromkeys(ANSWERED_BY[topic] for topic in said.topics if topic in ANSWERED_BY))
    own = item if item in TASKS else ""
    return [own] if not found else sorted(found, key=lambda side: side != own)


def _card(number: int, said: Said, side: str, pack: Pack) -> Card:
    task, feels = TASKS[side]
    node = names("node").get(pack.node, pack.node)
    mood = [t(feels)]
    mood += [t("has complained: wants to be taken seriously, and an answer")] if said.mood == "complaint" else []
    if not is_missing(said.wait_s):
        mood.append(t("waited {duration} before", duration=duration(said.wait_s)))
    lines = (
        (t("Situation"), t("{node}. The customer says: {text}", node=node, text=said.text)),
        (t("Mood"), t("; ").join(mood)),
        (t("Task"), t(task)),
    )
    return Card(t("Card {number}", number=number), lines, pack_words.good(side), "0   1   2")
