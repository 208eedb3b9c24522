"""The headers people give to columns of totals, in Chinese and English: a pattern per role, first match wins. Data."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cxlib.intake.scales import folded
from cxlib.intake.wordings import SHARE

_WAIT = r"wait|queue|等候|等待|排队|候诊|候车"
_END = r"[\s_]*(?:数量?|量|件数?|人数|人次|次数?|笔数?|总[数量])?(?:\s*[（(].*[）)])?$"
_TIME = r"\d+[ _]?(?:s|m|h|sec|min|hrs?|hours?)"
_NO_COUNT = r"%|rate|percent|avg|average|mean|time|speed"
"""Beside these words the calls that were given up are no count of them."""


def _shares_of(mood: str) -> str:
    return rf"^(?:%|pct|percent(?:age)?)[ _]?{mood}|\b{mood}[ _](?:%|percent|pct|rate|share)"


PATTERNS = (
    ("until", re.compile(r"^(结束日期|截止日期|截至|until|to|end ?date|period ?end(ing)?)$")),
    (
        "hour",
        re.compile(
            r"^(hour( of day)?|时段|小时|时间段|钟点|(start )?interval|half[ -]?hour)$"
            r"|^time ?(slot|band|interval|of day)$"
        ),
    ),
    (
        "period",
        re.compile(
            r"^(统计|报告|营业|业务|经营|数据|上报|report(ing)?[ _]?|business[ _])?"
            r"(period|month|week|quarter|year|date|day|months?|月份?|年月|期间|周期?|周次|季度|年度|年份|日期|时间)$"
            r"|^(week|month)[ _](start(s|ing)?|begin(s|ning)?|commencing|of)([ _]date)?$|^w/c$"
            r"|^周(起始|开始)(日期?)?$|^interval[ _]start([ _](date|time))?$|^start[ _]of[ _](interval|period)$"
            r"|^(fecha|datum|data|jour|día|mes|mês|mois|mese|monat|semana|semaine|woche|trimestre|quartal|jahr|año|ano)$"
        ),
    ),
    ("longest", re.compile(rf"(max|longest|最长|最大|最久).*({_WAIT}|delay)|({_WAIT}).*(max|longest|最长|最大)")),
    (
        "average",
        re.compile(
            rf"(avg|average|mean|平均).*({_WAIT})|({_WAIT}).*(avg|average|mean|平均)|^asa\b|speed of answer"
            r"|(avg|average)[ _]?speed[ _](to )?ans|\banswer(ing)?[ _]speed"
        ),
    ),
    (
        "mean",
        re.compile(
            r"^(?!.*(?:nps|net promoter|推荐)).*(?:"  # an average NPS is on no scale of answers
            r"(mean|average|avg)\.?[ _](\w+[ _])?(score|rating|satisfaction|csat|stars)"
            r"|(satisfaction|csat|score|rating)[ _](mean|average|avg)"
            r"|平均(得|评)?分|均分|平均(满意度|星级|评价|评分)|(满意度|评分|评价|星级)(均值|平均))"
        ),
    ),
    ("dissatisfied", re.compile(rf"不满意|dis-?satisfied|unsatisfied|detractors|差评|{_shares_of('negative')}")),
    (
        "satisfied",
        re.compile(
            r"满意(数|量|率|人|件|\s*%|\s*[（(]\s*%)|\bsatisfied|promoters|好评|^满意$"
            rf"|^(csat|satisfaction)\s*(%|percent|pct|rate|share)|{_shares_of('positive')}"
        ),
    ),
    (
        "answers",
        re.compile(
            rf"^(参评|评价|评议|回收|有效|问卷|答卷|答复问卷|测评|调查|受访|样本|回访){_END}"
            r"|^(n_?|(no|num|number|count|total)\.? ?(of )?)?"
            r"(answers|responses|respondents|surveys|ratings|reviews|votes|evaluations)( count)?$"
        ),
    ),
    ("complaints", re.compile(rf"^(有效|受理)?投诉{_END}|^(n_?|no\.? of |number of )?complaints?( received)?$")),
    (
        "breaches",
        re.compile(
            rf"breach|^(等候|等待|排队)?超(时|标准?){_END}|^over[ _](target|standard|sla)$|\w.*\bover[ _]{_TIME}"
        ),
    ),
    (
        "within",
        re.compile(
            rf"^(within|in)[ _](target|standard|sla|time)|达标|^(按时|及时|时限内){_END}"
            rf"|\bwithin[ _]((a|the)[ _])?({_TIME}|target|standard|sla|service[ _]level)|^service[ _]level\b"
        ),
    ),
    (
        "abandoned",
        re.compile(
            rf"^(?!.*(?:{_NO_COUNT})).*(?:\baban\b|abandon|left without)|^(弃号|放弃|呼损|未接|挂断|流失){_END}"
            r"|^(missed|lost|unanswered)[ _]calls$|^calls[ _](missed|lost|unanswered)$"
        ),
    ),
    (
        "served",
        re.compile(
            rf"^(总?业务|总?办理|受理|服务|接待|办件|叫号|办结|接通|接听|取号|客流|总客流|就诊|接诊|维修|门诊|急诊|门急诊|诊疗|出院"
            rf"|话务|呼入|来电|(?:坐席|座席|人工|客服)?(?:应答|接起)|(?:坐席|座席|人工|客服)(?:接通|接听)|来访|到店|进店|接待客户|工单|办件受理){_END}"
            r"|^(总?人次|客流|人数)$"
            r"|^(n_?|no\.? of |number of |total[ _])?(attendances?|served|visits?|customers?|passengers?|patients?"
            r"|volume|visitors|guests|clients|footfall|walk[ -]?ins|tickets|transactions"
            r"|calls([ _](answered|handled))?|(answered|handled|acd)[ _]calls)([ _](served|seen))?$"
            r"|^(all|grand|passengers?|customers?)[ _]total$|^total$"
        ),
    ),
    (
        "site",
        re.compile(
            r"^(org|provider|trust|hospital|airport|site|branch|store|hall|team)([ _]?(code|name|id))?$"
            r"|^(营业厅|大厅|单位|部门|中心|医院|分部)(名称)?$"
        ),
    ),
    ("channel", re.compile(r"^media[ _]type$")),
    (
        "node",
        re.compile(r"^(terminal|service|split|skill|split ?/ ?skill|vdn|call type|业务|服务项目|业务种类|业务类型)$"),
    ),
)
WHOLE = re.compile(r"^(all|total|overall|grand|合计|总计?|全部)")
"""Of several columns of one kind the one that is about all."""
ANSWERED = re.compile(r"应答|接通|接听|接起|answered|handled")
"""Of several columns that count calls the one of those somebody took."""
_STEPS = {"satisfied": re.compile(r"^(?:非常|很|十分|比较)?满意"), "dissatisfied": re.compile(r"不满意")}
_UNIT = r"\s*(?:min(?:ute)?s?|分钟?|m|s|秒|sec)?"
BAND = re.compile(rf"^(.*?)(\d+)\s*(?:\.\.|-|–|~|_|\bto\b|至|到)\s*(\d+)?{_UNIT}$")
OPEN_BAND = re.compile(
    rf"^(.*?)(?:>=?|over |more than |超过|大于)\s*(\d+){_UNIT}(?:以上)?$"
    rf"|^(.*?)(\d+){_UNIT}\s*(?:\+|or more|以上){_UNIT}$"
)
MONTHLY = re.compile(r"月|month")
LENGTHS = (("s", re.compile(r"秒|\bsec|[（(]s[）)]|_s$")), ("h", re.compile(r"小时|\bhours?|\bhrs?|[（(]h[）)]|_h$")),
           ("min", re.compile(r"分|\bmin|_min")))  # fmt: skip
STANDARD = re.compile(r"(\d+(?:\.\d+)?)\s*(秒|sec|小时|hours?|hrs?|h\b|分|min)")


def role_of(header: str) -> str:
    """The role a header names; "" if none.

    >>> role_of("平均等待(分钟)"), role_of("超时件数"), role_of("attendances"), role_of("Satisfaction")
    ('average', 'breaches', 'served', '')
    """
    plain = folded(" ".join(header.split()))
    return next((role for role, pattern in PATTERNS if pattern.search(plain)), "")


def split_up(headers: Sequence[str]) -> set[str]:
    """Of satisfied and dissatisfied those that a file counts in several columns: none of them is all.

    >>> sorted(split_up(["非常满意", "满意", "基本满意", "不满意"])), split_up(["满意数", "满意率", "不满意数"])
    (['satisfied'], set())
    """
    counts = [plain for name in headers if not SHARE.search(plain := folded(name))]
    return {role for role, steps in _STEPS.items() if sum(bool(steps.search(name)) for name in counts) > 1}


def band_of(header: str) -> tuple[str, float, float | None] | None:
    """What stands before a band of waits in a header, and the band's ends (no upper end: and longer).

    >>> band_of("all_n_16..30"), band_of("120分钟以上"), band_of("all_n_120.."), band_of("Q1")
    (('all_n_', 16.0, 30.0), ('', 120.0, None), ('all_n_', 120.0, None), None)
    """
    plain = folded(" ".join(header.split()))
    if found := OPEN_BAND.fullmatch(plain):
        return (found[1] or found[3] or ""), float(found[2] or found[4]), None
    found = BAND.fullmatch(plain)
    return (found[1], float(found[2]), float(found[3]) if found[3] else None) if found else None


def length_of(header: str) -> str:
    """The unit of time a header names: "s", "min" or "h"; "" if none.

    >>> length_of("平均等待（分钟）"), length_of("wait in seconds"), length_of("等候")
    ('min', 's', '')
    """
    plain = folded(header)
    return next((unit for unit, pattern in LENGTHS if pattern.search(plain)), "")


def standard_of(header: str) -> float | None:
    """The seconds a header names as the standard; `None` if none.

    >>> standard_of("超时件数(>30分钟)"), standard_of("over 4 hours"), standard_of("breaches")
    (1800.0, 14400.0, None)
    """
    found = STANDARD.search(folded(header))
    size = {"秒": 1, "s": 1, "小": 3600, "h": 3600}
    return float(found[1]) * size.get(found[2][0], 60) if found else None
