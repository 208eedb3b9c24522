"""The headers and words people use on scorecards and mystery-shopper forms, in Chinese and English. Data."""

from __future__ import annotations

import re

from cxlib.intake.scales import folded

_LOOKS = r"(?:神秘顾客|神秘访客|暗访|明察|观察|检查|巡查|督导|考评|评估|督查|稽核)"
PATTERNS = (
    ("observer", re.compile(rf"^{_LOOKS}(?:员|人|人员|者|老师)?(?:姓名|编号)?$"
                            r"|^(?:observer|observed by|assessor|auditor|inspector|checker|checked by|evaluator"
                            r"|(?:mystery[ _])?shopper|coach)(?:[ _]?(?:name|id))?$")),
    ("sort", re.compile(rf"^{_LOOKS}(?:类型|方式|性质|形式)$"
                        r"|^(?:observer|visit|audit|inspection)[ _](?:type|kind|role)$")),
    ("step", re.compile(r"^(?:服务)?(?:步骤|环节|流程|阶段|模块)$|^(?:service[ _])?(?:step|stage|section)$")),
    ("check", re.compile(rf"^{_LOOKS}?(?:检查|考核|评分|观察|测评)(?:项目?|内容|要点|标准|指标)$"
                         r"|^(?:check(?:[ _]?(?:item|point))?|check ?list[ _]item|criterion|criteria|behaviour|behavior"
                         r"|standard[ _]checked)$")),
    ("passed", re.compile(r"^(?:是否)?(?:合格|通过|达标|做到|符合)(?:与否|情况)?$|^(?:检查|观察|考核)?结果$"
                          r"|^(?:passed|pass|pass/fail|met|result|ok)\??$")),
    ("score", re.compile(r"^(?:实际)?(?:得分|分数|评分|打分)$|^(?:score|points?|mark)$")),
    ("id", re.compile(r"^(?:评分表|检查表|观察表|记录表?|表单)(?:编号|号)$"
                      r"|^(?:score ?card|visit|card|form)[ _]?(?:id|no\.?|number)$")),
)  # fmt: skip
PASSED = {
    "是": "1", "合格": "1", "通过": "1", "达标": "1", "做到": "1", "已做到": "1", "符合": "1", "yes": "1", "y": "1",
    "pass": "1", "passed": "1", "true": "1", "met": "1", "ok": "1", "1": "1", "√": "1", "✓": "1", "✔": "1",
    "否": "0", "不合格": "0", "不通过": "0", "未通过": "0", "不达标": "0", "未达标": "0", "没做到": "0", "未做到": "0",
    "不符合": "0", "no": "0", "n": "0", "fail": "0", "failed": "0", "false": "0", "not met": "0", "0": "0", "×": "0",
    "✗": "0", "✘": "0", "x": "0",
}  # fmt: skip
UNSEEN = ("", "不适用", "未观察", "未观察到", "无法观察", "未涉及", "n/a", "na", "not seen", "not observed",
          "not applicable", "-", "/")  # fmt: skip
"""What stands where a check could not be seen: counted, neither passed nor failed."""
SORTS = {
    "神秘顾客": "shopper", "神秘访客": "shopper", "暗访": "shopper", "暗查": "shopper", "mystery shopper": "shopper",
    "mystery": "shopper", "shopper": "shopper", "明查": "trainer", "明察": "trainer",
    "督导": "trainer", "主管": "trainer", "带教": "trainer", "培训师": "trainer", "内部": "trainer",
    "trainer": "trainer", "supervisor": "trainer", "coach": "trainer", "internal": "trainer", "open": "trainer",
}  # fmt: skip
STEPS = {
    "迎接": "greet", "了解需求": "understand", "解决问题": "solve", "结束服务": "close", "预约": "book",
    "描述": "describe",
    "初判": "diagnose", "排期": "schedule", "到达": "arrive", "检查": "inspect", "报价": "quote", "同意": "consent",
    "服务": "service", "反馈": "feedback", "greet": "greet", "understand": "understand", "solve": "solve",
    "close": "close",
}  # fmt: skip
"""Steps the board has a check list for, as forms write them; any other step keeps its name."""
_UNKNOWN = re.compile(r"神秘|暗访|shopper|mystery")


def role_of(header: str) -> str:
    """What a header of a scorecard says: a role, "" if nothing.

    >>> [role_of(one) for one in ("暗访员", "检查项目", "是否达标", "服务环节", "得分", "满意度")]
    ['observer', 'check', 'passed', 'step', 'score', '']
    """
    plain = folded(" ".join(header.split()))
    return next((role for role, pattern in PATTERNS if pattern.search(plain)), "")


def unknown_to_staff(header: str) -> bool:
    """Whether the header of the observers says that the staff did not know them.

    >>> unknown_to_staff("神秘顾客"), unknown_to_staff("检查人")
    (True, False)
    """
    return _UNKNOWN.search(folded(header)) is not None
