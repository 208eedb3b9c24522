"""Eight readers at once, while a writer takes files in and back: no wrong row, no half-taken file."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from cxlib.figures import figures
from cxlib.scope import Scope
from cxlib.store import open_store
from tests.clinic import COMPLAINTS, QUEUE, SURVEY, complaints, queue, survey, take

pytestmark = pytest.mark.slow

THREADS, QUESTIONS = 8, 25
ALL, NORTH = Scope(), Scope(sites=("north",))


@pytest.fixture
def store(tmp_path):
    store = open_store(tmp_path / "cx.duckdb")
    take(store, QUEUE, queue)
    yield store
    store.close()


def ask(store, question):
    """One question of a kind; the answer as plain values."""
    reader = store.reader()
    if question == 0:
        return tuple(figures(reader, ALL, ("wait_median_s",))[["value", "n"]].iloc[0])
    if question == 1:
        return tuple(figures(reader, NORTH, ("wait_mean_s",))["n"])
    if question == 2:
        return tuple(reader.tickets(NORTH, kind="service", limit=3)["code"])
    if question == 3:
        return tuple(figures(reader, ALL, ("wait_within",), ("node", "period"))["value"])
    return tuple(reader.tickets_measured(ALL, ("node",))[["served", "abandoned"]].iloc[0])


WANTED = {0: (330, 10), 1: (5,), 2: ("q05", "q04", "q03"), 3: (0.5,), 4: (10, 2)}


def test_eight_threads_never_get_a_wrong_row(store):
    def many(thread):
        found = []
        for turn in range(QUESTIONS):
            store.database.forget()  # every answer comes from the database
            found.append((turn % 5, ask(store, (turn + thread) % 5)))
        return [(thread + question) % 5 for question, _ in found], [answer for _, answer in found]

    with ThreadPoolExecutor(THREADS) as pool:
        for questions, answers in pool.map(many, range(THREADS)):
            assert answers == [WANTED[question] for question in questions]


def test_readers_see_whole_files_only_while_a_writer_loads_and_undoes(store):
    done, wrong = threading.Event(), []
    # a survey is there whole or not at all: 12 persons with 47 answers, or none
    whole = {(0, 0), (12, 47)}

    def read():
        while not done.is_set():
            store.database.forget()
            extent = store.reader().extent()
            if (extent.responses, extent.ratings) not in whole:
                wrong.append(extent)
            line = figures(store.reader(), ALL, ("wait_median_s",)).iloc[0]
            if (line["value"], line["n"]) != (330, 10):
                wrong.append(line)

    with ThreadPoolExecutor(THREADS) as pool:
        readers = [pool.submit(read) for _ in range(THREADS - 1)]
        for _ in range(6):
            store.undo(take(store, SURVEY, survey).upload_id)
        done.set()
        for reader in readers:
            reader.result()
    assert wrong == []


def test_two_writers_take_turns(store):
    files = [(SURVEY, survey), (COMPLAINTS, complaints)]
    with ThreadPoolExecutor(2) as pool:
        outcomes = list(pool.map(lambda file: take(store, *file), files))
    assert sorted(outcome.upload_id for outcome in outcomes) == [2, 3]
    assert [outcome.accepted for outcome in outcomes] == [12, 14]
    assert store.reader().version() == 3
