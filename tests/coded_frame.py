"""Comments of a frame as they are when coded, without a database."""

import numpy as np
import pandas as pd

from cxlib.comments import Coded, Corrections, Tone, severity, shipped
from cxlib.comments.coding import spoken_of
from cxlib.comments.dictionary import plain
from cxlib.comments.said import NO_BOX, Said
from cxlib.comments.spoken import Spoken
from cxlib.comments.texts import Texts
from cxlib.comments.tone import LEXICON


def coded_frame(told: pd.DataFrame) -> Coded:
    """`told`: comments in order with `day, node, text, score, box`."""
    numbers, texts = pd.factorize(told["text"])
    plainly, node = [plain(text) for text in texts], pd.Categorical(told["node"])
    said = Said(
        told["day"].to_numpy().astype("datetime64[D]").astype(np.int32), node, node, node, numbers.astype(np.int32),
        told["score"].to_numpy(dtype=np.float64), told["box"].fillna(NO_BOX).to_numpy(np.int8), Texts.of([*texts]),
    )  # fmt: skip
    about, urgent = (Spoken.of(spoken_of(plainly, words, Corrections())) for words in (shipped(), severity()))
    tones, sures = np.zeros(len(texts), dtype=np.int8), np.full(len(texts), np.nan)
    return Coded(said, about, urgent, tones, sures, shipped(), Tone(LEXICON, 0, None))
