"""Write docs/recognition.md: what is recognised without help, column by column: `python -m tools.recognition_doc`.

Every file with a shipped mapping is read and guessed; the mapping is the right answer. `python -m tools.recognition_doc
show` prints every column that was not right. The data sets lie beside the repository, in ../shared/data.
"""

from __future__ import annotations

import sys
import zipfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from cxlib.intake.columns import Column, Mapping
from cxlib.intake.mapping import load_mapping
from cxlib.intake.read import read
from cxlib.intake.recognise import Guess, recognise
from cxlib.intake.rows import places
from cxlib.intake.scales import read_code
from cxlib.intake.sheet import Sheet
from cxlib.intake.times import read_stamps

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT.parent / "shared" / "data"
PAGE = ROOT / "docs" / "recognition.md"
PUBLIC = (
    ("sfo/data/raw/2014_SFO_Customer_Survey_20250817.csv", "sfo-2014"),
    ("sfo/data/raw/2016_SFO_Customer_Survey_20250817.csv", "sfo-2016"),
    ("sfo/data/raw/2017_SFO_Customer_Survey_20250817.csv", "sfo-2017"),
    ("airline_satisfaction/airline_passenger_satisfaction.zip", "airline_satisfaction"),
    ("baltimore_311/311_sample.csv", "baltimore_311"),
    ("hospital_opd_waits/hospital_data_nov1-5.csv", "hospital_opd"),
    ("kiosk_servqual_kr/kiosk_head60.csv", "kiosk_servqual"),
    ("nps_bank/NPStimeseries.csv", "nps_bank"),
    ("taidi_gov_messages/附件3.xlsx", "taidi_gov_messages"),
    ("taidi_gov_messages/derived/附件3_gb18030.csv", "taidi_gov_messages"),
    ("taidi_gb18030_csv/增加连接词.csv", "taidi_replies"),
)
PARTS = ("role", "node", "item", "facet", "scale", "missing", "format")
TITLES = ("file", "used", "left out", "together", "what it is", "what had to be corrected")
HEAD = (ROOT / "tools" / "recognition_head.md").read_text(encoding="utf-8")


@dataclass(frozen=True)
class Score:
    """One file: columns the mapping uses and of these right, columns it leaves out and of these left out; faults."""

    name: str
    used: int
    used_right: int
    left: int
    left_right: int
    kind: bool
    faults: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def right(self) -> int:
        """Columns that need no correction."""
        return self.used_right + self.left_right


def compared(name: str, sheet: Sheet, right: Mapping, guess: Guess) -> Score:
    """A guess beside the right answer, column by column."""
    wanted = _by_header(right, sheet)
    given = _by_header(guess.mapping, sheet)
    head = sheet.head(2000)
    faults = {}
    for column in sheet.columns:
        texts = sorted({text or "" for text in head[column].to_pylist()})
        faults[column] = _faults(texts, (wanted.get(column), right), (given.get(column), guess.mapping))
    used = [column for column in sheet.columns if column in wanted]
    left = [column for column in sheet.columns if column not in wanted]
    return Score(
        name, len(used), sum(not faults[column] for column in used),
        len(left), sum(not faults[column] for column in left), guess.mapping.kind == right.kind,
        tuple((column, wrong) for column, wrong in faults.items() if wrong),
    )  # fmt: skip


def _by_header(mapping: Mapping, sheet: Sheet) -> dict[str, Column]:
    place = places(mapping, sheet.columns)
    return {place[column.name]: column for column in mapping.columns if column.role != "ignore"}


def _faults(
    texts: list[str], right: tuple[Column | None, Mapping], given: tuple[Column | None, Mapping]
) -> tuple[str, ...]:
    (wanted, wanted_in), (found, found_in) = right, given
    if wanted is None or found is None:
        return () if wanted is found else ("role",)
    if wanted.role != found.role:
        return ("role",)
    parts = []
    if wanted.role in ("rating", "score"):
        parts += _scale_faults(texts, (wanted, wanted_in), (found, found_in))
        parts += ["item"] if (wanted.item or "csat") != (found.item or "csat") else []
        parts += ["facet"] if wanted.facet != found.facet else []
    if wanted.role in ("rating", "comment", "kano") and bool(wanted.node) != bool(found.node):
        parts.append("node")
    if wanted.role == "kano" and wanted.side != found.side:
        parts.append("facet")
    if wanted.formats or wanted.prefix or found.formats:
        parts += [] if _stamps(wanted, texts) == _stamps(found, texts) else ["format"]
    return tuple(parts)


