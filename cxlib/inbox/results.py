"""What became of a delivered file, as a file for the program that delivered it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from cxlib.store import Outcome


@dataclass(frozen=True)
class Result:
    """State `done`, `failed` or `waiting` (tried again later); with the rows, or the code and facts of the fault."""

    file: str
    state: str
    outcome: Outcome | None = None
    code: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)
    moved_to: str = ""

    def told(self) -> dict[str, Any]:
        """The result as it is written."""
        head = {"file": self.file, "state": self.state, "at": f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}"}
        if self.moved_to:
            head["moved_to"] = self.moved_to
        if self.outcome is None:
            return head | {"code": self.code, "facts": dict(self.facts)}
        found = self.outcome
        rows = {name: getattr(found, name) for name in ("upload_id", "rows_in", "accepted", "duplicate", "rejected")}
        reasons = found.reasons.to_dict("records")
        return head | rows | {"reasons": reasons, "new_nodes": list(found.new_nodes)}


def moved(result: Result, path: Path, folder: Path) -> Result:
    """Put the file into a folder under a name that is free there."""
    folder.mkdir(exist_ok=True)
    target, number = folder / path.name, 1
    while target.exists():
        number += 1
        target = folder / f"{path.stem}-{number}{path.suffix}"
    path.rename(target)
    return replace(result, moved_to=f"{folder.name}/{target.name}")


def write(result: Result, path: Path) -> None:
    """The result as JSON; it appears whole or not at all."""
    draft = path.with_name(f".{path.name}")
    draft.write_text(json.dumps(result.told(), ensure_ascii=False, indent=2, default=str) + "\n", encoding="utf-8")
    draft.replace(path)
