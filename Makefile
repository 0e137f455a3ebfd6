# Needs Python 3.11+ and make. `make demo` shows Silang at work; `make test` runs every check.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready

.PHONY: demo test lint bench peers schemas reference clean

demo: $(READY)
	@$(BIN)/silang demo -o out/demo

test: lint
	@$(BIN)/pytest

lint: $(READY)
	@$(BIN)/ruff check --quiet && $(BIN)/ruff format --quiet --check && $(BIN)/mypy --no-error-summary

bench: $(READY)
	@$(BIN)/python bench/speed.py

peers: $(READY)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[bench]'
	@$(BIN)/python bench/peers.py

schemas: $(READY)
	@$(BIN)/python -m silang.dossier.schemas

reference: $(READY)
	@$(BIN)/python -m silang.cli.reference

clean:
	@rm -rf .venv build dist out .mypy_cache .ruff_cache .hypothesis

# Installed once, and again when the dependencies change.
$(READY): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Silang needs Python 3.11 or newer")'
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $(READY)
