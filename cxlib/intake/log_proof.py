"""What a mapping of an event log has to say, and may not."""

from __future__ import annotations

from cxlib.errors import CxError
from cxlib.intake.columns import Mapping
from cxlib.intake.log_words import LOG_ROLES, MEANINGS


def log_proved(mapping: Mapping) -> None:
    """Raises `MAPPING_WITHOUT` (which ticket, when) and `MAPPING_UNKNOWN_WORD` (another role, an unknown meaning).

    A log tells every stamp by its events, so it has no columns for them.
    """
    for needed in ("id", "at"):
        if not mapping.one(needed):
            raise CxError("MAPPING_WITHOUT", field=needed, place="event")
    said: list[tuple[str, tuple[str, ...], str]] = [
        (column.role, LOG_ROLES, f"is ({column.name})") for column in mapping.columns
    ]
    said += [(word, MEANINGS, f"values ({one.name})") for one in mapping.every("event") for word in one.values.values()]
    for word, known, place in said:
        if word not in known:
            raise CxError("MAPPING_UNKNOWN_WORD", word=word, place=place, known=list(known), close_to=[])
