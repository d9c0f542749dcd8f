# `make help` lists the targets.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
DEV_STAMP := $(VENV)/.installed-dev
SOAK_STAMP := $(VENV)/.installed-soak
BENCH_STAMP := $(VENV)/.installed-bench
export HOST ?= 127.0.0.1
export PORT ?= 8000
export HF_HUB_DISABLE_TELEMETRY := 1
export TOKENIZERS_PARALLELISM := false
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help install serve test lint format-check types unit check evaluate bench bench-gate bench-peers soak train clean

help:  ## List the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

$(STAMP): pyproject.toml constraints.txt
	@test -d $(VENV) || { echo "Creating the virtual environment …"; $(PYTHON) -m venv $(VENV); }
	@echo "Installing the packages (a few minutes the first time) …"
	$(BIN)/pip install --progress-bar on -c constraints.txt -e .
	@touch $@

$(DEV_STAMP): $(STAMP)
	@echo "Installing what the tests need …"
	$(BIN)/pip install --progress-bar on -c constraints.txt -e '.[dev,train]'
	@touch $@

$(SOAK_STAMP): $(DEV_STAMP)
	@echo "Installing what the long runs need …"
	$(BIN)/pip install --progress-bar on -c constraints.txt -e '.[soak]'
	@touch $@

$(BENCH_STAMP): $(DEV_STAMP)
	@echo "Installing the libraries to compare with …"
	$(BIN)/pip install --progress-bar on -c constraints.txt -e '.[bench]'
	@touch $@

install: $(STAMP)  ## Make the virtual environment and install the pinned packages

serve: $(STAMP)  ## Build the index if it is missing or stale, then serve on HOST:PORT
	@$(BIN)/python -m assistant serve

test: $(DEV_STAMP) format-check lint types check unit  ## Everything that must hold: format, lint, types, data, tests

format-check: $(DEV_STAMP)
	$(BIN)/ruff format --check .

lint: $(DEV_STAMP)  ## Lint
	$(BIN)/ruff check .

types: $(DEV_STAMP)  ## Check the types
	$(BIN)/mypy api.py assistant index prompts tools bench tests

unit: $(DEV_STAMP)  ## Run the tests
	$(BIN)/python -m pytest

check: $(STAMP)  ## Check the indicator table against the report
	$(BIN)/python -m index check

evaluate: $(STAMP)  ## Measure retrieval, answers and refusals on the development questions
	$(BIN)/python -m tests.evaluation.run
	$(BIN)/python -m tests.evaluation.figures
	$(BIN)/python -m tests.evaluation.figure_grid
	$(BIN)/python -m tests.evaluation.people
	for set in second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth; do \
		$(BIN)/python -m tests.evaluation.people tests/evaluation/people_$$set.jsonl || exit 1; done
	$(BIN)/python -m tests.evaluation.drafts
	$(BIN)/python -m tests.evaluation.ablation

bench-gate: $(DEV_STAMP)  ## Plant faults in a model's answers and print what reaches the user
	$(BIN)/python -m bench.gate

bench-peers: $(BENCH_STAMP)  ## Measure retrieval beside other libraries; writes bench/results
	$(BIN)/python -m bench.peers

soak: $(SOAK_STAMP)  ## Look for what breaks it: hostile requests, files, kills and many requests
	$(BIN)/python -m tests.soak

bench: $(DEV_STAMP)  ## Measure retrieval on CMRC, speed and memory: make bench TEXT=<training text>
	$(BIN)/python -m bench.retrieval --text $(TEXT)
	$(BIN)/python -m bench.service
	$(BIN)/python -m bench.load

train: $(DEV_STAMP)  ## Train the bundled model: make train TEXT=<training text>
	$(BIN)/python -m tools.train_embedding --text $(TEXT)

clean:  ## Remove the built index
	rm -rf var
