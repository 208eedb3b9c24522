"""What went wrong and what to do, for every code a `CxError`, a rejected row or an empty figure can carry.

`cxlib` raises codes and facts; the sentences are here, one table each, so that they can be read in one go and translated
like everything else. `{placeholders}` are the facts. A test fails when a code raised in `cxlib` has no sentence.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cxlib.errors import CxError
from ui.file_words import say_looks
from ui.words import N_, shown, t

# fmt: off
# Code of a CxError → what happened, and after it what to do.
ERRORS: Mapping[str, str] = {
    # scope, registry
    "PERIOD_BACKWARDS": N_("The period ends ({end}) before it starts ({start}). Choose a later end."),
    "UNKNOWN_GRAIN": N_("“{grain}” is not a length of period. Choose one of {choices}."),
    "NOT_BY_HOUR": N_("“{metric}” cannot be told by weekday or hour. These can: {known}."),
    "UNKNOWN_KEY": N_("Figures cannot be grouped by {keys}. They can be by {known}."),
    "UNKNOWN_METRIC": N_("There is no figure called “{metric}”. Close to it: {close_to}. All: {known}."),
    "NOT_A_DAY": N_("“{text}” is not a day. Write it as 2026-11-21."),
    # the file being taken in
    "FILE_NOT_FOUND": N_("There is no file “{file}”. Check its name and folder."),
    "UNREADABLE": N_("The file “{file}” cannot be read: {detail}. Close it in other programs, or copy it to this machine first."),
    "EMPTY_FILE": N_("The file “{file}” is empty. Export it again from its source."),
    "NO_ROWS": N_("The file “{file}” has column names and no rows. Export it again, with its data."),
    "FILE_TOO_LARGE": N_("The file “{file}” has {size} bytes; {limit} is the most. Split it by month and load the parts one after another."),
    "NOT_A_TABLE": N_("The file “{file}” is no table: it looks like {looks_like}. Save it as CSV or Excel."),
    "SURVEY_SAYS_NOTHING": N_("No column is a score, a comment or a Kano question: nothing of this survey would be seen on the board. Say in the table above which columns are."),
    "UNKNOWN_ENCODING": N_("There is no encoding called “{encoding}”. Try UTF-8 or GB18030."),
    "BAD_DELIMITER": N_("“{value}” cannot separate the columns of “{file}”. Choose comma, semicolon, tab or bar."),
    "TOO_MANY_COLUMNS": N_("The file “{file}” has {columns} columns; {limit} is the most. Check the separator, or leave columns out."),
    "CELL_TOO_LONG": N_("A cell in row {row}, column “{column}”, of “{file}” is longer than {limit} characters. Is a quotation mark left open above it?"),
    "ENCRYPTED_FILE": N_("The file “{file}” is protected by a password. Save it without one and try again."),
    "BROKEN_EXCEL": N_("The workbook “{file}” is damaged: {detail}. Open it in Excel, save it anew, and try again."),
    "NO_SUCH_SHEET": N_("The workbook “{file}” has no sheet “{sheet}”. It has: {sheets}."),
    "ZIP_BOMB": N_("The file “{file}” unpacks to far more than a table should (limit {limit}). Save the sheet you need as CSV."),
    "CANCELLED": N_("Cancelled. Nothing of this file was taken in."),
    "LAYOUT_SIMILAR": N_("The columns of “{file}” are like those of “{like}” but not the same: {changes}. Take it in on the page “Upload” once, and look at what has changed."),
    "LAYOUT_NOT_KNOWN": N_("The columns of “{file}” are not known yet. Take a file like it in on the page “Upload” once; from then on such files are known."),
    # its mapping
    "COLUMNS_NOT_FOUND": N_("The mapping “{source}” speaks of columns the file does not have: {columns}. The file has: {found}."),
    "FILE_TOO_LONG": N_("The file “{file}” has more than {limit} rows. Split it by month and load the parts one after another."),
    "ZIP_WITH_SEVERAL": N_("The archive “{file}” holds {count} files: {files}. Pack one table into an archive, or upload them one by one."),
    "MAPPING_WRONG_SHAPE": N_("A part of the mapping has the wrong shape: {detail}. Compare it with an example in docs/mappings."),
    "MAPPING_NOT_TOML": N_("The mapping file cannot be read as TOML: {detail}. Mend it at the place named."),
    "MAPPING_SCALE_BACKWARDS": N_("Scale “{scale}” ends at {high}, below its start {low}. Exchange the two; for a scale where low is good, set its direction."),
    "MAPPING_TWICE": N_("“{role}” is claimed by several columns: {columns}. Leave it to one of them."),
    "MAPPING_UNKNOWN_WORD": N_("“{word}” is not known in {place} of the mapping. Known words: {known}."),
    "MAPPING_WITHOUT": N_("The mapping lacks “{field}”. Add it and load the file again."),
    "NO_PERIOD_COLUMN": N_("No column says the period. Set the column that holds the month, week or day to “Period the row is about” in the table."),
    "NO_COUNT_COLUMN": N_("Nothing is counted. Set a column to “How many were served”, “How many complaints” or “How many answered”."),
    "NO_ENTRY_COLUMN": N_("Set the column that says which one a row is about to “Service node” or to “Site (branch, team)”, and leave out what the other kind of list would say."),
    "NO_CHECK_COLUMN": N_("A file of scorecards says who looked, what was checked, and with which result. Set columns to “Observer”, “Check” and “Passed or not” (or “Score”); where each check has a column of its own, set all of these to “Passed or not” or “Score” and none to “Check”."),
    "PART_WITHOUT_WHOLE": N_("A part needs its whole: an average or a number of breaches needs “How many were served”, satisfied ones need “How many answered”."),
    "BAND_WITHOUT_ENDS": N_("A band of waits needs its ends: write them under “Unit, limits”, such as 16–30 min or 120+ min."),
    "LEVEL_WITHOUT_ANSWER": N_("A column that counts one answer has to say which: write its number on the scale under “Unit, limits”, such as 5 for very satisfied."),
    # the database
    "NO_DATABASE": N_("There is no database at “{path}”. Load a file first, or name another with --db."),
    "DATABASE_LOCKED": N_("Another program has the database “{path}” open. Close the other board or command and try again."),
    "DATABASE_NOT_WRITABLE": N_("The database “{path}” cannot be written. Check the rights of its folder, or name another place in CX_DB."),
    "DATABASE_NEWER": N_("The database “{path}” was written by a newer version. Update this program, or open a backup of the older one."),
    "DATABASE_BROKEN": N_("The file “{path}” is not a database of this board, or it is damaged. Restore a backup, or move the file away."),
    "DATABASE_FAILED": N_("The database “{path}” reports: {detail}. Nothing was changed. Try again; if it stays, restore a backup."),
    "DISK_FULL": N_("There is no room left on the disk of “{path}”. Nothing was changed. Free some space and try again."),
    "NOT_RECONCILED": N_("The rows of the file do not add up, so nothing was taken in. Please report this with the file's layout."),
    "NO_SUCH_UPLOAD": N_("There is no upload with number {upload_id}. The list of uploads shows all numbers."),
    "ALREADY_UNDONE": N_("Upload {upload_id} has been taken back already. The figures are without it."),
    "BACKUP_EXISTS": N_("“{path}” exists already and is not overwritten. Choose another name."),
    "CANNOT_WRITE": N_("“{path}” cannot be written: {detail}. Choose another folder."),
    # marks on charts
    "UNKNOWN_NODE": N_("There is no service node “{given}”. Choose one of the list."),
    "UNKNOWN_SITE": N_("There is no site “{given}”. Choose one of the list."),
    "MARK_WITHOUT_TEXT": N_("A name or reason is needed, of {most} characters at most."),
    "TRAINING_WITHOUT_NAME": N_("Give the training a name, of {most} characters at most."),
    "CARD_WITHOUT_OBSERVER": N_("Fill in the observer: a name or staff number of {most} characters at most."),
    "MARK_OUT_OF_RANGE": N_("“{value}” cannot be; it is one of, or between, {choices}."),
    "NOT_POOLED": N_("“{metric}” cannot be split by node: medians and quantiles do not add up."),
    "NOT_A_SHARE_OR_RATE": N_("“{metric}” is no share or rate; only those can be compared in a funnel."),
    "NOT_BY_STAFF": N_("“{metric}” cannot be told by member of staff; these can: {choices}."),
    "UNKNOWN_COUNTRY": N_("The holidays of “{country}” are not known. Choose another country, or Monday to Friday."),
    "DAY_OUTSIDE_CALENDAR": N_("{day} lies outside the working calendar, which goes from {first} to {last}."),
    "STANDARD_EXISTS": N_("A later version of this standard starts on or after {first}. Choose a later day, or remove that one first."),
    "NO_NODES": N_("A training is held for the staff of at least one service node. Choose one."),
    "NO_CHECKS": N_("Nothing on the scorecard has been seen. Mark at least one check as passed or failed."),
    "NOT_ALLOWED": N_("{who} may only write and remove what is about the own sites alone. Choose these sites, or ask somebody who sees all."),
    "OF_AN_UPLOAD": N_("This scorecard came with a file. Take upload {upload_id} back to remove it."),
    "NO_SUCH_MARK": N_("There is no such entry ({number}). Perhaps someone removed it; load the page again."),
    # topics of comments
    "TOPIC_PHRASE": N_("“{phrase}” cannot be looked for: give a word or phrase of {most} characters at most that begins with a letter."),
    "TOPIC_WITHOUT_NAME": N_("A new topic needs a name in Chinese and one in English."),
    # downloads
    "NO_CHINESE_FONT": N_("No font with Chinese letters was found in {folders}, so the PDF cannot be printed. Install one, such as Noto Sans CJK, or name its file in CX_FONT; the HTML needs none."),
    "NOTHING_TO_PRACTISE": N_("Nobody was asked about “{item}” at “{node}” in this period. Choose a longer period or another element."),
    "TOO_MANY_ROWS": N_("{rows} rows do not fit into one Excel sheet, which ends at {limit}. Choose a shorter period, or take the CSV."),
}

# Why there is no figure, or why it is grey (the `reason` of a figures frame).
REASONS: Mapping[str, str] = {
    "NO_DATA": N_("no data"),
    "TOO_FEW": N_("too few answers to say"),
    "FEW_ANSWERS": N_("few answers"),
    "FEW_EVENTS": N_("few events"),
    "NO_SPREAD": N_("all answers are alike"),
    "NO_PLACE": N_("no place, counts in the whole alone"),
    "NO_STANDARD": N_("no standard is set for this node"),
    "NO_DEADLINE": N_("no deadline is known"),
    "NO_VOLUME": N_("complaints without a number of served tickets"),
    "MORE_ANSWERS_THAN_SERVED": N_("more answers than served tickets: the survey also reaches people without a ticket"),
    "NO_ANSWERS": N_("served tickets without an answer"),
    "NO_COMPLAINT_DATA": N_("no complaint file was taken in"),
    "STILL_ARRIVING": N_("complaints about this period are still arriving"),
    "OUTCOME_NOT_TOLD": N_("the file does not say who left"),
    "LEAVING_NOT_TOLD": N_("the file does not say when they left"),
    "NOT_FROM_TOTALS": N_("totals do not tell this"),
    "WITHOUT_TOTALS": N_("rests on single rows only: the totals do not tell this"),
    "TOTAL_CUT": N_("a total reaches beyond the period and is not counted"),
    "TOTAL_TOO_LONG": N_("totals are about longer stretches than asked for"),
    "NO_SPREAD_TOLD": N_("totals tell no spread: no interval"),
    "NO_BEFORE": N_("no earlier period to compare with"),
}

# Why a row was refused (the `code` of a reject).
REJECTS: Mapping[str, str] = {
    "NODE_MISSING": N_("no service node"),
    "CODE_NOT_ON_SCALE": N_("not on the scale"),
    "NPS_NOT_OF_TEN": N_("NPS needs answers from 0 to 10"),
    "NOT_A_TIME": N_("not a time"),
    "DAY_ALONE": N_("only the day of the month"),
    "NOT_A_NUMBER": N_("not a number"),
    "NOT_A_DURATION": N_("not a length of time"),
    "UNKNOWN_WORD": N_("a word the mapping does not know"),
    "WEIGHT_OUT_OF_RANGE": N_("weight out of range"),
    "TOO_MANY_CELLS": N_("more cells than columns"),
    "SECOND_TABLE": N_("belongs to a second table in the file"),
    "NO_DAY": N_("no day"),
    "NO_OBSERVER": N_("no observer"),
    "NO_CHECK": N_("no check"),
    "NO_ENTRY": N_("neither code nor name"),
    "SAME_ENTRY_TWICE": N_("another row says something else of the same entry"),
    "NOT_A_PERIOD": N_("not a period"),
    "NOT_AN_HOUR": N_("not an hour"),
    "NOT_A_COUNT": N_("not a count"),
    "MORE_THAN_THE_WHOLE": N_("more than the number it is a part of"),
    "NOTHING_COUNTED": N_("no number in the row"),
    "LEVEL_EMPTY": N_("how many gave this answer is missing, so how many answered is not known"),
    "SAME_TOTAL_TWICE": N_("another row says something else about the same place and period"),
    "PERIOD_BACKWARDS": N_("the period ends before it starts"),
    "IS_A_RANGE": N_("a range, not one value"),
    "NO_QUESTION": N_("no question"),
    "NO_TICKET": N_("no ticket number"),
    "TICKET_NOT_WHOLE": N_("another row of the same ticket cannot be read"),
    "TICKET_NOT_OPENED": N_("no row of the file opens this ticket"),
}
# fmt: on


def say_error(error: CxError) -> str:
    """An error as a sentence in the reader's language; a code without words is shown with its facts."""
    wording = ERRORS.get(error.code)
    if wording is None:
        return _unworded(error.code, error.facts)
    looks = {name: say_looks(found) for name, found in error.facts.items() if name == "looks_like"}
    return t(wording, **(error.facts | looks))


def say_reason(code: str, **facts: Any) -> str:
    """Why a figure is missing or doubtful."""
    return t(REASONS[code], **facts) if code in REASONS else _unworded(code, facts)


def say_reject(code: str, **facts: Any) -> str:
    """Why a row was refused."""
    return t(REJECTS[code], **facts) if code in REJECTS else _unworded(code, facts)


def _unworded(code: str, facts: Mapping[str, Any]) -> str:
    told = "; ".join(f"{name}: {shown(value)}" for name, value in facts.items())
    return t("Something went wrong ({code}). {facts}", code=code, facts=told).strip()
