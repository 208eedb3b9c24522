"""What all metrics share, in words: units, directions, display classes, what is not counted, where we deviate."""

from __future__ import annotations

from ui.words import N_

FAMILIES = {
    "satisfaction": N_("Satisfaction"),
    "responding": N_("Answering"),
    "waiting": N_("Waiting"),
    "complaints": N_("Complaints"),
}
UNITS = {
    "share": N_("share (0.842 = 84.2%)"),
    "score": N_("score"),
    "nps": N_("points from −100 to 100"),
    "rate": N_("per 1,000"),
    "seconds": N_("seconds"),
    "count": N_("count"),
}
DIRECTIONS = {
    "high": N_("higher is better"),
    "low": N_("lower is better"),
    "none": N_("no direction is better"),
}
CLASSES = (
    (
        N_("Hidden"),
        N_(
            "Fewer than {hidden} answers, or fewer than the metric's minimum: the figure is withheld and the "
            "reason is said. It would be chance, and could give a person away."
        ),
    ),
    (
        N_("Provisional"),
        N_(
            "{hidden} to {last_provisional} answers, fewer than {events} events for a rate, or all answers in one "
            "group: shown in grey with its interval, without rank or arrow."
        ),
    ),
    (N_("Normal"), N_("{provisional} answers and more.")),
)
NOT_COUNTED = (
    N_(
        "Answers with a missing code (blank, “not applicable”, or what the mapping names) are left out before "
        "counting. Their number is kept."
    ),
    N_("Rows that were taken in before, and rows that were refused. Both are counted with the upload."),
    N_(
        "Waits below zero or longer than the limit (24 hours, unless the mapping says otherwise). They are counted "
        "as faults of the time stamps."
    ),
    N_("People who left before being served have no wait. They are counted in “left without service”."),
    N_(
        "Tickets still open never count as zero. A complaint that is open and not yet due counts nowhere; one that "
        "is overdue counts as late."
    ),
    N_("Closed cases whose 7 days are not over: in “solved at first contact” the newest week would look too good."),
    N_("Complaints at a node without served tickets in the period: there is a count and no rate."),
)
DEVIATIONS = (
    N_(
        "A complaint is repeated if the same customer complained at the same journey at most 30 days before; the bound "
        "is ours. The share is of complaints whose customer is known and before which the data reach back 30 days."
    ),
    N_(
        "Waits are kept in bins of 1 %, so that a P90 can be merged over any period. Median and P90 are at most 1 "
        "% away from the exact value."
    ),
    N_(
        "The interval of an NPS with fewer than 100 answers is computed with three added answers (¾ promoters, "
        "1½ passives, ¾ detractors), because the usual one is too narrow there."
    ),
    N_(
        "The mean of satisfaction is put on 1–5, whatever the scale of the question, so that surveys can be "
        "compared. The share in the two best boxes is always taken on the scale that was asked."
    ),
    N_(
        "With survey weights, interval and class rest on the effective number of answers, (Σw)² ÷ Σw², not on the "
        "number of rows."
    ),
    N_("Figures over several nodes are computed from the pooled counts, not as the mean of the nodes' figures."),
    N_(
        "On a page, a change is the difference of the two figures as they are shown, so that it can be checked by "
        "subtracting; downloads hold the exact figures and the exact change."
    ),
    N_("A complaint counts on the day it was made, not on the day of the service it is about."),
)
TRAINING = (
    N_(
        "Performance of an element or competency: answers in the two best boxes ÷ all valid answers, as for "
        "satisfaction. Columns about assurance or expertise count as friendliness."
    ),
    N_(
        "Gap = perception − expectation of the same person, on 1–5; of several questions about one element "
        "the mean, if at least half of them have both answers. Mean over persons with a t interval. Where "
        "nobody told both, the difference of means with Welch's interval, marked as not the same people. "
        "Without an expectation there is no gap."
    ),
    N_(
        "Above, as and below expectation: persons whose gap is half a step or more, less than half a step "
        "either way, or minus half a step or less. The half step is our bound."
    ),
    N_(
        "Kano: each pair of answers gives a letter (Berger et al. 1993); the class is the most frequent one. "
        "Fong's test says whether it leads the second clearly (10 % level); if not, both letters are shown. "
        "Persons are counted without survey weights."
    ),
    N_(
        "Having it pleases = (A + O) ÷ (A + O + M + I); lacking it displeases = (O + M) ÷ (A + O + M + I); "
        "intervals from 1,000 draws of persons."
    ),
    N_(
        "Drivers: each one's average gain in R² over all orders of adding (LMG), as a share of R²; intervals "
        "and ranges of ranks from 1,000 draws of persons; Johnson's relative weights as a check. Needs 100 "
        "persons with all answers, 10 for each driver, and R² of 0.10 to rank."
    ),
    N_(
        "Halo: the share of the scores' differences that runs one way (first principal component); from 70 % "
        "on, our bound, one impression drives all. Straight-lining: persons with one score for everything."
    ),
    N_(
        "Importance and performance: the lines are the means of the drivers shown (Martilla and James 1977); "
        "hollow where an interval crosses a line."
    ),
)
INTERVALS = N_(
    "All intervals are 95 %. Two figures differ if the interval of their difference leaves out zero; whether their "
    "own intervals overlap does not tell."
)
