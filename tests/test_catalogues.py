"""Both languages are whole: every message translated, every call gives its facts, every error code has a sentence."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter

import pytest

from cxlib.errors import CxError
from tools.catalogues import catalogue_files, collect, problems
from ui import error_words
from ui.words import set_language

ROOT = Path(__file__).resolve().parent.parent
SOURCES = [
    ROOT / "app.py",
    *(path for part in ("ui", "pages", "cxlib") for path in sorted((ROOT / part).rglob("*.py"))),
]

# Names in capitals in cxlib that are no codes for readers: settings, a name in `__all__`, what its page words itself
# (ONE_ANSWER), and verdicts that need no words (as wished, nothing to tell).
NO_CODES = (
    "CX_DB",
    "CX_FONT",
    "NAMED_POINTS",
    "ONE_ANSWER",
    "AS_WISHED",
    "MOSTLY_WITHIN",
    "NO_EXPOSURE",
    "TRIAL_LIMITS",
)


@cache
def nodes_of(path: Path) -> tuple[ast.AST, ...]:
    """Every node of a file's syntax tree."""
    return tuple(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def codes_with_words() -> Iterator[str]:
    """The keys of the tables in `ui` that give a code its sentence: {"TOO_FEW": N_("…")}."""
    for path in SOURCES:
        for node in nodes_of(path):
            if isinstance(node, ast.Dict) and "ui" in path.parts:
                for key, value in zip(node.keys, node.values, strict=True):
                    if isinstance(key, ast.Constant) and "N_(" in ast.unparse(value):
                        yield str(key.value)


def calls(name: str) -> Iterator[tuple[Path, ast.Call]]:
    """Every call of a function by this name in the sources."""
    for path in SOURCES:
        for node in nodes_of(path):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name:
                yield path, node


def given(call: ast.Call) -> set[str] | None:
    """Names of the facts a call gives; None when it passes a dictionary on."""
    names = {keyword.arg for keyword in call.keywords}
    return None if None in names else {name for name in names if name}


# --- messages ---------------------------------------------------------------------------------------------------------


def test_every_message_is_translated_and_none_is_left_over() -> None:
    assert catalogue_files()
    assert sorted(problems()) == []


def test_every_call_gives_the_facts_its_message_names() -> None:
    wrong = []
    for function, always in (("t", set()), ("tn", {"n"})):
        for path, call in calls(function):
            facts = given(call)
            texts = [argument.value for argument in call.args if isinstance(argument, ast.Constant)]
            wanted = set().union(*(placeholders(text) for text in texts if isinstance(text, str)))
            if facts is not None and texts and wanted - always != facts - always:
                wrong.append(f"{path.relative_to(ROOT)}:{call.lineno}: message {wanted}, call {facts}")
    assert not wrong, "\n".join(wrong)


def test_messages_are_literal_where_they_are_marked() -> None:
    wrong = [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for path, call in calls("t")
        if call.args and isinstance(call.args[0], ast.JoinedStr | ast.BinOp)
    ]
    assert not wrong, f"a text put together cannot be collected: {wrong}"


# --- errors -----------------------------------------------------------------------------------------------------------


def raised() -> dict[str, list[set[str] | None]]:
    """Codes of every `CxError("CODE", …)` in cxlib, with the facts of each place."""
    found: dict[str, list[set[str] | None]] = defaultdict(list)
    for path, call in calls("CxError"):
        if "cxlib" in path.parts and call.args and isinstance(call.args[0], ast.Constant):
            found[str(call.args[0].value)].append(given(call))
    return found


def test_every_error_code_has_a_sentence() -> None:
    missing = {code: sorted(set().union(*(f or set() for f in facts))) for code, facts in raised().items()}
    missing = {code: facts for code, facts in missing.items() if code not in error_words.ERRORS}
    assert not missing, "ui/error_words.py lacks:\n" + "\n".join(f"  {code} {facts}" for code, facts in missing.items())


def test_every_code_of_a_reason_or_a_refused_row_has_words() -> None:
    looks_like_a_code = re.compile(r"[A-Z]+(_[A-Z]+)+")
    worded = {*NO_CODES, *codes_with_words()}
    found = {
        node.value: path.relative_to(ROOT).as_posix()
        for path in SOURCES
        if "cxlib" in path.parts
        for node in nodes_of(path)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and looks_like_a_code.fullmatch(node.value)
    }
    assert not {code: path for code, path in found.items() if code not in worded}


def test_no_sentence_is_left_over() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in SOURCES if path.name != "error_words.py")
    tables = (error_words.ERRORS, error_words.REASONS, error_words.REJECTS)
    unused = {code for table in tables for code in table if f'"{code}"' not in source}
    assert not unused


def test_a_sentence_names_only_facts_its_error_brings() -> None:
    wrong = {}
    for code, places in raised().items():
        known = [facts for facts in places if facts is not None]
        if len(known) == len(places) and code in error_words.ERRORS:
            unknown = placeholders(error_words.ERRORS[code]) - set().union(*known)
            wrong |= {code: unknown} if unknown else {}
    assert not wrong


def test_an_error_without_a_sentence_still_says_its_facts() -> None:
    assert error_words.say_error(CxError("NEVER_SEEN", row=7)) == "Something went wrong (NEVER_SEEN). row: 7"


@pytest.mark.parametrize(
    ("language", "start"), [("en", "There is no figure called “cast”"), ("zh", "没有名为“cast”的指标")]
)
def test_an_error_is_said_in_the_readers_language(language: str, start: str) -> None:
    set_language(language)
    error = CxError("UNKNOWN_METRIC", metric="cast", close_to=["csat"], known=["csat", "nps"])
    assert error_words.say_error(error).startswith(start)


def test_no_message_hides_where_the_collector_cannot_see_it() -> None:
    """It cannot see into f-strings: such a message would never be translated, and nothing would say so."""
    collected = {message.id[0] if isinstance(message.id, tuple) else message.id for message in collect()}
    said = [(path, call.args[0]) for name in ("t", "tn", "N_") for path, call in calls(name) if call.args]
    hidden = [
        f"{path.name}: {text.value}"
        for path, text in said
        if isinstance(text, ast.Constant) and text.value not in collected
    ]
    assert not hidden
