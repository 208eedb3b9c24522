"""Small files of totals, to be counted on fingers: the clinic's desk, by month, by day, by hour."""

from __future__ import annotations

from tests.clinic import mapping

MONTHS = """month,site,node,served,left,late,wait,complaints,answers,satisfied
2026-01,north,desk,1000,50,200,10,4,100,80
2026-02,north,desk,900,30,90,8,1,120,102
2026-01,south,desk,500,,250,20,,50,30
"""
MONTHLY = {
    "month": "period", "site": "site", "node": "node", "served": "served", "left": "abandoned",
    "late": "breaches, upper=15, unit=min", "wait": "average, unit=min", "complaints": "complaints",
    "answers": "answers", "satisfied": "satisfied",
}  # fmt: skip
HOURS = """day,hour,wait,b15,b30,longer
2026-03-02,0900 - 1000,12,80,20,0
2026-03-02,1000 - 1100,24,10,60,30
2026-03-09,0900 - 1000,6,100,0,0
"""
HOURLY = {
    "day": "period", "hour": "hour", "wait": "average, unit=min", "b15": "band, lower=0, upper=15, unit=min",
    "b30": "band, lower=16, upper=30, unit=min", "longer": "band, lower=30, unit=min",
}  # fmt: skip


def standard(seconds: int, first: str = "1900-01-01") -> str:
    return f'[[standard]]\nnode = "desk"\nmetric = "wait_s"\nvalue = {seconds}\nvalid_from = "{first}"\n'


monthly = mapping("total", "returns", **MONTHLY)
hourly = mapping("total", "hall", '[constant]\nnode = "desk"\nsite = "north"\n', **HOURLY)


def judged_hourly(seconds: int, first: str = "1900-01-01"):
    return mapping("total", "hall", '[constant]\nnode = "desk"\nsite = "north"\n' + standard(seconds, first), **HOURLY)
