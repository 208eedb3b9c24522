"""What is wrong with a file, said on the upload page where it happens."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from cxlib.errors import CxError
from ui.error_words import say_error
from ui.names import in_sentence
from ui.upload_words import NO_DAY
from ui.words import t


@contextmanager
def explained() -> Iterator[None]:
    """Errors about the file, said where they happen; what stands above stays, what depends on them is not drawn."""
    try:
        yield
    except CxError as error:
        told = t(NO_DAY) if error.code == "NO_DAY_COLUMN" else say_error(error)
        st.error(in_sentence(told), icon=":material/error:")
        st.stop()
