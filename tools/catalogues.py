"""The message catalogues: collect, fill, check.

python -m tools.catalogues update           messages of the sources into every messages.po, old ones out
python -m tools.catalogues fill < new.json  translations {"English": "中文"} into zh_CN (update first)
python -m tools.catalogues check            non-zero when a message is missing, unfilled, doubtful or no longer used
"""

from __future__ import annotations

import io
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
LOCALES = ROOT / "ui" / "locale"
# The names that mark a message; `tn` carries a singular and a plural.
KEYWORDS = {"t": None, "N_": None, "tn": (1, 2)}
HEADER = "# Messages of the service node board. `make catalogues` collects them; the translations are written by hand."


def collect() -> Catalog:
    """Every message in the sources, with the files that use it."""
    template = Catalog()
    with (ROOT / "babel.cfg").open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)  # type: ignore[no-untyped-call]
    found = extract_from_dir(str(ROOT), methods, options, KEYWORDS, directory_filter=_is_ours)
    for path, _line, message, _comments, context in found:
        template.add(message, locations=[(path, None)], context=context)  # type: ignore[list-item] # no line: quiet diffs
    return template


def _is_ours(folder: str) -> bool:
    return Path(folder).resolve().relative_to(ROOT).parts[:1] in ((), ("ui",), ("pages",), ("cxlib",))


def catalogue_files() -> list[Path]:
    """The catalogue of every language that has one."""
    return sorted(LOCALES.glob("*/LC_MESSAGES/messages.po"))


def read(path: Path) -> Catalog:
    """A catalogue as it is on disk, obsolete entries included."""
    with path.open("rb") as file:
        return read_po(file, locale=path.parts[-3])


def write(path: Path, catalogue: Catalog) -> None:
    """Put a catalogue on disk, sorted, without dates or line numbers: a diff shows what changed in words."""
    text = io.BytesIO()
    write_po(text, catalogue, width=120, sort_output=True, omit_header=True, ignore_obsolete=True)
    language = path.parts[-3]
    forms = f"nplurals={catalogue.num_plurals}; plural={catalogue.plural_expr};"
    head = (
        f'{HEADER}\nmsgid ""\nmsgstr ""\n"Project-Id-Version: service-node-board\\n"\n"Language: {language}\\n"\n'
        f'"MIME-Version: 1.0\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n'
        f'"Content-Transfer-Encoding: 8bit\\n"\n"Plural-Forms: {forms}\\n"\n\n'
    )
    path.write_text(head + text.getvalue().decode().strip() + "\n", encoding="utf-8")


def update() -> None:
    """Bring every catalogue to the messages of the sources; translations stay, new messages are empty."""
    template = collect()
    for path in catalogue_files():
        catalogue = read(path)
        catalogue.update(template, no_fuzzy_matching=True)
        write(path, catalogue)
        empty = sum(not _filled(message) for message in catalogue if message.id)
        print(f"{path.relative_to(ROOT)}: {len(catalogue)} messages, {empty} not translated")


def fill(translations: dict[str, str], language: str = "zh_CN") -> None:
    """Write translations into a catalogue; a text that is no message of the sources is named and left out."""
    path = LOCALES / language / "LC_MESSAGES" / "messages.po"
    catalogue = read(path)
    for english, text in translations.items():
        message = catalogue.get(english)
        if message is None:
            print(f"not a message: {english!r}", file=sys.stderr)
        else:
            message.string = (text,) if message.pluralizable else text
            message.flags.discard("fuzzy")
    write(path, catalogue)


def problems() -> Iterator[str]:
    """What is wrong with the catalogues, one line each."""
    used = {_key(message): message for message in collect() if message.id}
    for path in catalogue_files():
        language = path.parts[-3]
        catalogue = read(path)
        known = {_key(message): message for message in catalogue if message.id}
        yield from (f"{language}: missing: {key!r}" for key in used.keys() - known.keys())
        yield from (f"{language}: no longer used: {key!r}" for key in known.keys() - used.keys())
        yield from (f"{language}: obsolete: {key!r}" for key in catalogue.obsolete)
        for key, message in known.items():
            yield from (f"{language}: {problem}: {key!r}" for problem in _faults(message))


def _faults(message: Message) -> Iterator[str]:
    if message.fuzzy:
        yield "fuzzy"
    if not _filled(message):
        yield "not translated"
        return
    wanted = set().union(*map(_placeholders, _forms(message.id)))
    for text in _forms(message.string):
        if _placeholders(text) != wanted:
            yield f"placeholders differ ({text!r})"


def _placeholders(text: str) -> set[str]:
    try:
        return {name for _, name, _, _ in Formatter().parse(text) if name is not None}
    except ValueError:  # a lone brace
        return {f"unreadable: {re.sub(r'[^{}]', '', text)}"}


def _forms(text: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text or ())


def _filled(message: Message) -> bool:
    return bool(message.string) and all(text.strip() for text in _forms(message.string))


def _key(message: Message) -> str:
    return _forms(message.id)[0]


def main(arguments: list[str]) -> int:
    """Do what the one argument says; 2 if it says nothing known."""
    match arguments:
        case ["update"]:
            update()
        case ["fill"]:
            fill(json.load(sys.stdin))
        case ["check"]:
            found = sorted(problems())
            print(
                "\n".join(
                    [*found, "To collect new messages: make catalogues"] if found else ["Catalogues are complete."]
                )
            )
            return 1 if found else 0
        case _:
            print(__doc__, file=sys.stderr)
            return 2
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
