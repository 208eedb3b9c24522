"""A document of blocks as one HTML file that needs nothing else: no script, no font, no picture from anywhere.

Every text is escaped; a Content-Security-Policy in the file forbids scripts and everything from outside all the same.
"""

from __future__ import annotations

from html import escape
from importlib.resources import files

from cxlib.report.pack_blocks import (
    Blank,
    Block,
    Card,
    Checks,
    Document,
    Heading,
    Line,
    Picture,
    Quote,
    Table,
    Text,
)

POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
NEW_PAGE, PALE = ' class="new"', ' class="pale"'


def to_html(document: Document) -> bytes:
    """The document as HTML, in UTF-8, ready to be printed by a browser.

    >>> b"&lt;b&gt;" in to_html(Document("<b>", "", "", "en", ()))
    True
    """
    style = files("cxlib.report").joinpath("pack.css").read_text(encoding="utf-8")
    spoken = "zh-CN" if document.language == "zh" else "en"
    inside = "\n".join(_block(block) for block in document.blocks)
    return (
        f'<!doctype html>\n<html lang="{spoken}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(document.title)}</title><style>{style}</style></head><body>\n"
        f'<h1>{escape(document.title)}</h1><p class="pale">{escape(document.about)}</p>\n'
        f"{inside}\n<footer>{escape(document.foot)}</footer></body></html>\n"
    ).encode()


def _block(block: Block) -> str:  # noqa: PLR0911 - one return a kind
    match block:
        case Heading(text, new_page):
            return f"<h2{NEW_PAGE if new_page else ''}>{escape(text)}</h2>"
        case Text(text, pale):
            return f"<p{PALE if pale else ''}>{escape(text)}</p>"
        case Table(head, rows):
            return _table(head, rows)
        case Picture(svg, alt):
            return f'<figure role="img" aria-label="{escape(alt)}">{svg}</figure>'
        case Quote(text, source):
            return f"<blockquote>{escape(text)}<footer>{escape(source)}</footer></blockquote>"
        case Card():
            return _card(block)
        case Checks(title, items):
            boxes = "".join(f"<li>{escape(item) or '<hr>'}</li>" for item in items)
            return f"<section><h3>{escape(title)}</h3><ul>{boxes}</ul></section>"
        case Blank(head, rows):
            return _table(head, (("",) * len(head),) * rows, "blank")
        case Line(text):
            return f'<p class="line">{escape(text)}</p>'


def _table(head: tuple[str, ...], rows: tuple[tuple[str, ...], ...], kind: str = "figures") -> str:
    heads = "".join(f'<th scope="col">{escape(one)}</th>' for one in head)
    body = "".join("<tr>" + "".join(f"<td>{escape(one)}</td>" for one in row) + "</tr>" for row in rows)
    return f'<table class="{kind}"><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>'


def _card(card: Card) -> str:
    lines = "".join(f"<dt>{escape(name)}</dt><dd>{escape(told)}</dd>" for name, told in card.lines)
    scored = "".join(f"<tr><td>{escape(one)}</td><td>{escape(card.points)}</td></tr>" for one in card.scored)
    return f'<article><h3>{escape(card.title)}</h3><dl>{lines}</dl><table class="figures">{scored}</table></article>'
