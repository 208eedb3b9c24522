"""The floor of the browser measures: Streamlit and Plotly with nothing of ours, served as the board is."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

app = st.App(Path(__file__).parent / "charts.py")
