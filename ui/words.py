"""What the board says, in the reader's language: messages, numbers, days and durations.

Source strings are English and are looked up in standard gettext catalogues (`ui/locale`). Numbers and days follow the
same language.

>>> set_language("en")
>>> t("{n} responses", n=12480)
'12,480 responses'
>>> set_language("中文")
>>> t("Wait, median"), day(date(2026, 11, 21)), duration(750)
('等候中位数', '2026年11月21日', '12 分 30 秒')
>>> set_language("en")
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from numbers import Real
from string import Formatter
from typing import Any

from babel import Locale, dates, numbers

from ui.language import LANGUAGES, catalogue, language, locale, preferred_language, set_language

__all__ = [
    "LANGUAGES", "MINUS", "NOTHING", "N_", "day", "duration", "is_missing", "language", "listing", "number", "percent",
    "period", "preferred_language", "set_language", "shown", "shown_seconds", "t", "tn",
    "weekdays",
]  # fmt: skip

NOTHING = "—"  # where there is no figure; the reason is said beside it
MINUS = "−"  # as wide as the plus sign, and never taken for a dash


# --- messages ---------------------------------------------------------------------------------------------------------


def N_(text: str) -> str:  # noqa: N802 - the name gettext tools look for
    """Mark a text for the catalogue where it is written; `t` translates it where it is shown."""
    return text


def t(message: str, /, **facts: Any) -> str:
    """The message in the reader's language, with facts in its `{placeholders}`.

    Numbers, days and lists are written as the language writes them; a year or a number that is a name goes in as text.
    """
    return _told(catalogue().gettext(message), facts)


def tn(one: str, many: str, n: int, /, **facts: Any) -> str:
    """As `t`, for a message that depends on a number: `tn("{n} node", "{n} nodes", 3)`."""
    return _told(catalogue().ngettext(one, many, n), {"n": n} | facts)


def _told(message: str, facts: Mapping[str, Any]) -> str:
    """Write facts into a message the way the language writes them, unless the message says how (`{x:.3f}`).

    A fact that was not given is a dash, for half a sentence helps more than a broken page; a test reads the calls.
    """
    return "".join(
        text if name is None else text + (format(facts.get(name), how) if how else shown(facts.get(name)))
        for text, name, how in _pieces(message)
    )


@lru_cache(maxsize=4096)
def _pieces(message: str) -> tuple[tuple[str, str | None, str | None], ...]:
    """A message taken apart once, for a page says the same ones a thousand times: text, name of a fact, how."""
    return tuple((text, name, how) for text, name, how, _ in Formatter().parse(message))


# --- numbers, days, durations -----------------------------------------------------------------------------------------


def shown(value: Any) -> str:
    """Any fact as text: numbers and days as the language writes them, lists joined, nothing as a dash."""
    if isinstance(value, str | bool):
        return str(value)
    if is_missing(value):
        return NOTHING
    if isinstance(value, int | float):
        return number(value, None)
    if isinstance(value, date):
        return day(value)
    if isinstance(value, Iterable):
        return listing(value)
    return number(float(value), None) if isinstance(value, Real) else str(value)


def is_missing(value: Any) -> bool:
    """Whether there is no value: None, NaN or NaT (the two that do not equal themselves)."""
    if isinstance(value, str | int | float):  # most values; abstract classes take longer to ask
        return value != value  # noqa: PLR0124
    return value is None or bool(isinstance(value, Real | date) and value != value)  # noqa: PLR0124


def number(value: float | None, digits: int | None = 0, *, signed: bool = False) -> str:
    """A number with grouped thousands and so many decimals (`digits=None`: up to two); missing is a dash.

    >>> number(12480), number(3.14159, 1), number(31, signed=True), number(-31), number(float("nan"))
    ('12,480', '3.1', '+31', '−31', '—')
    """
    if value is None or is_missing(value):
        return NOTHING
    pattern = "#,##0.##" if digits is None else "#,##0" + ("." + "0" * digits if digits else "")
    text = _decimal(str(value), pattern, locale())
    return f"+{text}" if signed and value > 0 else text


@lru_cache(maxsize=16_384)
def _decimal(digits: str, pattern: str, spoken: Locale) -> str:
    return numbers.format_decimal(Decimal(digits), format=pattern, locale=spoken).replace("-", MINUS)


def percent(share: float | None, digits: int = 1, *, signed: bool = False) -> str:
    """A share (0.842) as a percentage (84.2%)."""
    if share is None or is_missing(share):
        return NOTHING
    return number(float(Decimal(str(share)) * 100), digits, signed=signed) + "%"


def day(value: date | None) -> str:
    """A day: `21 Nov 2026` or `2026年11月21日`."""
    if value is None or is_missing(value):
        return NOTHING
    return _day(value.year, value.month, value.day, language())


@lru_cache(maxsize=4096)
def _day(year: int, month: int, number: int, spoken: str) -> str:
    return dates.format_date(date(year, month, number), "d MMM y" if spoken == "en" else "long", locale=locale())


def weekdays() -> list[str]:
    """Monday to Sunday, short."""
    return [t("Mon"), t("Tue"), t("Wed"), t("Thu"), t("Fri"), t("Sat"), t("Sun")]


def period(first: date | None, grain: str) -> str:
    """The period of a grain (`D`, `W`, `M`, `Q`) that starts on this day; an ISO week by its Monday and its number.

    >>> [period(date(2026, 11, 16), grain) for grain in "DWMQ"]
    ['16 Nov 2026', 'week of 16 Nov 2026 (week 47)', 'Nov 2026', 'Q4 2026']
    """
    if first is None or is_missing(first) or grain == "D":
        return day(first)
    if grain == "W":
        monday = first - timedelta(days=first.weekday())
        return t("week of {day} (week {week})", day=day(monday), week=first.isocalendar().week)
    return dates.format_skeleton({"M": "yMMM", "Q": "yQQQ"}[grain], first, locale=locale())


UNITS = (N_("{n} d"), N_("{n} h"), N_("{n} min"), N_("{n} s"))


def duration(seconds: float | None) -> str:
    """A length of time in its two largest units: `45 s`, `12 min 30 s`, `3 h 5 min`, `2 d 4 h`."""
    if seconds is None or is_missing(seconds):
        return NOTHING
    minutes, s = divmod(shown_seconds(abs(seconds)), 60)
    hours, m = divmod(minutes, 60)
    d, h = divmod(hours, 24)
    said = [t(unit, n=count) for count, unit in zip((d, h, m, s), UNITS, strict=True) if count] or [t(UNITS[-1], n=0)]
    return (MINUS if seconds < 0 else "") + " ".join(said)


def shown_seconds(seconds: float) -> int:
    """A length of time rounded as `duration` writes it.

    >>> shown_seconds(45.4), shown_seconds(11_130), shown_seconds(187_900)
    (45, 11160, 187200)
    """
    whole = round(seconds)
    step = next(step for limit, step in ((3600, 1), (86400, 60), (float("inf"), 3600)) if whole < limit)
    return round(whole / step) * step


def listing(values: Iterable[Any]) -> str:
    """Several things in a row, each as the language writes it: `A, B` or `A、B`."""
    return ("、" if language() == "zh" else ", ").join(shown(value) for value in values)
