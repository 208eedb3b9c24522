"""The command line: parse, do, print. `--json` for machines, tables for people; errors go to standard error."""

from __future__ import annotations

import json
import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from cxlib.cli import data, shows, survey
from cxlib.errors import CxError
from cxlib.scope import GRAINS

DEFAULT_DB = "data/cx.duckdb"


def main(words: Sequence[str] | None = None) -> int:
    """Run one command; 0 = done, 1 = a file was not reconciled, 2 = an error (told on standard error)."""
    asked = _parser().parse_args(words)
    try:
        code: int = asked.run(asked)
    except CxError as error:
        facts = {name: str(value) for name, value in error.facts.items()}
        told = json.dumps({"error": error.code, **facts}, ensure_ascii=False) if asked.json else f"error: {error}"
        print(told, file=sys.stderr)
        return 2
    return code


def _parser() -> ArgumentParser:
    parser = ArgumentParser(prog="python -m cxlib", description="Satisfaction, wait and complaints per service node.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _add_load(
        _command(commands, "load", data.load_files, "take files in; exit code 0 only if every row is accounted for")
    )
    shows.add_figures(
        _command(commands, "figures", shows.show_figures, "metrics by node, period, site, channel"), GRAINS
    )
    shows.add_signals(
        _command(
            commands,
            "signals",
            shows.show_signals,
            "what changed by more than chance, since when, whom it touches (served, answers, complaints due or closed)",
        ),
        GRAINS,
    )
    survey.add_by(
        _command(commands, "elements", survey.show_elements, "elements: how good, against what was expected"), GRAINS
    )
    survey.add_by(_command(commands, "needs", survey.show_needs, "what must be there, what delights (Kano)"), GRAINS)
    survey.add_drivers(
        _command(commands, "drivers", survey.show_drivers, "what goes with overall satisfaction"), GRAINS
    )
    trainings = _command(commands, "trainings", shows.show_trainings, "the training log with the effect of each")
    trainings.add_argument(
        "--metric",
        default="aim",
        help="a metric, or (default) aim: the item each training is to raise, csat where nobody was asked about it; "
        "aim_mean is its mean",
    )
    events = _command(commands, "events", shows.show_events, "what else happened at nodes with the effect of each")
    events.add_argument("--metric", default="csat", help="a metric (default csat)")
    _command(commands, "uploads", shows.show_uploads, "the log of uploads")
    rejects = _command(commands, "rejects", shows.show_rejects, "the faults of an upload: row, column, value, code")
    rejects.add_argument("upload_id", type=int, metavar="ID")
    undo = _command(commands, "undo", data.undo_upload, "take an upload back")
    undo.add_argument("upload_id", type=int, metavar="ID")
    _command(commands, "nodes", shows.show_nodes, "the node catalogue")
    _command(commands, "metrics", shows.show_metrics, "every metric: unit, direction, formula, minimum n")
    backup = _command(commands, "backup", data.backup_to, "copy the database to a file, also while it is in use here")
    backup.add_argument("file", type=Path, metavar="FILE")
    restore = _command(
        commands, "restore", data.restore_from, "put a backup in the database's place (not while it is open)"
    )
    restore.add_argument("file", type=Path, metavar="FILE")
    _command(commands, "sample", data.load_sample, "create the database with the sample data, if there is none yet")
    return parser


def _add_load(load: ArgumentParser) -> None:
    load.add_argument("files", nargs="+", type=Path, metavar="FILE")
    load.add_argument("--mapping", type=Path, help="a mapping document (TOML); else the remembered or recognised one")
    for name in ("day", "site", "channel", "segment", "node"):
        load.add_argument(f"--{name}", default="", help=f"the {name} of every row that has none of its own")
    load.add_argument("--who", default="command line", help="a name for the log")
    load.add_argument("--similar", action="store_true", help="also where a changed layout should be looked at first")
    load.add_argument("--dry-run", action="store_true", help="only say what would become of the rows")


def _command(commands: Any, name: str, run: Callable[[Namespace], int], said: str) -> ArgumentParser:
    command: ArgumentParser = commands.add_parser(name, help=said, description=said)
    command.add_argument("--db", type=Path, default=Path(os.environ.get("CX_DB", DEFAULT_DB)), metavar="PATH")
    command.add_argument("--json", action="store_true", help="one JSON document instead of a table")
    command.set_defaults(run=run)
    return command
