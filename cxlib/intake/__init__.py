"""A file becomes rows: read → recognise → map → check."""
