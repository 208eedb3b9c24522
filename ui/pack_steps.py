"""The check lists of a pack: what a good service does at each step.

At a place or channel where people serve all four steps happen, with what the element in question asks of each; a
machine or app has four steps of its own, with what the element asks of those who look after it. Of journeys made of
steps, those of on-site service and hotels have their own list; any other step is named as its journey names it, with
lines to write on.
"""

from __future__ import annotations

from cxlib.report.pack import SERVED
from ui.words import N_, listing, t

LINES = 2
# step → its name and what to tick: window service, on-site service, hotel
STEPS: dict[str, tuple[str, tuple[str, ...]]] = {
    "greet": (N_("Greeting"), (
        N_("Looks up and greets within three seconds, with a smile"),
        N_("Offers a seat or says where to go, in polite words"),
        N_("First impression: badge visible, place tidy"))),
    "understand": (N_("Understanding the need"), (
        N_("Lets the customer finish, without interrupting"),
        N_("Asks one or two questions and repeats the request in own words"),
        N_("Says at once which papers or steps are needed, and how long it takes"))),
    "solve": (N_("Solving the problem"), (
        N_("Explains in plain words, without technical terms"),
        N_("Says what is being done, and the reason for any wait"),
        N_("If it cannot be done: offers another way, not only a no"),
        N_("Checks the result together with the customer"))),
    "close": (N_("Ending the service"), (
        N_("Asks whether there is anything else"),
        N_("Says what happens next, and by when"),
        N_("Thanks, and invites an opinion"))),
    "find": (N_("Finding it and beginning"), (
        N_("Signs lead to it; it is switched on, clean and lit"),
        N_("The first screen says what it does, and what one must have at hand"),
        N_("Beside it stands which other way there is: a counter, a telephone number"))),
    "use": (N_("Using it"), (
        N_("Tried today from the first screen to the last: paper, reader, network"),
        N_("Large letters, plain words, a way back on every screen"),
        N_("Somebody who never saw it gets through without asking"))),
    "help": (N_("Getting help"), (
        N_("Whoever stands there at a loss is spoken to within a minute"),
        N_("Shows how, and lets the customer press"),
        N_("What is broken has a sign with the other way, and is reported at once"))),
    "finish": (N_("Finishing"), (
        N_("Slip or message is easy to read: number, place, how long it takes"),
        N_("The customer knows where to go next"),
        N_("Nothing personal stays on the screen or lies about"))),
    "book": (N_("Booking"), (
        N_("Answers within the promised time"),
        N_("Repeats address, time and telephone number"))),
    "describe": (N_("Describing the problem"), (
        N_("Asks for brand, model and what is wrong"),
        N_("Writes it down so that nobody has to ask again"))),
    "diagnose": (N_("First diagnosis"), (
        N_("Names the likely cause, and what it may cost"),
        N_("Brings the right tools and parts"))),
    "schedule": (N_("Scheduling"), (
        N_("Offers two times and confirms one"),
        N_("Calls ahead if it will be later"))),
    "arrive": (N_("Arrival"), (
        N_("Comes on time, shows the badge, covers shoes"),
        N_("Confirms the problem before starting"))),
    "inspect": (N_("Inspection"), (
        N_("Inspects the whole appliance, not only the fault"),
        N_("Shows the customer what was found"))),
    "quote": (N_("Quotation"), (
        N_("Explains cause, parts and price, each in plain words"),
        N_("Hands over the price in writing, with what it does not include"))),
    "consent": (N_("Consent"), (
        N_("Asks for consent and waits for it before starting"),
        N_("Accepts a no politely, and says what else is possible"))),
    "service": (N_("Service on site"), (
        N_("Keeps the place clean, says how far it is"),
        N_("Tries the appliance together with the customer"))),
    "feedback": (N_("Feedback"), (
        N_("Explains care and warranty"),
        N_("Asks how it was, and thanks"))),
    "arrival": (N_("Arriving"), (
        N_("Greets by name, has the room ready or says when it is"),
        N_("Explains breakfast, network and departure in one minute"))),
    "stay": (N_("During the stay"), (
        N_("Asks on the first day whether anything is missing"),
        N_("Mends what is reported, and says so"))),
    "departure": (N_("Leaving"), (
        N_("Has the bill ready and explains it"),
        N_("Asks how the stay was, and thanks"))),
}  # fmt: skip


