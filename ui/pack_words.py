"""What a pack says of each element: what a good answer does, and what a comment came with. The wording is ours."""

from __future__ import annotations

from ui.words import N_, t

# element → four things a good answer does; each is scored 0, 1 or 2
GOOD: dict[str, tuple[str, ...]] = {
    "element.responsiveness": (
        N_("Says at once what is happening and how long it will take"),
        N_("Gives the reason for the wait, without excuses"),
        N_("Tells the customer unasked when something moves on"),
        N_("Offers something that makes the wait easier, or another way")),
    "element.reliability": (
        N_("Repeats the request and checks the details before acting"),
        N_("Says openly what went wrong, without blaming others"),
        N_("Puts it right at once, or says who does it by when"),
        N_("Checks the result together with the customer")),
    "element.friendliness": (
        N_("Looks at the customer, greets first, keeps a calm voice"),
        N_("Apologises for the trouble, whoever caused it"),
        N_("Stays polite also under pressure, without rules as a shield"),
        N_("Thanks the customer and says goodbye")),
    "element.empathy": (
        N_("Lets the customer finish and names the feeling"),
        N_("Asks what matters most to this customer"),
        N_("Offers what fits this person: age, hurry, worry"),
        N_("Asks at the end whether the worry is gone")),
    "element.tangibles": (
        N_("Notices what is broken, dirty or hard to read, and says so first"),
        N_("Helps with machine, form or way, instead of pointing at it"),
        N_("Reports it and says by when it is mended"),
        N_("Keeps own place, papers and appearance in order")),
    "competency.awareness": (
        N_("Speaks first, before the customer has to ask"),
        N_("Takes the matter on, instead of sending the customer on"),
        N_("Looks for what would help beyond the question"),
        N_("Sees it through, and says so")),
    "competency.knowledge": (
        N_("Answers rightly, or fetches somebody who can"),
        N_("Says what is certain and what has to be looked up"),
        N_("Names papers, costs and time completely, at the first asking"),
        N_("Says what is new since last time")),
    "competency.communication": (
        N_("Uses short sentences and no technical terms"),
        N_("Asks back whether it was understood"),
        N_("Says beforehand what cannot be undone or costs money"),
        N_("Sums up what was agreed")),
    "competency.emotion": (
        N_("Stays calm, breathes, lets the customer finish"),
        N_("Names the annoyance and apologises before explaining"),
        N_("Turns to what can be done now"),
        N_("Calls for help in time, and hands over in peace")),
    "": (
        N_("Listens to the end and repeats what was understood"),
        N_("Apologises for the trouble, whoever caused it"),
        N_("Offers a solution, and says by when"),
        N_("Asks at the end whether it is all right now")),
}  # fmt: skip
# what the comment came with
SOURCES = {
    "complaint": N_("a complaint"),
    "low": N_("scored it low"),
    "middle": N_("scored it in the middle"),
    "high": N_("scored it high"),
}


def good(item: str) -> tuple[str, ...]:
    """What a good answer does, for an element; free items get what holds for all."""
    return tuple(t(text) for text in GOOD.get(item, GOOD[""]))
