"""What a column can be, in the words of the people who bring the file."""

from __future__ import annotations

from ui import entry_words, observation_words, total_words
from ui.words import N_, t

KINDS = {"survey": N_("Survey"), "ticket": N_("Tickets"), "total": N_("Totals"), "catalogue": N_("Nodes or sites"),
         "observation": N_("Scorecards")}  # fmt: skip
ROLES = (
    {
        "id": N_("Number of the row (identity)"),
        "day": N_("Day"),
        "time": N_("Day and time"),
        "site": N_("Site (branch, team)"),
        "channel": N_("Channel"),
        "segment": N_("Customer group"),
        "weight": N_("Survey weight"),
        "seconds": N_("Time taken to answer"),
        "ticket": N_("Ticket number"),
        "node": N_("Service node"),
        "item": N_("What was asked (one row per score)"),
        "question": N_("Question (one row per answer)"),
        "facet": N_("Perception, expectation or importance"),
        "score": N_("The score (one row per score)"),
        "rating": N_("A score"),
        "comment": N_("Comment"),
        "kano": N_("Kano question"),
        "ignore": N_("Leave out"),
        "opened": N_("Asked, took a number"),
        "started": N_("Called, service began"),
        "answered": N_("First answer"),
        "closed": N_("Closed"),
        "promised": N_("Promised for"),
        "arrived": N_("Arrived"),
        "consented": N_("Customer agreed"),
        "quoted": N_("Quoted price"),
        "amount": N_("Final price"),
        "outcome": N_("Outcome (served, left, open)"),
        "kind": N_("Kind (service, complaint, enquiry, praise)"),
        "category": N_("What it is about (category)"),
        "severity": N_("Severity"),
        "staff": N_("Staff"),
        "customer": N_("Customer (account or phone, kept as a code only)"),
        "first_contact": N_("Solved at first contact (yes/no)"),
        "reopened": N_("Reopened (yes/no)"),
        "event": N_("Event (log: many rows a ticket)"),
        "at": N_("Time of the event"),
        "wait": N_("Length of the wait"),
        "service": N_("Length of the service"),
    }
    | total_words.ROLES
    | entry_words.ROLES
    | observation_words.COLUMNS
)
ITEMS = {
    "csat": N_("Satisfaction"),
    "nps": N_("Would recommend (0–10)"),
    "recommend": N_("Would recommend (other scale)"),
    "ces": N_("Made it easy"),
    "element.reliability": N_("Reliability"),
    "element.responsiveness": N_("Responsiveness"),
    "element.friendliness": N_("Friendliness"),
    "element.empathy": N_("Empathy"),
    "element.tangibles": N_("Tangibles"),
    "competency.awareness": N_("Service awareness"),
    "competency.knowledge": N_("Professional knowledge"),
    "competency.communication": N_("Communication"),
    "competency.emotion": N_("Handling emotion"),
}
FACETS = {"perception": N_("as it was"), "expectation": N_("as hoped"), "importance": N_("how important")}
TIMES = {
    "%d/%m/%Y": N_("day/month/year"),
    "%m/%d/%Y": N_("month/day/year"),
    "%d/%m/%y": N_("day/month/two-digit year"),
    "%m/%d/%y": N_("month/day/two-digit year"),
    "%d.%m.%Y": N_("day.month.year"),
    "epoch": N_("seconds since 1970"),
    "epoch_ms": N_("milliseconds since 1970"),
    "excel": N_("Excel's day numbers"),
    "%d/%m/%Y %H:%M": N_("day/month/year 14:05"),
    "%m/%d/%Y %H:%M": N_("month/day/year 14:05"),
    "%d/%m/%Y %H:%M:%S": N_("day/month/year 14:05:09"),
    "%m/%d/%Y %H:%M:%S": N_("month/day/year 14:05:09"),
    "%d/%m/%Y %I:%M:%S %p": N_("day/month/year 02:05:09 PM"),
    "%m/%d/%Y %I:%M:%S %p": N_("month/day/year 02:05:09 PM"),
    "%m/%d/%Y %I:%M %p": N_("month/day/year 02:05 PM"),
    "hours": N_("hour range, 0400 - 0500"),
    "%H:%M": N_("clock only, 14:05"),
    "%H:%M:%S": N_("clock only, 14:05:09"),
    "%I:%M:%S %p": N_("clock only, 02:05:09 PM"),
}
ENCODINGS = ("utf-8", "gb18030", "big5", "utf-16", "cp949", "cp1252")
DELIMITERS = {",": N_("comma"), ";": N_("semicolon"), "\t": N_("tab"), "|": N_("bar")}
CERTAINTY = {"certain": N_("certain"), "likely": N_("likely"), "guess": N_("a guess, please check")}
NO_DAY = N_(
    "No column says the day. Set the column that holds the date to “Day” or “Day and time” in the table, or give "
    "the day of all rows under “What the file does not say”."
)
MEANINGS = (
    {
        "served": N_("served, closed"),
        "abandoned": N_("left without service"),
        "no_show": N_("did not come"),
        "open": N_("still open"),
        "service": N_("service"),
        "complaint": N_("complaint"),
        "enquiry": N_("enquiry"),
        "praise": N_("praise"),
        "yes": N_("yes"),
        "no": N_("no"),
        "missing": N_("no answer"),
        "opened": N_("opens the ticket"),
        "started": N_("called, service begins"),
        "answered": N_("first answer"),
        "closed": N_("ends the ticket"),
        "reopened": N_("opens it again"),
        "arrived": N_("someone arrives"),
        "consented": N_("the customer agrees"),
        "nothing": N_("moves no time"),
    }
    | FACETS
    | entry_words.MEANINGS
)
KANO = {"1": N_("like"), "2": N_("must be"), "3": N_("neutral"), "4": N_("live with"), "5": N_("dislike")}
NEAR = {
    "ANSWERS": N_("the same answers at the same place within ten minutes"),
    "TEXT": N_("the same text at the same place within a day"),
    "TICKET": N_("another answer about the same ticket within a day"),
    "MOMENT": N_("taken at the same place in the same second"),
}
# What a reader can do about a refused row, by the code of the reject.
REMEDIES = (
    {
        "NPS_NOT_OF_TEN": N_("Choose the scale 0 to 10, or “Would recommend (other scale)” as what was asked."),
        "CODE_NOT_ON_SCALE": N_("Correct the scale in the table above, or say below what the answer means."),
        "NOT_A_TIME": N_("Choose how dates are written in the table above, or mend the cells in the file."),
        "DAY_ALONE": N_("Give year and month under “What the file does not say”."),
        "NOT_A_NUMBER": N_("Mend the cells in the file, or correct what the column is."),
        "NOT_A_DURATION": N_("Mend the cells in the file: seconds, 2:06 or 126秒 can be read."),
        "UNKNOWN_WORD": N_("Say below what the word means, or mend it in the file."),
        "WEIGHT_OUT_OF_RANGE": N_("A weight is above 0 and at most 10,000: mend the cells in the file."),
        "TOO_MANY_CELLS": N_("Usually a separator inside a text without quotation marks: mend the row in the file."),
        "SECOND_TABLE": N_("Save the second table as a file of its own."),
        "NO_DAY": N_("Fill in the date, or choose another column for it in the table above."),
        "NODE_MISSING": N_("Fill in the service node."),
        "IS_A_RANGE": N_(
            "Mend the cells, or say in the mapping file what stands for a range: "
            'ranges = "missing", "low", "high" or "middle".'
        ),
        "NO_QUESTION": N_("Fill in the question."),
        "NO_TICKET": N_("Fill in the ticket number."),
        "TICKET_NOT_WHOLE": N_(
            "A ticket is taken in with all its rows: mend the other row, then this one goes in too."
        ),
        "TICKET_NOT_OPENED": N_(
            "Export the log from before these tickets were opened, or say below the check which word opens one."
        ),
    }
    | total_words.REMEDIES
    | entry_words.REMEDIES
    | observation_words.REMEDIES
)


def say_remedy(code: str) -> str:
    """What to do about a refused row."""
    return t(REMEDIES[code]) if code in REMEDIES else ""


def say_meaning(role: str, code: str) -> str:
    """What a word of a column with this role can mean; a step of a scale is its number."""
    words = MEANINGS | {"kano": KANO, "passed": observation_words.MEANINGS}.get(role, {})
    return t(words[code]) if code in words else code
