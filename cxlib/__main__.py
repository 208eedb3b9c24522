"""`python -m cxlib`: the same figures and the same intake as the app, from the command line."""

from __future__ import annotations

import sys

from cxlib.cli import main

if __name__ == "__main__":
    sys.exit(main())
