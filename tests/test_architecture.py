"""The house keeps its shape: which way imports point, what a page may contain, how long a file may be.

Import rules between packages are contracts in pyproject.toml (import-linter); here is what it cannot see: pages, which
are scripts outside any package, the door, and what `import cxlib` really loads.
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted(ROOT.glob("pages/*/*.py"))
LIBRARY = sorted((ROOT / "cxlib").rglob("*.py"))
BOARD = sorted((ROOT / "ui").rglob("*.py"))
SOURCES = [ROOT / "app.py", *PAGES, *LIBRARY, *BOARD, *sorted((ROOT / "tools").rglob("*.py"))]
TESTS = sorted((ROOT / "tests").rglob("*.py"))

# Statistics: numbers in, numbers out. Those that exist are held to it.
STATISTICS = ("intervals", "quantiles", "display", "control", "trend", "funnel", "drivers", "kano")
# What a page may import: the front of Streamlit, what pages share, the words of the library.
PAGE_MAY_IMPORT = ("streamlit", "ui", "cxlib")
EMPTY_NAMES = ("utils", "util", "helpers", "helper", "manager", "common", "misc", "base")


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def each(paths: list[Path]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("path", [pytest.param(path, id=name_of(path)) for path in paths])


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imports_of(path: Path) -> set[str]:
    """Dotted names of what a file imports: `from a import b` counts as `a.b`."""
    found: set[str] = set()
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name_of(path)}: imports are absolute"
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def starts_with(names: set[str], *packages: str) -> set[str]:
    return {name for name in names if any(name == p or name.startswith(f"{p}.") for p in packages)}


# --- arrows -----------------------------------------------------------------------------------------------------------


def test_import_cxlib_loads_no_heavy_package() -> None:
    probe = "import sys, cxlib; print(*sorted({'streamlit', 'plotly', 'duckdb', 'pandas', 'scipy'} & set(sys.modules)))"
    loaded = subprocess.run([sys.executable, "-c", probe], cwd=ROOT, capture_output=True, text=True, check=True)
    assert not set(loaded.stdout.split()) & {"streamlit", "plotly", "duckdb"}


@each(LIBRARY)
def test_the_library_knows_nobody_above_it(path: Path) -> None:
    assert not starts_with(imports_of(path), "streamlit", "ui", "app", "pages", "babel")


@each([ROOT / "cxlib" / f"{name}.py" for name in STATISTICS if (ROOT / "cxlib" / f"{name}.py").exists()])
def test_statistics_know_no_tables(path: Path) -> None:
    forbidden = [f"cxlib.{part}" for part in ("store", "daily", "intake", "charts", "report", "figures", "access")]
    assert not starts_with(imports_of(path), "duckdb", "plotly", *forbidden)


@each(BOARD)
def test_what_pages_share_does_not_import_pages_or_the_door(path: Path) -> None:
    assert not starts_with(imports_of(path), "app", "pages")
    if path.name != "main.py":
        assert not starts_with(imports_of(path), "ui.main")


# --- pages ------------------------------------------------------------------------------------------------------------


@each(PAGES)
def test_a_page_is_a_short_story(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 60
    for node in ast.walk(tree_of(path)):
        kind = type(node).__name__
        assert not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef), (
            f"line {node.lineno}: {kind}"
        )


@each(PAGES)
def test_a_page_imports_only_what_pages_share(path: Path) -> None:
    found = imports_of(path)
    assert found == starts_with(found, *PAGE_MAY_IMPORT)
    assert not starts_with(found, "cxlib.store", "cxlib.intake", "cxlib.daily", "ui.main")


@each(PAGES)
def test_a_page_holds_no_sql_no_state_and_no_style(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(
        r"\b(select|insert into|update|delete from)\b[\s\S]{1,80}\b(from|values|set|where)\b", text, re.IGNORECASE
    )
    for banned in ("session_state", "unsafe_allow_html", "<style", "st.html", "__name__"):
        assert banned not in text


@each(PAGES)
def test_a_page_does_no_arithmetic(path: Path) -> None:
    for node in ast.walk(tree_of(path)):
        reckons = isinstance(node, ast.AugAssign) or (
            isinstance(node, ast.BinOp) and not isinstance(node.op, ast.BitOr)
        )
        assert not reckons, ast.unparse(node)


def test_page_files_have_one_name_each() -> None:
    names = [path.stem for path in PAGES]
    assert len(names) == len(set(names)), "the file name is the page's place in the URL"


# --- files ------------------------------------------------------------------------------------------------------------


@each([*SOURCES, *TESTS])
def test_a_file_is_short_enough_to_read(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 200


@each([*SOURCES, *TESTS])
def test_a_file_is_named_after_what_is_in_it(path: Path) -> None:
    words = set(re.split(r"[_\W]+", path.relative_to(ROOT).with_suffix("").as_posix()))
    assert not words & set(EMPTY_NAMES)


def text_files() -> Iterator[Path]:
    """Files of the project that people read."""
    kinds = {".py", ".md", ".toml", ".sql", ".txt", ".cfg", ".po", ".json"}
    for folder in ("cxlib", "ui", "pages", "tools", "docs", "bench", "sample_data", ".streamlit"):
        yield from (path for path in (ROOT / folder).rglob("*") if path.suffix in kinds)
    yield from (path for path in ROOT.iterdir() if path.suffix in kinds or path.name == "Makefile")


def test_nothing_names_a_place_on_one_machine() -> None:
    place = re.compile(r"(?<![\w.])/(?:home|root|Users|work|mnt|opt)/\w|[A-Z]:\\Users")
    found = [name_of(path) for path in text_files() if place.search(path.read_text(encoding="utf-8", errors="replace"))]
    assert not found
