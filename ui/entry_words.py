"""What concerns catalogue files (lists of nodes or sites), in words: their columns, why taken so, what to mend."""

from __future__ import annotations

from ui.words import N_

ROLES = {
    "zh": N_("Chinese name"),
    "en": N_("English name"),
    "journey": N_("Journey"),
    "stage": N_("Stage"),
    "order": N_("Place in the order"),
    "node_kind": N_("Kind of node (place, channel, step)"),
    "region": N_("Region"),
    "tz": N_("Time zone"),
}
MEANINGS = {"place": N_("a place"), "channel": N_("a channel"), "step": N_("a step")}
# What a reader can do about a refused row, by the code of the reject.
REMEDIES = {
    "NO_ENTRY": N_("Fill in the code or a name, or delete the row."),
    "SAME_ENTRY_TWICE": N_("Keep the row that holds, or give one of them a code of its own."),
}
WHY = {"LISTS_ENTRIES": N_("is this a list of nodes or sites? The file holds more than such lists do")}
