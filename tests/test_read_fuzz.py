"""A short slice of the fuzz run of tests/fuzz/reading.py."""

from tests.fuzz.reading import run


def test_broken_files_are_read_whole_or_refused_with_a_code(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)  # where an input that fails is kept
    outcomes = run(200, seed=1)
    assert outcomes.total() == 200
    assert outcomes["read"] > 100
