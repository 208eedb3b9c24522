"""Who asks. Every read and every change carries a viewer: roles and row scope are enforced where data are read and
written.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cxlib.errors import CxError


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

    def must_own(self, sites: Iterable[str | None] = ()) -> None:
        """Raises `NOT_ALLOWED` unless the viewer may change what is of these sites.

        What names none, or one that is none (`None`, ""), is of all and only for who may see all.

        >>> Viewer("Li", sites=frozenset({"north"})).must_own(["north"])
        >>> Viewer("Li").must_own()
        """
        named = list(sites)
        if self.sites is not None and not (named and all(site and self.may_see(site) for site in named)):
            raise CxError("NOT_ALLOWED", who=self.name)


OWNER = Viewer("local owner", staff_names=True)
