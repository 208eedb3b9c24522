"""What a rating is about: which item was asked, in which facet, at which node."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from cxlib.intake import wordings
from cxlib.intake.aspects import aspect, element
from cxlib.intake.blocks import asked_again
from cxlib.intake.columns import Column
from cxlib.intake.scales import folded
from cxlib.intake.titles import asked_for, name_of, plain_header
from cxlib.intake.why import Reason, Why

if TYPE_CHECKING:
    from cxlib.intake.questions import Question

GIVES_WAY = ("comment", "node", "weight", "category", "segment")
"""Roles a header may tell of a column that is a rating by its answers."""
FELLOWS = 2
"""Other ratings of the same scale beside which the name of a place is a question too."""


def as_rating(one: Question, several: bool) -> Column:
    """The rating column of a question: which item, which facet, about which node. Its scale is named by `pooled`."""
    header = folded(one.header)
    expects = wordings.EXPECTED.search(header) and not wordings.MET.search(header)
    facet = "expectation" if expects else "perception"
    facet = "importance" if wordings.IMPORTANT.search(header) else facet
    ends = (one.fit.scale.low, one.fit.scale.high) if one.fit else (1, 5)
    if one.promotes or wordings.RECOMMEND.search(header) or wordings.RECOMMEND.search(plain_header(one.header)):
        return Column(one.name, "rating", item="nps" if ends == (0, 10) else "recommend")
    if wordings.RETURN.search(plain_header(one.header)):
        return Column(one.name, "rating", item="use_again", facet=facet)
    if wordings.EFFORT.search(header):
        return Column(one.name, "rating", item="ces")
    plain = folded(one.name)
    bare = one.asks and not wordings.BARE.sub("", plain)
    whole = bare or wordings.WHOLE.search(plain) or wordings.WHOLE.search(header) or not several
    if item := element(header):
        return Column(one.name, "rating", item=item, facet=facet)
    item = aspect(header) if wordings.is_sentence(one.header) else ""
    item = item and (aspect(folded(topic(one))) or item)  # what is asked tells more than the heading it stands under
    whole = whole or item == "use_again"
    return Column(one.name, "rating", item=item or "csat", facet=facet, node="" if whole else topic(one))


def told_apart(columns: list[Column]) -> tuple[list[Column], list[Reason]]:
    """Where two blocks ask about the same things, the later one asks something else: an item of its own, to be named.

    >>> found, reasons = told_apart([Column(f"Q{n}{x}", "rating", node=x, item="csat") for n in "79" for x in "ABC"])
    >>> [(column.node, column.item) for column in found][2:4], reasons[0].column
    ([('C', 'csat'), ('A', 'q9')], 'Q9A')
    """
    rated = {one.name: one for one in columns if one.role == "rating" and one.item == "csat"}
    again = asked_again(rated)
    firsts = {name_of(name).body: one.node for name, one in reversed(rated.items()) if name not in again}
    found = [
        replace(one, item=again[one.name], node=one.node and firsts.get(name_of(one.name).body, one.node))
        if one.name in again
        else one
        for one in columns
    ]
    return found, [Reason(name, "rating", Why.ITEM_UNCLEAR.name, 0.4) for name in again]


def topic(one: Question) -> str:
    """The node a question names: what follows the dash of a matrix question, else the question without its number."""
    text = one.header.removeprefix(one.name).strip() or one.name
    found = wordings.MATRIX.search(text)
    if found:
        part = next(part for part in found.groups() if part).strip(" \t[]【】")
        if wordings.BARE.sub("", folded(part)):
            return part
        text = text[: found.start()].strip() or text
    plain = wordings.QUESTION_MARK.sub("", text).strip()
    about = next((match[1].strip() for one_of in wordings.ABOUT if (match := one_of.match(plain))), "")
    return about or plain or one.name


def gives_way(role: str, one: Question, rated: Iterable[Question]) -> bool:
    """Whether a role told by the header of a rating is wrong: 餐厅 among 客房 and 服务, all from 1 to 5, is no site.

    `rated`: all columns that are ratings by their answers.
    """
    if role in GIVES_WAY:
        return True
    if role != "site" or one.fit is None:
        return False
    ends = (one.fit.scale.low, one.fit.scale.high)
    alike = [other for other in rated if other.fit and (other.fit.scale.low, other.fit.scale.high) == ends]
    place = wordings.RATED_PLACE.search(asked_for(one.name)) is not None
    return one.fit.alone or (place and len(alike) > FELLOWS)
