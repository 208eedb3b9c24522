"""The trainer's questions: what to practise, where, with which evidence.

Statistics: numbers in, numbers out; each module says its method, source and limits.

- `gaps`: `person_gaps`, `gaps`, `item_gaps`, `overall`, `unpaired_gap`, `classes`: expectation against perception
- `kano`: `letters`, `counts_of`, `classify`, `better_worse`: what customers need
- `answered`: `answered`: scores of an outcome and its drivers, as these two take them:
- `drivers`: `drivers`, `lmg`, `relative_weights`: what goes with overall satisfaction
- `halo`: `halo`: does one impression drive all scores, who ticks one score down the page
- `quadrant`: `quadrants`: importance × performance, undecided points
- `did`: `changes`, `regression`, `odds`: differences in differences
- `past`, `windows`, `effect`, `which`: did a training work, by which months, with which doubts; which kind works better
- `agreement`: `kappa`, `kappa_by_visit`: do two observers see the same
- `observed`, `trio`: `passed`, `agreed`, `together`: what observers saw; do survey, observation and training agree
- `training`: `Training`, `Scorecard`, `Check`: what is written down (`Store.write`, `Store.strike`)

Answers of a scope, read through a reader of the store:

- `elements`: `elements(reader, scope, by=())`: the five elements and four competencies, one line per item and key:
  `item, *by, n, value, low, high` (share in the two best boxes), `mean, mean_low, mean_high`, `class, reason`; where
  it was asked what was expected `expectation, perception, gap, gap_low, gap_high, gap_n, p, above, as_expected, below,
  spread, paired`. `asked(reader)` tells which items there are; `ELEMENTS` and `COMPETENCIES` are their codes in order.
- `needs`: `needs(reader, scope, by=())`: Kano classes, one line per feature and key
- `driving`: `driving(reader, scope, of="item")`: drivers of overall satisfaction in one journey, by item ("item") or by
  service node ("node"), with halo check and performance; `importance(found)` gives item or node → share of R²
- `measured`: `measured(reader, line, metric="csat", longest=4, scope=None, today=None)`: a line of
  `reader.trainings()`, its effect; one that lies ahead is `NOT_YET` held
- `happened`: `happened(reader)`: events beside trainings as lines that `measured` takes: did the fix work?
- `aim`: `judged_by(reader, line, "aim")`: the card of the item a training is to raise, where it was asked about
"""
