"""Whether customers help themselves at a node, with nobody serving: a ticket machine, a kiosk, an app."""

from __future__ import annotations

import re
from collections.abc import Iterable

ALONE = ("find", "use", "help", "finish")
"""What happens where nobody serves: find it and begin, use it, get help, finish."""
_ENGLISH = re.compile(
    r"\b(machine|kiosk|terminal|self[- ]?service|self[- ]?check|atm|app|website|online|dispenser)s?\b", re.IGNORECASE
)
_CHINESE = re.compile(
    "自助|取号机|叫号机|排号机|一体机|取款机|存款机|打印机|终端|小程序|网站|网上|线上|手机银行|智能柜"
)


def helps_oneself(names: Iterable[str]) -> bool:
    """Whether a place or channel is one without staff, by what it is called (code and names); our own list of words.

    >>> helps_oneself(["ticket_machine", "取号机", "Ticket machine"]), helps_oneself(["c1", "一号窗口", "Counter"])
    (True, False)
    >>> helps_oneself(["n7", "智慧大厅自助区", ""]), helps_oneself(["appliances", "家电柜台", "Appliance desk"])
    (True, False)
    """
    return any(_ENGLISH.search(name.replace("_", " ")) or _CHINESE.search(name) for name in names)
