"""Chromium and a Chinese font for the browser tests: find them, else fetch them, else say what to install.

Order: what is already here (the browser named in CX_CHROMIUM, Playwright's own, the system's), then Playwright's
download, then the system's package if we may install one. A browser counts only if it starts: Ubuntu's `chromium` can
be a stub.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from playwright.sync_api import sync_playwright

SYSTEM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")
MAC_CHROME = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
FONT_FOLDERS = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".fonts")
FONT_NAMES = ("*CJK*", "wqy-*", "SourceHan*", "*NotoSansSC*")

NO_BROWSER = """The browser tests need Chromium, and it could neither be found nor fetched. One of these will do:
  .venv/bin/python -m playwright install chromium     (from Playwright's server)
  apt install chromium                                (Debian; as root)
  make test CX_CHROMIUM=/path/to/chrome               (any Chromium or Chrome you have)"""
NO_FONT = """No Chinese font was found, so Chinese on screenshots would be boxes; the tests themselves run without.
  apt install fonts-noto-cjk                          (Debian; as root)"""


def find_browser() -> str | None:
    """The path of a Chromium that starts on this machine, or None."""
    return next((path for path in _candidates() if _starts(path)), None)


def has_chinese_font() -> bool:
    """Whether text in Chinese can be drawn; systems other than Linux bring fonts of their own."""
    if not sys.platform.startswith("linux"):
        return True
    if shutil.which("fc-list"):
        listed = subprocess.run(["fc-list", ":lang=zh", "file"], capture_output=True, text=True, check=False)  # noqa: S607
        return bool(listed.stdout.strip())
    return any(folder.is_dir() and any(folder.rglob(name)) for folder in FONT_FOLDERS for name in FONT_NAMES)


def _candidates() -> Iterator[str]:
    if named := os.environ.get("CX_CHROMIUM"):
        yield named
    if own := _own_browser():
        yield own
    yield from (path for name in SYSTEM_NAMES if (path := shutil.which(name)))
    if Path(MAC_CHROME).exists():
        yield MAC_CHROME


def _own_browser() -> str | None:
    """Where Playwright keeps its own Chromium, if it is there."""
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def _starts(path: str) -> bool:
    try:
        return subprocess.run([path, "--version"], capture_output=True, timeout=60, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def _try(command: Sequence[str], seconds: int, **environment: str) -> bool:
    """Run a command that may fail; only its first complaint is shown, for there may be another way."""
    print("$", *command, flush=True)
    settings = os.environ | environment
    try:
        done = subprocess.run(command, env=settings, timeout=seconds, capture_output=True, text=True, check=False)
    except (OSError, subprocess.TimeoutExpired) as problem:
        print(f"  failed: {problem}", file=sys.stderr)
        return False
    if done.returncode:
        said = (done.stderr + done.stdout).splitlines()
        print(
            "  failed:", next((line for line in said if line.startswith(("E:", "Error"))), said[-1:]), file=sys.stderr
        )
    return done.returncode == 0


def _install_package(name: str) -> bool:
    if not shutil.which("apt-get") or not hasattr(os, "geteuid") or os.geteuid() != 0:
        return False
    apt = ["apt-get", "-q", "-o", "DPkg::Lock::Timeout=120", "-o", "Acquire::Retries=3"]
    _try([*apt, "update"], 300)  # a stale list may still do
    return _try([*apt, "install", "-y", "--no-install-recommends", name], 1200, DEBIAN_FRONTEND="noninteractive")


def _fetch_browser() -> str | None:
    # Where the server cannot be reached, fail in seconds: the package is the next best.
    _try(
        [sys.executable, "-m", "playwright", "install", "chromium"], 900, PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT="15000"
    )
    if found := find_browser():
        return found
    _install_package("chromium")
    return find_browser()


def main() -> int:
    """Make the machine ready; 0 if the browser tests can run."""
    browser = find_browser() or _fetch_browser()
    if browser is None:
        print(NO_BROWSER, file=sys.stderr)
        return 1
    if not (has_chinese_font() or _install_package("fonts-noto-cjk") or _install_package("fonts-wqy-microhei")):
        print(NO_FONT, file=sys.stderr)
    print(f"Browser: {browser}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
