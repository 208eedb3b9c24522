# Two commands: `make run` starts the board, `make test` proves it. Needs python3 (3.11 or newer, with venv) and make.
# Everything is installed into .venv/; settings: PORT, PYTHON, WORKERS (tests side by side), CX_DB (the database file; default data/cx.duckdb).

PYTHON ?= python3
PORT   ?= 8501
WORKERS ?= 3
DB     := $(or $(CX_DB),data/cx.duckdb)
PY     := .venv/bin/python
PIP    := $(PY) -m pip install --quiet --disable-pip-version-check --no-input
# Stamps carry a checksum of what they stand for, not a time: a second start asks nobody anything, whatever git touched.
SUM    := $(shell cat requirements.txt constraints.txt 2>/dev/null | cksum | cut -d' ' -f1)
DEVSUM := $(shell cat requirements.txt requirements-dev.txt constraints.txt 2>/dev/null | cksum | cut -d' ' -f1)

export PYTHONUTF8 := 1

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help run data test check browser pytest explore bench format catalogues clean

help:  ## list what can be made
	@sed -n 's/^\([a-z]*\):.*## /make \1@/p' Makefile | column -t -s@ 2>/dev/null || sed -n 's/^\([a-z]*\):.*##/make \1:/p' Makefile

run: .venv/.run-$(SUM) data  ## start the board on http://127.0.0.1:8501 (PORT=… for another port)
	@exec $(PY) -m streamlit run app.py --server.port $(PORT)

data: .venv/.run-$(SUM)  ## create the database with the sample data, unless it exists
	@[ -f "$(DB)" ] || [ "$(CX_SAMPLE)" = no ] || $(PY) -m cxlib sample

test: check browser pytest  ## everything: format, lint, types, import rules, catalogues, tests, browser tests

check: .venv/.dev-$(DEVSUM)  ## the checks that need no run: format, lint, spelling, types, import rules, catalogues
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .
	$(PY) -m codespell_lib
	$(PY) -m mypy
	$(PY) -c 'from importlinter.cli import lint_imports_command as lint; lint()'
	$(PY) -m tools.catalogues check

browser: .venv/.dev-$(DEVSUM)  ## find or fetch Chromium and a Chinese font for the browser tests
	@$(PY) -m tools.browser

pytest: .venv/.dev-$(DEVSUM)  ## the tests alone (ARGS="-k name" for some of them)
	$(PY) -m pytest -n $(WORKERS) --dist loadfile $(ARGS)

explore: .venv/.dev-$(DEVSUM)  ## look for new counterexamples to the properties, with fresh examples
	$(PY) -m pytest -n $(WORKERS) --dist loadfile --hypothesis-profile=explore $(shell grep -l "^from hypothesis" tests/*.py) $(ARGS)

bench: .venv/.dev-$(DEVSUM)  ## speed and memory beside their limits
	$(PY) -m bench $(ARGS)

format: .venv/.dev-$(DEVSUM)  ## format the code and mend what the linter can mend
	$(PY) -m ruff check --fix-only --quiet .
	$(PY) -m ruff format .

catalogues: .venv/.dev-$(DEVSUM)  ## collect the messages of the sources into ui/locale, for translation
	$(PY) -m tools.catalogues update

clean:  ## remove the environment and all caches; the database stays
	rm -rf .venv .pytest_cache .ruff_cache .mypy_cache .hypothesis .import_linter_cache test-results
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The environment. An interrupted one (no pip in it) is made anew.
.venv/.python:
	@command -v $(PYTHON) >/dev/null || { echo "Python is missing: install Python 3.11 or newer, or name it: make run PYTHON=/path/to/python3" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; $(PYTHON) is $$($(PYTHON) -V 2>&1). Name a newer one: make run PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "Python's venv module is missing; on Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }
	@$(PY) -m pip --version >/dev/null 2>&1 || { echo "Making the environment .venv/ …"; $(PYTHON) -m venv .venv; }
	@touch $@

.venv/.run-$(SUM): .venv/.python
	@echo "Installing what the board needs (once; some minutes on a slow line) …"
	@$(PIP) -r requirements.txt
	@touch $@

.venv/.dev-$(DEVSUM): .venv/.python
	@echo "Installing what the tests need (once) …"
	@$(PIP) -r requirements-dev.txt
	@touch $@ .venv/.run-$(SUM)
