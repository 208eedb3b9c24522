"""The words of ticket files for how a ticket ended, what kind it is, yes and no, in Chinese and English, for help desks
also in French, Portuguese, Spanish and German. Data.

A ticket that somebody still works on or waits for is open. What was cancelled, returned or merged is none of these for
everybody: such words are asked about.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from cxlib.intake.scales import folded

OUTCOMES = {
    "served": ("served", "closed", "completed", "complete", "done", "resolved", "solved", "finished", "fixed",
               "close", "closed complete", "closed - resolved", "closed with explanation",
               "closed with monetary relief", "closed with non-monetary relief", "已办结",
               "办结", "已完成", "完成", "已服务", "正常", "已解决", "已关闭", "关闭", "已结案", "结案", "已处理",
               "已回复", "已答复", "已完结", "完结", "正常办结", "按期办结", "已办结归档", "已归档", "归档",
               "处理完成", "办理完成", "服务完成", "已评价", "待评价", "已就诊", "就诊完成", "已回访", "待回访",
               "已办理", "已接听", "已接通", "接通", "接听", "已接", "已应答", "应答", "answered",
               "résolu", "clos", "fermé", "clôturé", "traité", "solucionado", "fechado", "resolvido",
               "concluído", "encerrado", "cerrado", "resuelto", "finalizado", "geschlossen", "gelöst", "erledigt"),
    "abandoned": ("abandoned", "left", "hung up", "left without being seen", "lwbs", "弃号", "已弃号", "放弃", "离开",
                  "挂断", "排队放弃", "未接通", "未接听", "未接来电",
                  "未接", "漏接", "呼损", "无人接听", "未应答", "unanswered"),
    "no_show": ("no_show", "no show", "no-show", "missed", "did not attend", "dna", "未到", "过号", "未到场", "爽约",
                "未就诊", "已过号"),
    "open": ("open", "new", "pending", "in progress", "in process", "received", "assigned", "active", "submitted",
             "reopened", "to do", "work in progress", "under review", "under investigation",
             "pending customer response", "waiting for customer", "waiting on customer", "waiting for support",
             "waiting on third party", "awaiting user info", "awaiting customer", "awaiting response", "处理中",
             "未办结", "待处理", "已受理", "未完成", "未解决", "未处理", "未回复", "办理中", "待办理", "受理中",
             "待受理", "待分配", "已分配", "已派单", "待派单", "已接单", "待接单", "进行中", "跟进中", "审核中",
             "待审核", "待确认", "未关闭", "维修中", "叫号中", "呼叫中", "等待中", "等候中", "排队中",
             "服务中", "就诊中", "待签收", "已签收", "待办结", "待办", "待答复", "待回复", "待解决",
             "on hold", "on-hold", "hold", "working", "escalated", "initiated",
             "acknowledged", "accepted", "dispatched", "scheduled", "in review", "in-progress", "re-opened",
             "unresolved",
             "waiting", "awaiting approval", "awaiting vendor", "awaiting problem", "awaiting change",
             "awaiting evidence", "pending vendor", "waiting for approval", "nouveau", "ouvert", "en cours",
             "en cours (attribué)", "en cours (planifié)", "en attente", "novo", "aberto", "pendente", "em andamento",
             "em atendimento", "em atendimento (atribuído)", "em atendimento (planejado)", "processando (atribuído)",
             "processando (planejado)", "nuevo", "abierto", "pendiente", "en espera", "en curso",
             "en curso (asignada)", "en curso (asignado)", "en proceso", "neu", "offen", "in bearbeitung", "wartend",
             "in arbeit", "in bearbeitung (zugewiesen)", "in bearbeitung (geplant)"),
}  # fmt: skip
KINDS = {
    "service": ("service", "service request", "request", "incident", "problem", "issue", "task", "technical issue",
                "cancellation request", "refund request", "服务", "办理", "业务", "维修", "报修", "服务请求", "申请",
                "故障", "保洁", "安装", "保养", "维保", "配送"),
    "complaint": ("complaint", "complaints", "投诉", "举报", "客诉", "投诉举报", "抱怨"),
    "enquiry": ("enquiry", "inquiry", "question", "feature request", "suggestion", "feedback", "billing inquiry",
                "product inquiry", "咨询", "求助", "查询", "建议", "意见", "意见建议", "咨询求助", "求决", "反映"),
    "praise": ("praise", "compliment", "compliments", "thanks", "表扬", "感谢", "表扬感谢", "感谢表扬"),
}  # fmt: skip
ANSWERS = {
    "yes": ("yes", "y", "true", "1", "是", "有", "已"),
    "no": ("no", "n", "false", "0", "否", "没有", "未", "无"),
}
_WHETHER = re.compile(r"是否.{0,3}投诉|投诉(标志|标识|标记)|^投诉[?？]?$|\bcomplaints?\b")
_COMPLAINT_OR_NOT = {"yes": "complaint", "no": "service"}


def whether_complaint(header: str, said: Iterable[str]) -> dict[str, str]:
    """What yes and no mean where a file asks of each ticket whether it is a complaint; nothing for any other column.

    >>> whether_complaint("是否投诉", ["是", "否"]), whether_complaint("是否投诉", ["态度", "排队"])
    ({'是': 'complaint', '否': 'service'}, {})
    """
    words = list(dict.fromkeys(said))
    meant = {word: _COMPLAINT_OR_NOT[answer] for word in words for answer, known in ANSWERS.items()
             if folded(word) in known}  # fmt: skip
    return meant if _WHETHER.search(folded(header)) and len(meant) == len(words) else {}
