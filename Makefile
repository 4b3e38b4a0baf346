# make demo       from nothing to a report: needs Python 3.11 or newer with venv, and a package registry
# make test       lint, types, import contract and tests, as CI runs them
# make test-all   the slow tests as well
# make bench      every benchmark whose data stands in DATA
# make format     put the sources into their one layout
# make lock       resolve the dependencies anew (the only target that needs uv)

PYTHON ?= python3
DATA ?= ../shared
UV ?= uv

BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input install --quiet
LOCK := $(UV) pip compile --universal --python-version 3.11 --generate-hashes --no-annotate --no-header \
	--no-emit-index-url --no-emit-find-links --quiet
EXAMPLES := $(wildcard examples/*.html examples/*.txt examples/*.jsonl examples/*.jsonl.gz)

.PHONY: demo test test-all check bench format lock

demo: .venv/installed
	@mkdir -p out
	@rm -f out/demo.ledger out/demo.ledger-wal out/demo.ledger-shm
	@# Exit status 1 means that some input was rejected, which the summary says; the demo goes on.
	$(BIN)/tallystick run $(EXAMPLES) --ledger out/demo.ledger || [ $$? -eq 1 ]
	@echo
	$(BIN)/tallystick show out/demo.ledger
	@echo
	$(BIN)/tallystick report out/demo.ledger -o out/report.html
	@echo "Open out/report.html in a browser; look closer with: $(BIN)/tallystick show out/demo.ledger INCIDENT"

test: check
	$(BIN)/python -m pytest -v -m "not slow"

test-all: check
	$(BIN)/python -m pytest -v

check: .venv/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/mypy

bench: .venv/installed-dev
	$(BIN)/python -m benchmarks all --data $(DATA)

format: .venv/installed-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

lock:
	$(LOCK) --extra dev pyproject.toml -o requirements-dev.lock
	$(LOCK) --constraint requirements-dev.lock pyproject.toml -o requirements.lock

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Tallystick needs Python 3.11 or newer, and $(PYTHON) is none. Name one: make PYTHON=python3.12 ..." >&2; exit 1; }
	$(PYTHON) -m venv .venv

.venv/installed: requirements.lock pyproject.toml | .venv/bin/python
	@echo "Installing what requirements.lock pins (once; some minutes)"
	$(PIP) --require-hashes -r requirements.lock
	$(PIP) --no-deps --no-build-isolation -e .
	@touch $@

.venv/installed-dev: requirements-dev.lock .venv/installed
	@echo "Installing what requirements-dev.lock pins (once; some minutes)"
	$(PIP) --require-hashes -r requirements-dev.lock
	@touch $@
