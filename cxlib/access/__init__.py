"""Who asks. Every read carries a viewer, so that roles and row scope are enforced where data are read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Viewer:
    """A person who looks: a name for the log, the sites whose rows the person may see (`None` = all), and whether the
    person may see which member of staff served.

    >>> Viewer("Li", sites=frozenset({"north"})).may_see("south")
    False
    """

    name: str
    sites: frozenset[str] | None = None
    staff_names: bool = False

    def may_see(self, site: str) -> bool:
        """Whether rows of this site may be shown to the viewer."""
        return self.sites is None or site in self.sites


OWNER = Viewer("local owner", staff_names=True)
