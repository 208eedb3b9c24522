"""Service nodes: satisfaction, wait and complaints from survey and ticket files, with honest intervals.

`import cxlib` is light: it loads neither Streamlit, Plotly nor DuckDB.

>>> import cxlib
>>> cxlib.Scope(grain="M").grain
'M'
"""

from cxlib.errors import CxError
from cxlib.scope import Scope

__all__ = ["CxError", "Scope"]
