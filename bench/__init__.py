"""Speed and memory beside their limits: `make bench`, or `python -m bench --rows 1 --only pages`."""
