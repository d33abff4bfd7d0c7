# Two commands on a fresh machine: `make demo` and `make test`. Everything else builds on the same .venv.
.DEFAULT_GOAL := help
SHELL := /bin/bash
VENV := .venv
PYTHON := $(VENV)/bin/python
READY := $(VENV)/.ready
OUT := $(if $(OUT),$(OUT),demo/$(shell date +%Y-%m-%d_%H%M%S))
STORY ?= $(wildcard ../shared/data/stories/first-panel.yaml)

help: ## what each command does
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

$(READY): requirements-dev.lock packaging/setup/python.sh packaging/setup/system.sh
	@packaging/setup/system.sh
	@packaging/setup/python.sh $(VENV)
	@touch $@

setup: $(READY) ## make .venv with everything locked, install what Qt needs on Debian and Ubuntu

demo: $(READY) ## play a whole panel into OUT=DIR (STORY=FILE for another story)
	@$(PYTHON) main.py demo --out "$(OUT)" $(if $(STORY),--story "$(STORY)")

test: $(READY) ## all tests
	@packaging/setup/with_screen.sh $(PYTHON) -m pytest $(ARGS)

app: $(READY) ## open the window
	@$(PYTHON) main.py

check: $(READY) ## lint, types and contracts
	@$(VENV)/bin/ruff check .
	@$(VENV)/bin/ruff format --check .
	@$(VENV)/bin/mypy
	@$(VENV)/bin/lint-imports

prove: $(READY) ## the longer proofs
	@packaging/setup/with_screen.sh $(PYTHON) -m pytest -m "prove or hypothesis" --hypothesis-profile=explore $(ARGS)

bench: $(READY) ## every measurement against its peer (JSON=1 for JSON, FULL=1 for 100,000 cards)
	@packaging/setup/with_screen.sh $(PYTHON) -m tests.benchmarks $(if $(JSON),--json)

supply: $(READY) ## what the program is made of: bill of materials, licences, advisories, bandit (RELEASE=1: no old list)
	@packaging/supply/supply.sh $(PYTHON)

second-opinion: $(READY) ## two checkers of tagged pages look at every kind of page
	@packaging/checkers/second_opinion.sh $(PYTHON)

coverage: $(READY) ## every branch of the pure rooms, of the reader and of what merges cards
	@$(PYTHON) -m coverage run -m pytest -q $(addprefix tests/unit/,crypto domain analysis sealing) \
		$(addprefix tests/stories/test_,refusals.py people_and_packs.py meeting_rules.py)
	@$(PYTHON) -m coverage report

dist: $(READY) ## wheel and source archive of the last commit, the same to the byte wherever they are made
	@packaging/setup/dist.sh $(PYTHON) dist

mutants: $(READY) ## how many small mistakes the tests notice (MUTANTS=300 or MUTANTS=all, else 60)
	@$(PYTHON) -m tests.mutation $(MUTANTS)

lock: $(READY) ## resolve the dependencies anew and lock them with hashes
	@packaging/setup/lock.sh $(VENV)

clean: ## remove what these commands made
	@rm -rf $(VENV) demo .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

.PHONY: help setup demo test app check prove bench supply second-opinion coverage dist lock clean
