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
    "channel": N_("Channel"),
    "segment": N_("Segment"),
    "value": N_("Value"),
    "n": N_("n"),
    "low": N_("Lower limit (95%)"),
    "high": N_("Upper limit (95%)"),
    "class": N_("Class"),
    "n_effective": N_("Worth as many independent answers"),
    "events": N_("Events"),
    "reason": N_("Reason"),
    "weight": N_("Weight"),
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
    "kind": {"survey": N_("survey"), "ticket": N_("tickets")},
    "state": {"loaded": N_("taken in"), "undone": N_("taken back")},
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
