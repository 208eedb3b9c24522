"""The headers people use, in Chinese and English: a pattern per role, first match wins. Data, not code."""

from __future__ import annotations

import re

ELEMENTS = {
    "element.reliability": r"可靠|reliab",
    "element.responsiveness": r"响应|responsive",
    "element.friendliness": r"友好|友善|保证性|专业性|friendl|assurance",
    "element.empathy": r"移情|同理|empath",
    "element.tangibles": r"有形|tangib",
    "competency.awareness": r"服务意识|awareness",
    "competency.knowledge": r"专业知识|knowledge",
    "competency.communication": r"沟通技巧|communication skill",
    "competency.emotion": r"情绪管理|emotion",
}

SHARED = (
    ("id", r"^(序号|编号|答卷编号|问卷编号|response ?id|respondent ?id|resp ?num|id|uuid|record ?id|submission ?id)$"),
    ("weight", r"^(权重|weight|wt)$"),
    (
        "site",
        r"^(?:所在)?(网点|门店|分店|分行|支行|机构|站点|班组|院区|区域|片区|site|branch|store|shop|property|location|hall|team|market)$",
    ),
    ("channel", r"^(渠道|来源渠道|受理渠道|预约渠道|channel|method ?received|booking channel|source channel)$"),
    ("segment", r"^(客群|客户类型|年龄段|性别|segment|customer type|type of travel|patient ?type|age group)$"),
    (
        "node",
        r"^((服务|办理)?(节点|窗口)|柜台|科室|环节|node|counter|window|desk|\w*area|agency|department|touch ?point)$",
    ),
)
SURVEY = (
    ("ticket", r"^(票号|工单号|ticket ?(no|id|number)?)$"),
    ("seconds", r"^(所用时间|答题时长|duration.*|time taken)$"),
    ("time", r"(提交.*时间|答卷时间|填写时间|结束时间|submitted|timestamp|end ?date|completed at|recorded ?date)"),
    ("day", r"(日期|^date$|survey date|visit date|int ?date)"),
    ("comment", r"(意见|建议|留言|评论|评语|反馈内容|原因是|为什么|comment|review|feedback|suggest|improve|verbatim)"),
)
_TICKET_ID = (
    r"^(票号|工单号|工单编号|投诉编号|留言编号|ticket ?(no|id|number)?|case ?(no|id|number)?"
    r"|sr ?record ?id|service ?request ?num.*|patient ?id)$"
)
_OPENED = (
    r"^(取号时间|受理时间|创建时间|提交时间|预约时间|留言时间|登记时间|opened?( at)?|created ?(date|at)?"
    r"|arrived?( at)?|entry ?time|check ?in time|taken( at)?)$"
)
_STARTED = (
    r"^(叫号时间|开始时间|开始办理时间|开始维修时间|started?( at)?|called( at)?|seen"
    r"|post ?consultation ?time|start ?time)$"
)
_CLOSED = (
    r"^(结束时间|办结时间|完成时间|关闭时间|解决时间|closed?( ?date| at)?|done( at)?|completion ?time"
    r"|end ?time|solved( at)?)$"
)
TICKET = (
    ("id", _TICKET_ID),
    ("opened", _OPENED),
    ("started", _STARTED),
    ("answered", r"^(首次答复时间|首次回复时间|答复时间|回复时间|answered( at)?|first ?(reply|response)( at| time)?)$"),
    ("promised", r"^(承诺办结时间|承诺到达时间|要求完成时间|截止时间|due( ?date| at)?|promised( at)?|deadline)$"),
    ("arrived", r"^(到达时间|上门时间)$"),
    ("consented", r"^(同意时间|客户同意时间)$"),
    ("closed", _CLOSED),
    ("outcome", r"^(状态|结果|办理状态|处理状态|工单状态|outcome|status|sr ?status|state)$"),
    ("kind", r"^(类型|工单类型|事件类型|kind|type)$"),
    ("category", r"^(类别|投诉类别|问题分类|业务类型|品类|category|topic|sr ?type|subject)$"),
    ("severity", r"^(严重程度|优先级|severity|priority)$"),
    ("first_contact", r"^(是否一次解决|一次解决|一次修好|first contact|fcr|solved at first contact)$"),
    ("reopened", r"^(是否重开|重开|reopened)$"),
    ("quoted", r"^(报价|quote[d]?)$"),
    ("amount", r"^(实收|金额|amount|final amount)$"),
    ("staff", r"^(员工|柜员|坐席|客服|处理人|staff|agent|employee|teller)$"),
    (
        "comment",
        r"^(.*意见|反馈|建议|feedback|review|内容|投诉内容|留言详情|描述|问题描述|content|description|note|message|details?)$",
    ),
    ("day", r"(日期|^date$)"),
)
RATING = re.compile(
    r"满意|评价|评分|打分|星级|satisf|rating|\brate\b|score|stars?$|quality|만족|인지 설문|기대 설문|중요하다"
)
SCORED = re.compile(r"评分|打分|得分|分数|星级|score|stars?\b|points")
"""Headers that say that more is better."""
WHOLE = re.compile(r"总体|整体|总的来说|overall|in general|总满意|^q?\d*[_. ]?all$|전반적")
AREA = re.compile(r"\barea\b|^\w{0,2}area$")
"""A node in tickets and long files, a site where the questions name the nodes."""
BARE = re.compile(
    r"满意度?|评价|评分|打分|星级|请问|是否|您|对|我们|本次|服务|的|satisfaction|satisfied|rating|score|stars?|csat|\d|\W|_"
)
"""What a header may hold and still name nothing in particular."""
RECOMMEND = re.compile(r"推荐|recommend|nps|net ?pro")
EFFORT = re.compile(r"容易|省力|费力|easy|effort|ces")
EXPECTED = re.compile(r"期望|预期|expect|기대")
IMPORTANT = re.compile(r"重要|important|importance|중요")
MISSING = (
    "",
    "不适用",
    "未涉及",
    "无",
    "未使用",
    "(空)",
    "(跳过)",
    "n/a",
    "na",
    "not applicable",
    "blank",
    "-",
    "--",
    "?",
    "did not use",
    *("not available", "not used", "never used", "have not used", "don't know", "do not know", "dk", "refused"),
    *("don't know or refused", "prefer not to say", "no answer", "null", "(blank)", "no opinion", "not rated"),
    *(
        "没有使用",
        "没用过",
        "未使用过",
        "未体验",
        "未办理",
        "不清楚",
        "不知道",
        "不了解",
        "未作答",
        "未答",
        "无法评价",
        "拒答",
        "跳过",
    ),
)
QUESTION_MARK = re.compile(r"^\s*(?:(?:[a-z]\d+)?q?\d+(?:\[\w+\])?[、.．:：)]\s*)", re.IGNORECASE)
MATRIX = re.compile(r"[\[【]([^\[\]【】]+)[\]】]\s*$|(?:[—–]{1,2}| - )([^—–]+)$|[:：]([^:：]+)$")
ABOUT = (
    re.compile(
        r"^(?:请问)?(?:您|你)?(?:对|认为|觉得)(?:我们|我行|本次)?(?:的)?(.+?)(?:的|是否)?(?:满意度?|评价|评分|打分|感受|如何|怎么样).*$"
    ),
    re.compile(
        r"^(?:overall,? )?(?:how (?:satisfied|happy) (?:are|were) you|how would you rate|please rate|rate"
        r"|satisfaction|satisfied)(?: with| of)? ?(?:the|our|your)? (.+?)[?？.]?(?: \([^)]*\))?$",
        re.IGNORECASE,
    ),
    re.compile(r"^(.+?)(?: (?:satisfaction|rating|score)|的?(?:满意度|评分|评价))$", re.IGNORECASE),
)
"""What a question is about, inside the usual sentences."""
