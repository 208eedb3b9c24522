"""The headers and words people use in lists of service nodes and of sites, in Chinese and English. Data."""

from __future__ import annotations

import re

from cxlib.intake.scales import folded

_NODE = r"(?:服务)?(?:节点|窗口|柜台|环节|步骤|触点)"
_SITE = r"(?:网点|站点|门店|支行|分店|营业厅|营业网点|服务点|分支机构|机构)"
_NODE_EN = r"(?:service[ _]?)?(?:node|counter|touch[ _]?point|desk)"
_SITE_EN = r"(?:site|branch|store|hall|outlet|location)"
_CODE = r"(?:编号|代码|编码|代号|号码|id)"
_CODE_EN = r"(?:code|id|no\.?|number|key)"
_NAME = r"(?:中文)?(?:名称?|名字|全称)"
PATTERNS = (
    ("en", re.compile(rf"^(?:{_NODE}|{_SITE})?(?:英文|英语)(?:名称?|名字)?$|^(?:{_NODE}|{_SITE})?名称?[（(]英文?[）)]$"
                      rf"|^(?:{_NODE_EN}|{_SITE_EN}|name)?[ _]*[(（]?(?:english|en)[)）]?(?:[ _]*name)?$"
                      r"|^name[ _]in[ _]english$")),
    ("zh", re.compile(rf"^(?:{_NODE}|{_SITE})?中文(?:名称?|名字)?$|^(?:{_NODE}|{_SITE})?名称?[（(]中文?[）)]$"
                      rf"|^(?:{_NODE_EN}|{_SITE_EN}|name)?[ _]*[(（]?(?:chinese|zh|cn)[)）]?(?:[ _]*name)?$"
                      r"|^name[ _]in[ _]chinese$")),
    ("node", re.compile(rf"^{_NODE}{_CODE}?$|^{_NODE_EN}(?:[ _]?{_CODE_EN})?$")),
    ("site", re.compile(rf"^{_SITE}{_CODE}?$|^{_SITE_EN}(?:[ _]?{_CODE_EN})?$")),
    ("node name", re.compile(rf"^{_NODE}{_NAME}$|^{_NODE_EN}[ _]?name$")),
    ("site name", re.compile(rf"^{_SITE}{_NAME}$|^{_SITE_EN}[ _]?name$")),
    ("code", re.compile(rf"^{_CODE}$|^{_CODE_EN}$")),
    ("name", re.compile(rf"^{_NAME}$|^name$")),
    ("journey", re.compile(r"^(?:服务)?(?:典型)?(?:场景|旅程)(?:名称|编号|代码)?$"
                r"|^(?:customer[ _]?)?(?:journey|scenario)(?:[ _]?(?:name|code))?$")),
    ("stage", re.compile(r"^(?:服务|所属)?(?:阶段)(?:名称)?$|^(?:stage|phase)(?:[ _]?name)?$")),
    ("order", re.compile(r"^(?:显示|排列)?(?:顺序|次序|排序|序位|序)号?$"
               r"|^(?:display[ _]?|sort[ _]?)?(?:order|position|sequence|rank)$")),
    ("node_kind", re.compile(rf"^(?:{_NODE})?(?:类型|类别|种类)$|^(?:{_NODE_EN}[ _]?)?(?:kind|type)$")),
    ("region", re.compile(r"^(?:所属|所在)?(?:区域|大区|片区|地区|区县|城市|省份)(?:名称)?$"
                r"|^(?:region|area|district|city|province)(?:[ _]?name)?$")),
    ("tz", re.compile(r"^(?:所在)?时区$|^(?:time[ _-]?zone|tz)(?:[ _]?name)?$")),
)  # fmt: skip
"""`code` and `name` do not say of what; `node` and `site` hold a code or, where nothing else names the entry, a
name."""
KINDS = {
    "place": "place", "channel": "channel", "step": "step", "地点": "place", "场所": "place", "窗口": "place",
    "柜台": "place", "渠道": "channel", "步骤": "step", "环节": "step",
}  # fmt: skip
ZONES = {
    "北京时间": "Asia/Shanghai", "中国标准时间": "Asia/Shanghai", "中国时间": "Asia/Shanghai",
    "china standard time": "Asia/Shanghai", "beijing time": "Asia/Shanghai",
}  # fmt: skip
"""Words for a zone beside the names of the time zone database (Asia/Shanghai)."""


def role_of(header: str) -> str:
    """What a header of a list says: a role, "code", "name", "node name" or "site name"; "" if nothing.

    >>> [role_of(one) for one in ("节点编号", "网点名称", "英文名", "Branch code", "时区", "满意度")]
    ['node', 'site name', 'en', 'site', 'tz', '']
    """
    plain = folded(" ".join(header.split()))
    return next((role for role, pattern in PATTERNS if pattern.search(plain)), "")
