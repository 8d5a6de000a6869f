# Everything sets itself up: Python 3.11 or later, make and a package registry are enough (make e2e also takes Node and Chromium).

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/ready
DEMO ?= fixtures/app/src
WORKERS ?= 2

.PHONY: test demo e2e lint types accept format clean setup

test: $(READY)
	$(BIN)/python -m pytest -m "not e2e" -n $(WORKERS) --dist worksteal

demo: $(READY)
	@mkdir -p .cache
	@$(BIN)/ds-adapter convert $(DEMO) --diff > .cache/demo.diff
	@echo
	@echo "the first lines of the diff:"
	@echo
	@head -n 60 .cache/demo.diff
	@echo
	@echo "the whole diff: .cache/demo.diff; it takes: ds-adapter convert $(DEMO) --diff"

e2e: $(READY)
	$(BIN)/python -m pytest -m e2e -n 0 tests/e2e

lint: $(READY)
	$(BIN)/ruff check .

types: $(READY)
	$(BIN)/mypy

# Goldens are rewritten, then read in `git diff`: make accept STORIES="lovable-dashboard dialog-if-else"
accept: $(READY)
	$(BIN)/python -m tests.accept $(STORIES)

format: $(READY)
	$(BIN)/ruff format .

setup: $(READY)

$(READY): pyproject.toml setup.py
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or later is needed, this is " + sys.version.split()[0] + ": make PYTHON=python3.12") if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $(READY)

clean:
	rm -rf .venv .cache build dist *.egg-info
