"""The roles of columns that are no ratings: told by headers, by values, or by texts in people's own words."""

from __future__ import annotations

from collections.abc import Mapping

from cxlib.intake.about import gives_way
from cxlib.intake.free_text import free_texts
from cxlib.intake.questions import Question
from cxlib.intake.roles import by_values, roles_of


def told_roles(
    kind: str, left: Mapping[str, Question], given: frozenset[str], rated: Mapping[str, Question]
) -> dict[str, str]:
    """Header → role. `given`: roles that are given already; `rated`: the columns that are ratings by their answers.

    >>> one = Question("Feedback", "Feedback", ["4", "5"])
    >>> told_roles("survey", {"Feedback": one}, frozenset(), {"Feedback": one})
    {}
    """
    found = roles_of(kind, left, given)
    found = {
        name: role
        for name, role in found.items()
        if name not in rated or not gives_way(role, left[name], rated.values())
    }
    found |= by_values(kind, left, given | set(found.values()), set(rated))
    said = free_texts(left, {*rated, *found}) if kind == "survey" else set()
    return found | dict.fromkeys(sorted(said), "comment")
