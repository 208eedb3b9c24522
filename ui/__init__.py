"""What pages share: router, filters, cached calls, cards, words."""

import pandas as pd

# frames of pages have tens of rows: texts kept as Python's own are picked and compared sooner than Arrow's
pd.set_option("mode.string_storage", "python")
