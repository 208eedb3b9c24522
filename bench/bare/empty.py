"""The limit of the script measure: a page with one line of text."""

import streamlit as st

st.text("Nothing here")