def _scale_faults(texts: list[str], right: tuple[Column, Mapping], given: tuple[Column, Mapping]) -> list[str]:
    wanted, found = right[1].scale_of(right[0]), given[1].scale_of(given[0])
    parts = [] if (wanted.low, wanted.high, wanted.best) == (found.low, found.high, found.best) else ["scale"]
    one, other = ([read_code(text, scale) for text in texts] for scale in (wanted, found))
    return parts if parts or list(map(str, one)) == list(map(str, other)) else ["missing"]


def _stamps(column: Column, texts: list[str]) -> list[str]:
    return [str(one) for one in read_stamps([column.prefix + text for text in texts], column.formats)]


def scores() -> list[Score]:
    """All public files that are there, then the samples of the repository."""
    pairs = [(DATA / name, ROOT / "docs" / "mappings" / f"{stem}.toml") for name, stem in PUBLIC]
    pairs += [
        (ROOT / "sample_data" / f"{one.stem}.csv", one)
        for one in sorted((ROOT / "sample_data/mappings").glob("*.toml"))
    ]
    found = []
    for path, answer in pairs:
        if path.exists():
            right = load_mapping(answer.read_text(encoding="utf-8"))
            sheet = _opened(path)
            found.append(compared(_short(path), sheet, right, recognise(sheet)))
    return found


def _opened(path: Path) -> Sheet:
    if path.suffix != ".zip":
        return read(path, path.name)
    with zipfile.ZipFile(path) as archive:
        name = next(name for name in archive.namelist() if name.endswith(".csv") and "dictionary" not in name)
        return read(archive.read(name), name)


def _short(path: Path) -> str:
    return path.relative_to(DATA if path.is_relative_to(DATA) else ROOT).as_posix()


def page(found: list[Score]) -> str:
    """The page as Markdown: the public files, then the samples of the repository."""
    lines = [f"| {' | '.join(TITLES)} |", "|" + "---|" * len(TITLES)]
    ours = [one for one in found if one.name.startswith("sample_data")]
    for group in ([one for one in found if one not in ours], ours):
        lines += [_line(one) for one in group]
        lines += [_sum(group)] if group else []
    return HEAD + "\n" + "\n".join(lines) + "\n"


def _line(one: Score) -> str:
    wrong = Counter(part for _, parts in one.faults for part in parts)
    told = [f"{part} {wrong[part]}" for part in PARTS if wrong[part]] + ([] if one.kind else ["the kind of file"])
    size = one.used + one.left
    pairs = ((one.used_right, one.used), (one.left_right, one.left), (one.right, size), (size - wrong["role"], size))
    counts = " | ".join(f"{right} / {of}" for right, of in pairs)
    return f"| {one.name} | {counts} | {', '.join(told) or '–'} |"


def _sum(group: list[Score]) -> str:
    used, left = sum(one.used for one in group), sum(one.left for one in group)
    role = used + left - sum("role" in parts for one in group for _, parts in one.faults)
    pairs = (
        (sum(one.used_right for one in group), used), (sum(one.left_right for one in group), left),
        (sum(one.right for one in group), used + left), (role, used + left),
    )  # fmt: skip
    told = (f"{right} / {of} ({right / of:.1%})" for right, of in pairs)
    return f"| **together** | {' | '.join(told)} | |"


def main(arguments: list[str]) -> int:
    """Write the page, or show what is not right."""
    found = scores()
    if arguments == ["show"]:
        for one in found:
            print(_line(one))
            for column, parts in one.faults:
                print("    ", column[:70], parts)
        print(page(found).removeprefix(HEAD))
    else:
        PAGE.write_text(page(found), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
