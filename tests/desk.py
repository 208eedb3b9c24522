"""A desk whose tickets name who served: three members of staff, small enough to count on fingers."""

from __future__ import annotations

from cxlib.store import Store
from tests import clinic

TICKETS = clinic.mapping("ticket", "desk", clinic.STANDARDS, **clinic.QUEUED, staff="staff", what="kind")
SURVEY = clinic.mapping(
    "survey", "asked", id="id", ticket="ticket", time="time", site="site",
    nurse="rating, node=nurse, item=csat", clinic="rating, node=clinic, item=csat",
)  # fmt: skip
LI, WANG, NEW = "Li", "Wang", "Zhou"


def take(store: Store) -> Store:
    """Li serves forty, all within the standard of 5 minutes; Wang forty, ten within; Zhou five; ten name nobody.

    Wang is named in two complaints. Those served by Li are satisfied, of those served by Wang half are.
    """
    tickets, answers = ["id,site,node,opened,started,closed,outcome,staff,what"], ["id,ticket,time,site,nurse,clinic"]
    for who, of, quick in ((LI, 40, 40), (WANG, 40, 10), (NEW, 5, 5), ("", 10, 10)):
        for turn in range(of):
            wait, number = (2 if turn < quick else 9), f"{who}-{turn}"
            tickets.append(
                f"{number},north,nurse,2026-03-02 09:00,2026-03-02 09:0{wait},2026-03-02 09:30,served,{who},"
            )
            score = 5 if who == LI or turn % 2 else 2
            # a score of the whole journey beside the node's own is the same person's second word
            answers.append(f"a{number},{number},2026-03-02 10:00,north,{score},{score}")
    tickets += [f"c{n},north,nurse,2026-03-02 09:00,,,open,Wang,complaint" for n in range(2)]
    answers += [f"x{n},unknown-{n},2026-03-02 10:00,north,5," for n in range(5)]
    clinic.take(store, "\n".join(tickets) + "\n", TICKETS)
    clinic.take(store, "\n".join(answers) + "\n", SURVEY)
    return store
