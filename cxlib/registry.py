"""One card per metric: what it is, which way is better, how it is computed, where the formula is from.

The cards drive the pages, the documentation and the tests. Texts are English message ids (`N_` marks them for the
catalogue); `ui.words` shows them in the reader's language.
"""

from __future__ import annotations

from dataclasses import dataclass

from cxlib.errors import CxError


def N_(text: str) -> str:  # noqa: N802 - the name gettext tools look for
    """Mark a text for translation without translating it here."""
    return text


@dataclass(frozen=True)
class Metric:
    """A metric's card.

    `family` is the module that computes it; `unit` is `share`, `score`, `nps`, `rate`, `seconds` or `count`; `better`
    is `high`, `low` or `none`; below `minimum_n` the figure is withheld; `item` is the questionnaire item it counts.
    """

    key: str
    family: str
    unit: str
    better: str
    name: str
    formula: str
    denominator: str
    interval: str
    source: str
    minimum_n: int = 10
    item: str = ""


_WILSON = N_("Wilson score interval, 95 %")
_ORDER = N_("order statistics (distribution-free), 95 %")
_TWO_BOX = N_("Newcombe 1998; R prop.test")
_WAITS = N_("R quantile type 7; waits in bins of 1 %, error below 1 %")

_CARDS = (
    Metric("csat", "satisfaction", "share", "high", N_("Satisfaction (top two boxes)"),
           N_("answers in the two best boxes ÷ all valid answers"), N_("valid answers"), _WILSON, _TWO_BOX,
           item="csat"),
    Metric("csat_mean", "satisfaction", "score", "high", N_("Satisfaction, mean (1–5)"),
           N_("mean of the scores; other scales are stretched to 1–5"), N_("valid answers"),
           N_("t interval, 95 %"), N_("R t.test"), item="csat"),
    Metric("nps", "satisfaction", "nps", "high", N_("Net promoter score (NPS)"),
           N_("share of 9–10 minus share of 0–6, × 100"), N_("valid answers 0–10"),
           N_("normal interval; below 100 answers adjusted by 3 added answers"), N_("R package NPS 1.1"), item="nps"),
    Metric("ces", "satisfaction", "share", "high", N_("Made it easy (CES, 5–7 of 7)"),
           N_("answers 5, 6 or 7 ÷ all valid answers"), N_("valid answers 1–7"), _WILSON, N_("R prop.test"),
           item="ces"),
    Metric("ces_mean", "satisfaction", "score", "high", N_("Made it easy, mean (1–7)"),
           N_("mean of the answers 1–7"), N_("valid answers 1–7"), N_("t interval, 95 %"), N_("R t.test"), item="ces"),
    Metric("response_share", "responding", "share", "none", N_("Response share"),
           N_("answers about satisfaction ÷ served tickets, at nodes that served at least as many as answered"),
           N_("served tickets"), _WILSON, _TWO_BOX, item="csat"),
    Metric("wait_median_s", "waiting", "seconds", "low", N_("Wait, median"),
           N_("half of the served waited no longer than this"), N_("served tickets with both stamps"), _ORDER, _WAITS),
    Metric("wait_p90_s", "waiting", "seconds", "low", N_("Wait, P90"),
           N_("nine of ten served waited no longer than this"), N_("served tickets with both stamps"), _ORDER, _WAITS,
           minimum_n=30),
    Metric("wait_mean_s", "waiting", "seconds", "low", N_("Wait, mean"),
           N_("sum of waits ÷ number of waits"), N_("served tickets with both stamps"), N_("t interval, 95 %"),
           N_("R t.test")),
    Metric("wait_within", "waiting", "share", "high", N_("Served within the standard"),
           N_("waits not longer than the standard in force that day ÷ waits at nodes with a standard"),
           N_("waits at nodes with a standard"), _WILSON, _TWO_BOX),
    Metric("abandoned_share", "waiting", "share", "low", N_("Left without service"),
           N_("left before being called ÷ (served + left)"), N_("served + left"), _WILSON, _TWO_BOX),
    Metric("service_median_s", "waiting", "seconds", "none", N_("Service time, median"),
           N_("half of the services took no longer than this"), N_("served tickets with both stamps"), _ORDER, _WAITS),
    Metric("complaints_per_1000", "complaints", "rate", "low", N_("Complaints per 1,000 served"),
           N_("complaints ÷ served tickets × 1,000, at nodes that served anybody in the period"), N_("served tickets"),
           N_("exact Poisson (Garwood), 95 %"), N_("R poisson.test")),
    Metric("answered_in_time", "complaints", "share", "high", N_("Answered in time"),
           N_("complaints answered within the standard ÷ complaints whose answer was due"),
           N_("complaints whose answer was due"), _WILSON, _TWO_BOX),
    Metric("closed_in_time", "complaints", "share", "high", N_("Closed in time"),
           N_("complaints closed by the promised time (or the standard) ÷ complaints whose close was due"),
           N_("complaints whose close was due"), _WILSON, _TWO_BOX),
    Metric("fcr", "complaints", "share", "high", N_("Solved at first contact"),
           N_("closed at first contact and not reopened ÷ closed cases whose 7-day window is over"),
           N_("closed cases whose window is over"), _WILSON, _TWO_BOX),
    Metric("close_median_s", "complaints", "seconds", "low", N_("Time to close, median"),
           N_("half of the closed complaints were closed within this time; open ones are not counted"),
           N_("closed complaints"), _ORDER, _WAITS),
)  # fmt: skip

METRICS: dict[str, Metric] = {card.key: card for card in _CARDS}


def metric(key: str) -> Metric:
    """The card of a metric; raises `UNKNOWN_METRIC` naming the close ones.

    >>> metric("csat").unit
    'share'
    """
    if key not in METRICS:
        from difflib import get_close_matches

        raise CxError("UNKNOWN_METRIC", metric=key, close_to=get_close_matches(key, METRICS, 3), known=list(METRICS))
    return METRICS[key]
