"""How the tests are shared out among processes: files whole, what takes longest first, one browser at a time.

A process that drives a browser waits much of the time, and needs a server and a browser beside it. So all tests in a
browser are one piece of work, begun first: other processes fill its pauses, and no second server and browser starts.
"""

from __future__ import annotations

import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadFileScheduling

BROWSER = "tests/browser/"


class OneBrowser(LoadFileScheduling):
    """A file is one piece of work, the folder of the browser tests too; in the order of the collection."""

    def __init__(self, config: pytest.Config, log: Producer | None = None) -> None:
        config.option.loadscopereorder = False  # not by how many tests a file has: `longest_first` knows better
        super().__init__(config, log)

    def _split_scope(self, nodeid: str) -> str:
        return BROWSER if nodeid.startswith(BROWSER) else super()._split_scope(nodeid)


def longest_first(items: list[pytest.Item]) -> None:
    """Tests in a browser, then what is marked as slow, then the rest as it was: no long file is left for the end."""
    items.sort(key=lambda item: (not item.nodeid.startswith(BROWSER), item.get_closest_marker("slow") is None))
