"""The router: language, pages, filter bar, and one place where errors become sentences.

`app.py` names this file, not one beside `pages/`: there Streamlit would take the folder for its old multipage mode.
"""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from ui import cached, faults, filters, language_switch, links, narrowed, once, upload_sample, way_back
from ui.words import N_, t

# Section → page: file, title, icon, what it is for. The file's name is the page's address.
PAGES = {
    N_("Board"): {
        "board/overview.py": (N_("Overview"), ":material/dashboard:", N_("What changed, where, and is it real?")),
        "board/journey.py": (N_("Journey"), ":material/route:", N_("Where along the journey does it go wrong?")),
        "board/node.py": (N_("Service node"), ":material/pin_drop:", N_("All about one service node.")),
        "board/waiting.py": (N_("Waiting"), ":material/hourglass_top:", N_("How long, when, against which standard?")),
        "board/complaints.py": (N_("Complaints"), ":material/feedback:", N_("How many, about what, how fast solved?")),
        "board/cases.py": (N_("Cases"), ":material/list_alt:", N_("The answers and tickets behind a figure.")),
        "board/compare.py": (N_("Compare"), ":material/compare_arrows:", N_("Who differs by more than chance?")),
    },
    N_("Training"): {
        "training/weak_points.py": (N_("Weak points"), ":material/target:", N_("What to train, where, and how sure?")),
        "training/elements.py": (N_("Elements"), ":material/star_half:", N_("Expected against perceived.")),
        "training/needs.py": (N_("Needs"), ":material/interests:", N_("What must be there, and what delights?")),
        "training/drivers.py": (
            N_("Drivers"),
            ":material/stacked_bar_chart:",
            N_("What goes with overall satisfaction?"),
        ),
        "training/comments.py": (N_("Comments"), ":material/chat:", N_("What do they say, and in which tone?")),
        "training/packs.py": (N_("Practice packs"), ":material/menu_book:", N_("A pack to print for one training.")),
        "training/effect.py": (
            N_("Training effect"),
            ":material/model_training:",
            N_("Did the training or another change work?"),
        ),
        "training/observations.py": (
            N_("Observations"),
            ":material/checklist:",
            N_("What observers saw, and do they agree?"),
        ),
    },
    N_("Data"): {
        "data/upload.py": (N_("Upload"), ":material/upload_file:", N_("Take in a survey or ticket file.")),
        "data/uploads.py": (N_("Uploads"), ":material/history:", N_("What was taken in, and how to take it back.")),
    },
    N_("About"): {
        "about/method.py": (N_("Method"), ":material/functions:", N_("How every figure is computed.")),
    },
}


FIRST = links.PAGES / "board/overview.py"


def sections() -> dict[str, list[st.Page]]:
    """The pages that exist, by section, in the reader's language."""
    found = {
        t(section): [
            st.Page(links.PAGES / file, title=t(title), icon=icon, help=t(purpose), url_path=_address(file))
            for file, (title, icon, purpose) in pages.items()
            if (links.PAGES / file).exists()
        ]
        for section, pages in PAGES.items()
    }
    # the first page is served at "/" alone; a second, hidden entry answers to its name
    found[t("Board")].append(st.Page(FIRST, title=t("Overview"), url_path=FIRST.stem, visibility="hidden"))
    return found


def _address(file: str) -> str:
    return "start" if links.PAGES / file == FIRST else (links.PAGES / file).stem


def show(page: st.Page) -> None:
    """The page under the filter bar; without data, a page about figures becomes the way to the first upload."""
    scoped = page.url_path in {"", *(Path(file).stem for part in ("Board", "Training") for file in PAGES[part])}
    if cached.extent().last is None:
        if scoped:
            st.title(page.title, anchor=False)
            st.info(t("There are no data yet. Take in a survey or ticket file to begin."), icon=":material/info:")
            st.page_link(links.UPLOAD, label=t("Upload a file"), icon=":material/upload_file:")
        else:
            page.run()
        return
    filters.follow_link()
    if page.url_path != Path(links.CASES).stem:
        narrowed.left()
    if scoped:
        filters.bar()
        upload_sample.mark()
    filters.write_link()
    once.page_begins()
    page.run()


# the icon is given here because one on a page alone would be fetched from another server
st.set_page_config(page_icon="📊", layout="wide")
language_switch.settle()
chosen = st.navigation(sections(), expanded=True)
way_back.restore(chosen.url_path)
st.set_page_config(page_title=chosen.title + " · " + t("Service Node Board"))
with st.sidebar:
    language_switch.switch()
with faults.told(f"the page {chosen.url_path}"):
    show(chosen)
