"""What a column can be, in the words of the people who bring the file."""

from __future__ import annotations

from ui.words import N_, t

KINDS = {"survey": N_("Survey"), "ticket": N_("Tickets")}
ROLES = {
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
    "category": N_("Category"),
    "severity": N_("Severity"),
    "staff": N_("Staff"),
    "first_contact": N_("Solved at first contact (yes/no)"),
    "reopened": N_("Reopened (yes/no)"),
    "wait": N_("Length of the wait"),
    "service": N_("Length of the service"),
}
ITEMS = {
    "csat": N_("Satisfaction"),
    "nps": N_("Would recommend (0–10)"),
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
# What a reader can do about a refused row, by the code of the reject.
REMEDIES = {
    "CODE_NOT_ON_SCALE": N_("Correct the scale, or add the code to “codes for no answer” if it means that."),
    "NOT_A_TIME": N_("Choose how dates are written in the table above, or mend the cells in the file."),
    "NOT_A_NUMBER": N_("Mend the cells in the file, or correct what the column is."),
    "NOT_A_DURATION": N_("Mend the cells in the file: seconds, 2:06 or 126秒 can be read."),
    "UNKNOWN_WORD": N_("Mend the word in the file, or say in the mapping file what it means."),
    "WEIGHT_OUT_OF_RANGE": N_("A weight is above 0 and at most 10,000: mend the cells in the file."),
    "TOO_MANY_CELLS": N_("Usually a separator inside a text without quotation marks: mend the row in the file."),
    "SECOND_TABLE": N_("Save the second table as a file of its own."),
    "NO_DAY": N_("Fill in the date, or choose another column for it in the table above."),
    "NODE_MISSING": N_("Fill in the service node."),
}
WHY = {
    "HEADER": N_("by its header"),
    "VALUES": N_("by its values"),
    "REMEMBERED": N_("as last time"),
    "PRESET": N_("by the headers of a known tool"),
    "BLOCK": N_("like its neighbours under the same question"),
    "MISSING_CODES": N_("numbers off the scale come again and again: taken for “no answer”"),
    "DIRECTION_LOW": N_("1 is best, as its words say"),
    "DIRECTION_UNCLEAR": N_("which end is best? Nothing tells; the high end is taken. Please choose the scale"),
    "DAY_MONTH_UNCLEAR": N_("day or month first? Please choose how dates are written"),
    "DAY_MONTH_MIXED": N_("some dates have the day first, others the month: please look at the file"),
    "DAY_INCOMPLETE": N_("only the day of the month: give month and year in the mapping file"),
    "LABEL_ROWS": N_("the first rows are a second header and are left out"),
    "UNKNOWN": N_("not recognised"),
}
ASKING = ("DIRECTION_UNCLEAR", "DAY_MONTH_UNCLEAR", "DAY_MONTH_MIXED", "DAY_INCOMPLETE")  # these ask by themselves
SURE = 0.6  # a guess less certain than this asks to be looked at


def say_why(code: str, certainty: float) -> str:
    """Why a column was taken for what it is, and whether to look at it."""
    reason = t(WHY[code]) if code in WHY else code
    return reason if certainty >= SURE or code in ASKING else t("{reason}; please check", reason=reason)


def say_remedy(code: str) -> str:
    """What to do about a refused row."""
    return t(REMEDIES[code]) if code in REMEDIES else ""
