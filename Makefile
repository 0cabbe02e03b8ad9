# What a person or a build machine runs. Needed: make and Python 3.11 to 3.13 with pip and venv; nothing else.
# Everything is put into .venv from lock files with hashes. Stamps in .venv make a second run quick.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-builtin-rules

VENV := .venv
BIN := $(VENV)/bin
DEMO_OUT := build/lantern
BOOKS := examples/published/remt-2023 examples/published/remt-2024 \
         examples/published/ximei-2023 examples/published/jlmag-2022
PIP_INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-input
SOURCES := $(wildcard src tests examples benchmarks)
UV_VERSION := 0.13.8

.PHONY: help
help: ## List what can be made
	@grep -hE '^[a-z][a-z-]*:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 12

.PHONY: demo
demo: $(VENV)/runtime ## Set up, make the report of the example group, check four published ones
	@rm -rf $(DEMO_OUT)
	@echo "== The report of the example group (examples/lantern)"
	@$(BIN)/assay report examples/lantern --out $(DEMO_OUT)
	@echo
	@echo "== Four published reports: what cannot be true in them"
	@for book in $(BOOKS); do \
	  echo "-- $$book"; status=0; \
	  $(BIN)/assay check "$$book" > "build/$$(basename $$book).findings.txt" || status=$$?; \
	  if [ $$status -gt 1 ]; then cat "build/$$(basename $$book).findings.txt"; exit $$status; fi; \
	  tail -n 1 "build/$$(basename $$book).findings.txt"; \
	done
	@echo
	@echo "== Files made"
	@find $(DEMO_OUT) -type f -printf '%p  %k kB\n' | sort
	@ls -1 build/*.findings.txt

.PHONY: test
test: lint ## Set up, lint, check types, run all tests
	$(BIN)/python -m pytest -n 2

.PHONY: lint
lint: $(VENV)/development ## ruff and mypy
	$(BIN)/ruff check $(SOURCES)
	$(BIN)/ruff format --check $(SOURCES)
	$(BIN)/mypy

.PHONY: format
format: $(VENV)/development ## Put the source into its standard form
	$(BIN)/ruff check --fix $(SOURCES)
	$(BIN)/ruff format $(SOURCES)

.PHONY: bench
bench: $(VENV)/development ## Time the stages (docs/benchmarks.md)
	@for script in $(sort $(wildcard benchmarks/[a-z]*.py)); do echo "== $$script"; $(BIN)/python "$$script"; done

.PHONY: lock
lock: $(VENV)/python ## Resolve the dependencies of pyproject.toml anew into the two lock files
	$(PIP_INSTALL) 'uv==$(UV_VERSION)'
	for name in requirements requirements-dev; do \
	  extra=""; [ $$name = requirements ] || extra="--extra dev --constraint requirements.lock"; \
	  $(BIN)/uv pip compile pyproject.toml --group build $$extra --universal --python-version 3.11 \
	    --generate-hashes --no-config --no-emit-index-url --no-annotate --upgrade --quiet \
	    --custom-compile-command 'make lock' --output-file $$name.lock; \
	done

.PHONY: clean
clean: ## Remove everything that was made
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find $(SOURCES) -name __pycache__ -prune -exec rm -rf {} +

# The first Python found that is new enough and can make an environment.
$(VENV)/python:
	@for name in $${PYTHON:-} python3 python3.11 python3.12 python3.13; do \
	  if "$$name" -c 'import ensurepip, sys, venv; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null; \
	  then found="$$name"; break; fi; \
	done; \
	if [ -z "$${found:-}" ]; then \
	  echo "Python 3.11, 3.12 or 3.13 with pip and venv is needed (Debian: apt-get install python3-venv)." >&2; exit 1; \
	fi; \
	echo "Setting up $(VENV) with $$("$$found" --version)"; \
	rm -rf $(VENV); "$$found" -m venv $(VENV)
	@touch $@

$(VENV)/runtime: requirements.lock pyproject.toml | $(VENV)/python
	@echo "Installing what Assay needs"
	@$(PIP_INSTALL) --require-hashes --requirement requirements.lock
	@$(PIP_INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/development: requirements-dev.lock $(VENV)/runtime
	@echo "Installing what its tests need"
	@$(PIP_INSTALL) --require-hashes --requirement requirements-dev.lock
	@touch $@
