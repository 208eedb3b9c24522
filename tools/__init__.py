"""Programs for whoever works on the board; `make` calls them."""
