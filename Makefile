# Two commands set up everything on a machine with Python 3.11 or later: `make run` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes

.PHONY: run chat test lint bench browser-test clean lock

run: $(VENV)/.run
	@$(BIN)/python -m bot run

chat: $(VENV)/.run
	@$(BIN)/python -m bot chat

# What Python makes of the tests is kept: each of the workers would make it anew every time.
test: $(VENV)/.dev
	@PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest -n auto --dist worksteal

lint: $(VENV)/.dev
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/deptry .
	@$(BIN)/vulture

bench: $(VENV)/.dev
	@$(BIN)/python -m tests.benchmarks

browser-test: $(VENV)/.dev
	@sh tests/browser/need-chromium
	@$(BIN)/python -m pytest -m browser tests/browser

$(VENV)/.python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Loopkeeper needs Python 3.11 or later.")'
	@echo "Setting up, this takes a minute the first time ..."
	@$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.run: $(VENV)/.python requirements.txt
	@$(PIP) -r requirements.txt
	@touch $@

$(VENV)/.dev: $(VENV)/.python requirements-dev.txt
	@$(PIP) -r requirements-dev.txt
	@touch $@ $(VENV)/.run

# Needs uv; running and testing do not. Addresses of package indexes never go into the locks.
lock:
	uv pip compile --universal --generate-hashes --no-annotate --no-header --no-emit-index-url --python-version 3.11 pyproject.toml -o requirements.txt
	uv pip compile --universal --generate-hashes --no-annotate --no-header --no-emit-index-url --python-version 3.11 --group dev pyproject.toml -o requirements-dev.txt

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
