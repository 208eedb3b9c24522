"""Write docs/metrics.md from the metric cards and the rules of the method page: `python -m tools.metrics_doc`.

`python -m tools.metrics_doc check` writes nothing and fails when the page is stale.
"""

from __future__ import annotations

import sys
from pathlib import Path

from cxlib.registry import METRICS
from ui import method
from ui import method_words as words
from ui.words import set_language, t

PAGE = Path(__file__).resolve().parent.parent / "docs" / "metrics.md"
HEAD = """# Metrics

How each figure is computed. Written by `python -m tools.metrics_doc` from the cards in `cxlib/registry.py`: change
those, not this page. The board shows the same, in Chinese too, under About › Method. Words: [words.md](words.md).
"""


def page() -> str:
    """The whole page as Markdown, in English."""
    set_language("en")
    parts = [HEAD, _overview()]
    for family, title in words.FAMILIES.items():
        parts.append(f"## {title}\n")
        parts += [_card(key) for key, card in METRICS.items() if card.family == family]
    parts += [
        "## How firmly a figure is shown\n",
        _table(method.class_table().values.tolist(), ("class", "when, and how")),
    ]
    parts += ["## What is not counted\n", method.bullets(words.NOT_COUNTED) + "\n"]
    parts += ["## Elements, needs and drivers\n", method.bullets(words.TRAINING) + "\n"]
    parts += ["## Where we deviate from the usual\n", method.bullets(words.DEVIATIONS)]
    return "\n".join(parts) + "\n"


def _overview() -> str:
    rows = [
        [f"[`{card.key}`](#{card.key})", t(card.name), t(words.DIRECTIONS[card.better]), f"n < {card.minimum_n}"]
        for card in METRICS.values()
    ]
    return _table(rows, ("key", "name", "direction", "withheld at"))


def _card(key: str) -> str:
    card = METRICS[key]
    rows = [[name, text] for name, text in method.facts_of(card)]
    return f'### <a id="{key}"></a>{t(card.name)} `{key}`\n\n' + _table(rows, ("", ""))


def _table(rows: list[list[str]], header: tuple[str, ...]) -> str:
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', '/') for cell in line)} |" for line in lines) + "\n"


def main(arguments: list[str]) -> int:
    """Write the page, or compare it; 1 when it is stale."""
    if arguments == ["check"]:
        return 0 if PAGE.exists() and PAGE.read_text(encoding="utf-8") == page() else 1
    PAGE.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
