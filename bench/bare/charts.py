"""A bare page, as anybody writes it: four Plotly charts of ready-made data, and a choice of one of two sets of them."""

import pandas as pd
import plotly.express as px
import streamlit as st

SETS = {"first": (3, 5, 4, 6, 5, 7, 6), "second": (7, 6, 5, 6, 4, 5, 3)}

st.set_page_config(page_icon="📊", layout="wide")
st.title("Four charts")
chosen = st.selectbox("Set", list(SETS))
st.caption(f"Showing {chosen}")
for number, column in enumerate(st.columns(4)):
    frame = pd.DataFrame({"week": range(7), "figure": [value + number for value in SETS[chosen]]})
    column.plotly_chart(px.line(frame, x="week", y="figure"), key=f"chart_{number}")
