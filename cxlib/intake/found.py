"""What recognising a kind of file by its columns gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from cxlib.intake.columns import Column, Scale
from cxlib.intake.why import Reason


@dataclass(frozen=True)
class Found:
    """Columns of a file, why they are taken for what they are, and the scales of those with scores."""

    columns: tuple[Column, ...] = ()
    reasons: tuple[Reason, ...] = ()
    scales: Mapping[str, Scale] = field(default_factory=dict)
