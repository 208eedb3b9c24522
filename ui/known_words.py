"""Words of files that the board knows in both languages: channels, and what complaints are about.

A file spells its channels and categories as its makers liked. A spelling listed here is shown by its name in the
reader's language; every other one is shown as it stands in the file. Codes, links and stored rows keep the file's word.
"""

from __future__ import annotations

from ui.words import N_, t

# name → spellings, besides the name itself; capitals do not matter
CHANNELS = {
    N_("Face to face"): ("面对面", "现场", "柜台", "窗口", "in person", "face-to-face", "walk-in"),
    N_("Telephone"): ("电话", "电话客服", "热线", "来电", "phone", "call", "hotline"),
    N_("E-mail"): ("电子邮件", "邮件", "邮箱", "email", "mail"),
    N_("Live chat"): ("在线客服", "网上客服", "在线", "chat", "live chat", "webchat", "web chat"),
    N_("Social media"): ("社交媒体", "微博", "social"),
    N_("WeChat"): ("微信",),
    N_("WeChat mini program"): ("微信小程序", "小程序", "mini program"),
    N_("Mobile app"): ("手机应用", "app", "手机app", "客户端"),
    N_("Website"): ("网站", "官网", "网页", "web", "online"),
    N_("Text message"): ("短信", "sms"),
    N_("From a mobile phone"): ("手机提交", "手机", "mobile"),
    N_("Through a link"): ("链接", "link"),
    N_("Branch or shop"): ("门店", "营业厅", "网点", "branch", "store", "shop"),
    N_("Post"): ("信件", "信函", "来信", "letter"),
    N_("Booked directly"): ("直接预订", "direct"),
    N_("Travel agency"): ("旅行社", "agency", "travel agent"),
    N_("Corporate customer"): ("企业客户", "corporate"),
}
CATEGORIES = {
    N_("Waiting"): ("等候时间", "等待时间", "等候", "排队", "waiting time", "wait", "queue"),
    N_("Attitude"): ("服务态度", "态度", "attitude of staff", "staff attitude"),
    N_("Mistake"): ("业务差错", "差错", "办错", "error", "mistakes"),
    N_("Explanation"): ("解释不清", "说明不清", "unclear explanation"),
    N_("Charges"): ("收费争议", "收费", "价格", "price", "fees", "billing"),
    N_("Surroundings"): ("环境设施", "环境", "environment", "facilities"),
    N_("Not told beforehand"): ("未提前告知", "没有提前告知"),
    N_("Equipment"): ("设备故障", "设备", "equipment failure"),
    N_("Room and noise"): ("客房与噪音", "客房", "噪音", "room", "noise"),
    N_("Quality"): ("质量", "产品质量", "服务质量", "product quality"),
    N_("Delivery"): ("配送", "物流", "shipping"),
    N_("Refund"): ("退款", "退换货", "returns", "refunds"),
    N_("Other"): ("其他", "其它", "others", "misc"),
}


def channel(word: str) -> str:
    """A channel's name in the reader's language; a word nobody listed stays as it is.

    >>> channel("微信小程序"), channel("Kiosk 7")
    ('WeChat mini program', 'Kiosk 7')
    """
    return _told(_CHANNELS, word)


def category(word: str) -> str:
    """The name of what a complaint is about in the reader's language; a word nobody listed stays as it is.

    >>> category("解释不清"), category("Tariff 3b")
    ('Explanation', 'Tariff 3b')
    """
    return _told(_CATEGORIES, word)


def _told(known: dict[str, str], word: str) -> str:
    name = known.get(word.strip().casefold())
    return t(name) if name else word


def _by_spelling(names: dict[str, tuple[str, ...]]) -> dict[str, str]:
    return {spelling.casefold(): name for name, more in names.items() for spelling in (name, *more)}


_CHANNELS, _CATEGORIES = _by_spelling(CHANNELS), _by_spelling(CATEGORIES)
