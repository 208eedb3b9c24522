"""Headers and words of downloaded tables, and how Excel shows each kind of figure."""

from __future__ import annotations

from ui.words import N_

HEADERS = {
    # figures
    "metric": N_("Metric"),
    "unit": N_("Unit"),
    "journey": N_("Journey"),
    "node": N_("Service node"),
    "item": N_("Item"),
    "period": N_("Period from"),
    "site": N_("Site"),
    "weekday": N_("Weekday"),
    "hour": N_("Hour"),
    "channel": N_("Channel"),
    "segment": N_("Segment"),
    "value": N_("Value"),
    "before": N_("Period before"),
    "change": N_("Change"),
    "verdict": N_("Verdict"),
    "n": N_("n"),
    "low": N_("Lower limit (95%)"),
    "high": N_("Upper limit (95%)"),
    "class": N_("Class"),
    "n_effective": N_("Worth as many independent answers"),
    "events": N_("Events"),
    "aggregated": N_("From totals"),
    "reason": N_("Reason"),
    "weight": N_("Weight"),
    # control charts
    "centre": N_("Mean"),
    "lpl": N_("Lower control limit"),
    "upl": N_("Upper control limit"),
    "standard": N_("Standard in force"),
    "signal": N_("Signal"),
    # uploads and their rows
    "upload_id": N_("Upload"),
    "at": N_("When"),
    "who": N_("Who"),
    "file_name": N_("File"),
    "kind": N_("Kind"),
    "source": N_("Source"),
    "rows_in": N_("Rows in"),
    "accepted": N_("Accepted"),
    "duplicate": N_("Duplicate"),
    "rejected": N_("Rejected"),
    "state": N_("State"),
    "first_day": N_("First day"),
    "last_day": N_("Last day"),
    "row": N_("Row"),
    "column": N_("Column"),
    "code": N_("Code"),
}
CELLS = {
    "class": {"normal": N_("normal"), "provisional": N_("provisional"), "hidden": N_("hidden")},
    "kind": {
        "survey": N_("survey"),
        "ticket": N_("tickets"),
        "total": N_("totals"),
        "catalogue": N_("nodes or sites"),
        "observation": N_("scorecards"),
    },
    "aggregated": {"part": N_("partly"), "whole": N_("wholly")},
    "state": {"loaded": N_("taken in"), "undone": N_("taken back")},
    # who took a file in, where it was no person with an account
    "who": {"local owner": N_("this computer's user"), "sample data": N_("the board itself (sample data)")},
}
# What the columns of a figures table hold, for the second sheet.
COLUMNS = {
    "value": N_("the figure, unrounded; its unit is in the column beside the metric"),
    "before": N_("the same figure of the equal period just before; in a table over time, of the row's previous period"),
    "change": N_("value − before, unrounded; empty where there is no figure before"),
    "verdict": N_("whether the change is more than chance explains: the 95 % interval of the change leaves out 0"),
    "low": N_("lower end of the 95 % interval of the figure"),
    "high": N_("upper end of the 95 % interval of the figure"),
    "n": N_("how many answers, waits or cases the figure rests on"),
    "class": N_("how firmly the figure is shown: normal, provisional or hidden"),
    "n_effective": N_("how many independent answers that is worth, with weights and several answers a person"),
    "events": N_("the events a rate counts"),
    "aggregated": N_("whether the figure rests on rows that were summed up already (totals), partly or wholly"),
    "reason": N_("why there is no figure, or why it is provisional"),
    "centre": N_("centre line of the control chart in this period"),
    "lpl": N_("lower control limit: below it a figure is no chance; empty where there is none"),
    "upl": N_("upper control limit: above it a figure is no chance; empty where there is none"),
    "standard": N_("the standard the period is judged by: in force on its first day; empty where none was"),
    "signal": N_("the rule by which the period is more than chance; empty for an ordinary one"),
}
SCOPE = {
    "start": N_("First day"),
    "end": N_("Last day"),
    "grain": N_("By"),
    "journeys": N_("Journeys"),
    "nodes": N_("Nodes"),
    "sites": N_("Sites"),
    "channels": N_("Channels"),
    "segments": N_("Segments"),
    "weighted": N_("Survey weights used"),
}
GRAINS = {"D": N_("day"), "W": N_("week"), "M": N_("month"), "Q": N_("quarter")}
# Excel's own codes. Waits stay seconds: a program that reads the file must not guess the unit.
NUMBER_FORMATS = {
    "share": "0.0%",
    "score": "0.00",
    "nps": "0.0",
    "rate": "0.00",
    "seconds": "0",
    "count": "0",
}
