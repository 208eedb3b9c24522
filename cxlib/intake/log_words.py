"""The words of an event log: what each says about its ticket, in Chinese and English. Data, not code."""

from __future__ import annotations

WORDS = {
    "opened": ("opened", "open", "created", "create", "new", "submitted", "received", "taken", "ticket taken",
               "ticket issued", "arrived", "arrive", "arrival", "check-in", "checked in", "取号", "取票", "创建",
               "新建", "提交", "受理", "登记"),
    "started": ("started", "start", "called", "call", "serving", "service started", "start service", "begin",
                "picked up", "叫号", "呼叫", "开始", "开始办理", "开始服务", "办理中", "接听", "开始处理"),
    "answered": ("answered", "first reply", "first response", "replied", "reply", "responded", "agent reply",
                 "首次回复", "首次答复", "回复", "答复", "首次响应"),
    "closed": ("closed", "close", "solved", "resolved", "completed", "complete", "finished", "finish", "done", "end",
               "ended", "served", "service ended", "end service", "办结", "结束", "完成", "办理完成", "结束办理",
               "结束服务", "已办结", "关闭", "已关闭", "解决", "已解决", "结案", "已完成"),
    "abandoned": ("abandoned", "abandon", "left", "cancelled", "canceled", "hung up", "dropped", "弃号", "放弃", "离开",
                  "挂断", "取消"),
    "no_show": ("no show", "no-show", "no_show", "missed", "过号", "未到", "爽约"),
    "reopened": ("reopened", "reopen", "re-opened", "重开", "重新打开", "再次打开", "重启"),
    "arrived": ("on site", "technician arrived", "到达", "上门", "已上门"),
    "consented": ("consented", "quote accepted", "同意", "客户同意"),
    "nothing": ("assigned", "assign", "reassigned", "transferred", "transfer", "note", "internal note", "note added",
                "commented", "updated", "priority changed", "tagged", "viewed", "pending", "on hold", "in progress",
                "分配", "派单", "转派", "转移", "转号", "转办", "备注", "更新", "催办", "挂起", "已分配", "处理中"),
}  # fmt: skip
"""What an event means → how tools spell it. `nothing`: it happens to a ticket and moves no stamp."""
MEANINGS = tuple(WORDS)
KNOWN = {
    word: meant
    for meant, spelled in WORDS.items()
    for plain in spelled
    for word in ((plain,) if plain.isascii() or plain.startswith("已") else (plain, f"已{plain}"))
}
LOG_ROLES = ("id", "event", "at", "day", "site", "channel", "segment", "node", "quoted", "amount", "kind", "category",
             "severity", "staff", "customer", "comment", "ignore")  # fmt: skip
"""What a column of a log can be: stamps, durations and the outcome come from its events."""
