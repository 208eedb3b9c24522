"""Serves the empty page as the board is served."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

app = st.App(Path(__file__).parent / "empty.py")
