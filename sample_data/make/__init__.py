"""The sample files, one module each, with the standard library only: its random numbers are the same everywhere."""
