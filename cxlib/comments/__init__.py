"""What customers write: topics, tone, severity, the words of the unhappy, search. Texts in, frames out, all offline.

Every function takes a frame of comments (as `reader.comments` gives it) with the column `text`; where it says so also
`score` (a number, NaN = none), `box` (1 satisfied, -1 dissatisfied, 0 between, missing = none), `day` and keys such as
`node`. A comment is named by its label in the index of that frame (`comment` in what comes out), so that frames join.

| call | gives |
|---|---|
| `shipped()` | the `Dictionary` of the package; `.with_changes(changes)` adds an organisation's words |
| `topics(comments, dictionary, corrections)` | one line per comment and topic: `comment, topic, words, by` |
| `severe(comments)` | one line per comment and kind of danger in it: `comment, kind, words` |
| `keyness(comments)` | the words of low and of high scores: `word, side, low_n, high_n, ratio, q …` |
| `learn_tone(comments)` | a `Tone` learned from scores, or the lexicon: `.of(texts)`: `tone` (1, 0, -1), `sure` |
| `search(texts, asked)` | which texts contain all words asked for |
| `coded(reader, scope)` | all comments of a scope with all of this, each different text once: a `Coded` |
| `figures_of(coded)` | one line per topic: its share, and how satisfied they are |
| `course_of(coded, grain)` | one line per topic and period: its share |
| `keyness_of(coded)` | `keyness` of coded comments, sooner |

`topic` and `kind` are codes; `Dictionary.topics` has their names in Chinese and English. Not mentioned is no line.

>>> import pandas as pd
>>> said = pd.DataFrame({"text": ["等了半小时，态度也不好", "Friendly staff!", "平等对待"]})
>>> topics(said, shipped())[["comment", "topic"]].to_records(index=False).tolist()
[(0, 'waiting'), (0, 'attitude'), (1, 'attitude')]
"""

from cxlib.comments.coded import Coded, coded
from cxlib.comments.coding import Corrections, severe, text_key, topics
from cxlib.comments.dictionary import Change, Dictionary, Topic, severity, shipped
from cxlib.comments.keyness import keyness, keyness_of
from cxlib.comments.measuring import course_of, figures_of
from cxlib.comments.searching import search
from cxlib.comments.tone import Tone, learn_tone

__all__ = [
    "Change", "Coded", "Corrections", "Dictionary", "Tone", "Topic", "coded", "course_of", "figures_of", "keyness",
    "keyness_of", "learn_tone", "search", "severe", "severity", "shipped", "text_key", "topics",
]  # fmt: skip
