"""`bank_observations.csv`: what a trainer and mystery shoppers saw at the counters, one check a row."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from make.chance import happens, stream
from make.days import LAST, is_open
from make.files import TRUTHS, names

HEADER = ("日期", "网点", "服务节点", "观察员", "观察方式", "服务环节", "检查项目", "是否做到")
TRUTH = TRUTHS["observation"]
NODES = ("guide", "counter_1", "counter_2", "wealth", "phone")
WEEKS = 24
CHECKS = {
    "迎接": ("三秒内抬头、微笑、问好", "请客户就座或指明去处，用语礼貌", "第一印象：佩戴工牌，台面整洁"),
    "了解需求": ("让客户把话说完，不打断", "问一两个问题并复述需求", "一次讲清所需材料、步骤和时间"),
    "解决问题": (
        "用通俗的话解释，不用术语",
        "说明正在办什么，等待要讲原因",
        "办不了时给出别的办法",
        "与客户一起核对结果",
    ),
    "结束服务": ("询问是否还有其他需要", "讲明下一步和时间", "致谢并请客户提意见"),
}
TRAINER, SHOPPERS = "陈老师", ("神秘顾客甲", "神秘顾客乙")


def rows() -> Iterator[tuple[object, ...]]:
    """Every week the trainer looks at each node, every other week a mystery shopper too, on the same day."""
    # the stream was chosen as the seed was: chance adds no story of its own
    rng, sites, nodes = stream("scorecards 8"), list(names("bank", "sites").values()), names("bank", "nodes")
    for week in range(WEEKS):
        for place, node in enumerate(NODES):
            day = LAST - timedelta(days=7 * (WEEKS - week) - place)
            while not is_open(day):
                day += timedelta(days=1)
            site = sites[(week + place) % len(sites)]
            seen = [
                (step, check, happens(rng, _share(node, check))) for step, checks in CHECKS.items() for check in checks
            ]
            observers = [(TRAINER, "督导")] + ([(SHOPPERS[place % 2], "神秘顾客")] if week % 2 else [])
            for observer, sort in observers:
                for step, check, done in seen:
                    yield day.isoformat(), site, nodes[node], observer, sort, step, check, _told(rng, done)


def _share(node: str, check: str) -> float:
    """How often a check is really met there."""
    if node != TRUTH["node"]:
        return float(TRUTH["met"])
    return float(TRUTH["met_check"] if check == TRUTH["check"] else TRUTH["met_there"])


def _told(rng, done: bool) -> str:
    """What an observer writes down: now and then the other thing, or that it could not be seen."""
    if happens(rng, TRUTH["unseen"]):
        return "不适用"
    return "是" if done != happens(rng, TRUTH["slips"]) else "否"
