"""Which quality a statement is about, by its words: "staff are always willing to help" is about responsiveness.

The elements and their words are those of the 22 statements of SERVQUAL (Parasuraman, Zeithaml and Berry 1988; Chinese
by its usual translation; its assurance is friendliness here) and of the scales for self-service that came after it (Lin
and Hsieh 2011): enjoyment, control, convenience, security, cost. A question that asks how satisfied somebody is stays
satisfaction, whatever it is about.
"""

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
"""The elements by their own names."""
TOLD = {
    "use_again": r"再次|还会(?:来|选择|使用)|继续使用|下次|again|come back|return to|keep using"
    r"|continue (?:to )?us|계속 이용|재방문",
    "security": r"隐私|个人信息|泄露|泄漏|privacy|personal (?:data|information)|data protection|개인정보|유출",
    "cost": r"收费|价格|费用|性价比|物有所值|\bpric|\bfees?\b|\bcosts?\b|value for money|afford|비용|저렴|가격|요금",
    "enjoyment": r"有趣|愉快|乐趣|开心|享受|\bfun\b|enjoy|interesting|entertain|pleasant to use|재미|즐거|즐겁|흥미",
    "control": r"自主|自己(?:就能|选择|完成|操作)|随时|独立(?:完成|操作)|by myself|on my own|whenever i|in control"
    r"|own pace"
    r"|스스로|주도적|도움 없이",
    "element.reliability": r"承诺|准时|按时|准确(?!的?时间)|无误|正确|第一次就|如约|可信|可靠|稳定|promise|on time"
    r"|error[- ]free"
    r"|right the first|accurat|reliab|dependab|sincere|correct|정확|약속|정시",
    "element.responsiveness": r"等候|等待|排队|准确的?时间|太忙|立即|及时|迅速|快速|尽快|马上|乐意帮助|愿意帮助"
    r"|主动帮助|\bwait|prompt|quick|fast|speed"
    r"|willing to help|too busy|exactly when|in time\b|대기|신속|빨리|빠른 시간",
    "element.tangibles": r"设施|设备|环境|整洁|着装|仪表|外观|装修|宽敞|visually|appealing|neat|modern|equipment"
    r"|facilit|appearance"
    r"|attractive|layout|외관|매력|시설|디자인",
    "element.empathy": r"关心|关怀|个性化|个别|(?:特殊|具体|我的|顾客的|客户的|了解.*)需[求要]|利益|营业时间"
    r"|individual(?:ised|ized)? attention"
    r"|personal(?:ised|ized)? attention|best interests|at heart|specific needs|my needs|operating hours|개인이"
    r"|맞춤|관심",
    "convenience": r"方便|便利|便捷|简单|简便|简洁|convenien|simple|easy to|effortless|편리|간편|간결|복잡하지",
    "element.friendliness": r"礼貌|热情|友善|耐心|尊重|信任|信赖|放心|态度|专业|知识|courte|polite|respectful"
    r"|trust|confiden|feel safe"
    r"|have the knowledge|knowledgeable|친절|예의|신뢰",
}
"""What statements of each quality say; the first that fits counts."""
AGREED = re.compile(
    r"满意|评价|评分|打分|satisf|happy with|(?<![a-z])rat(?:e|ing)\b|score|만족|重要|important|importance|중요"
)
"""A header that asks how satisfied somebody is or how important something is, and is no statement to agree with."""


def element(header: str) -> str:
    """The quality element or competency a header names; "" if none.

    >>> element("可靠性"), element("响应性"), element("备注")
    ('element.reliability', 'element.responsiveness', '')
    """
    return next((item for item, pattern in ELEMENTS.items() if re.search(pattern, header)), "")


def aspect(statement: str) -> str:
    """The quality a statement describes; "" if its words tell none, or if it asks for satisfaction.

    >>> aspect("when they promise to do something by a certain time, they do"), aspect("员工总是乐意帮助顾客")
    ('element.reliability', 'element.responsiveness')
    >>> aspect("您对等候时间满意吗")
    ''
    """
    if AGREED.search(statement):
        return ""
    return next((item for item, pattern in TOLD.items() if re.search(pattern, statement)), "")