# element → what it asks at greeting, understanding, solving, ending
ASKED: dict[str, tuple[str, str, str, str]] = {
    "element.responsiveness": (
        N_("Tells those who wait about how long it will take, and why"),
        N_("Says at once how long this matter will take"),
        N_("Works without a pause, and says unasked when it takes longer"),
        N_("Calls the next customer at once")),
    "element.reliability": (
        N_("Has everything ready that the first customer will need"),
        N_("Checks name, number and amount before acting"),
        N_("Does it right the first time, or says who puts it right by when"),
        N_("Hands over a proof, and keeps what was promised")),
    "element.friendliness": (
        N_("Looks at the customer, greets first, keeps a calm voice"),
        N_("Says please and thank you, also when it is busy"),
        N_("Stays polite also under pressure, without rules as a shield"),
        N_("Thanks the customer and says goodbye")),
    "element.empathy": (
        N_("Sees who is old, hurried, worried or with a child, and offers help"),
        N_("Asks what matters most to this customer"),
        N_("Offers what fits this person: age, hurry, worry"),
        N_("Asks at the end whether the worry is gone")),
    "element.tangibles": (
        N_("Desk, signs and seats are clean, lit and easy to find"),
        N_("Has forms, pen and sample filled in within reach"),
        N_("Helps with machine, form or way, instead of pointing at it"),
        N_("Reports what is broken, and says by when it is mended")),
    "competency.awareness": (
        N_("Speaks first, before the customer has to ask"),
        N_("Takes the matter on, instead of sending the customer on"),
        N_("Looks for what would help beyond the question"),
        N_("Sees it through, and says so")),
    "competency.knowledge": (
        N_("Knows who does what, and sends nobody to the wrong place"),
        N_("Names papers, costs and time completely, at the first asking"),
        N_("Answers rightly, or fetches somebody who can"),
        N_("Says what is new since last time")),
    "competency.communication": (
        N_("Uses the customer's own way of speaking, loud and slow enough"),
        N_("Repeats in own words, and waits for a yes"),
        N_("Uses short sentences and no technical terms"),
        N_("Sums up what was agreed")),
    "competency.emotion": (
        N_("Notices who is upset, and turns to them first"),
        N_("Stays calm, breathes, lets the customer finish"),
        N_("Names the annoyance and apologises before explaining"),
        N_("Calls for help in time, and hands over in peace")),
}  # fmt: skip


# element → at which step of a machine it is asked for, and what
ASKED_ALONE: dict[str, tuple[str, str]] = {
    "element.responsiveness": ("find", N_("From three people waiting on, somebody helps or opens another way")),
    "element.reliability": ("use", N_("Faults of the last week are known, and who mends them by when")),
    "element.friendliness": ("help", N_("Greets and looks at the customer before touching the machine")),
    "element.empathy": ("help", N_("Sees who is old, hurried or cannot read the screen, and does it together")),
    "element.tangibles": ("find", N_("Can be read from two steps away, and reached from a wheelchair")),
    "competency.awareness": ("help", N_("Goes over before being called")),
    "competency.knowledge": ("help", N_("Knows every function of the machine, and what it cannot do")),
    "competency.communication": ("help", N_("Explains one step at a time, in short words")),
    "competency.emotion": ("help", N_("Apologises first when the machine fails, and stays calm")),
}  # fmt: skip


def served(code: str, item: str) -> tuple[str, tuple[str, ...]]:
    """One of the four steps of a service, or of a machine: its name and what to tick, last what an element asks of it.

    >>> name, items = served("close", "element.responsiveness")
    >>> name, items[-1]
    ('Ending the service', 'Calls the next customer at once')
    >>> served("find", "element.responsiveness")[1][-1]
    'From three people waiting on, somebody helps or opens another way'
    """
    name, items = STEPS[code]
    if code in SERVED:
        more = ASKED[item][SERVED.index(code)] if item in ASKED else ""
    else:
        step_asked, asked = ASKED_ALONE.get(item, ("", ""))
        more = asked if step_asked == code else ""
    return t(name), tuple(t(one) for one in (*items, more) if one)


def step(code: str, nodes: list[str]) -> tuple[str, tuple[str, ...]]:
    """A step's name with the names of its nodes, and what to tick; unknown steps have empty lines.

    >>> step("greet", ["Guide desk"])[0], step("hall", ["Lobby"])
    ('Greeting (Guide desk)', ('Lobby', ('', '')))
    """
    name, items = STEPS.get(code, ("", ()))
    if not name:
        return listing(nodes) or code, ("",) * LINES
    told = t("{step} ({nodes})", step=t(name), nodes=nodes) if nodes else t(name)
    return told, tuple(t(item) for item in items)
