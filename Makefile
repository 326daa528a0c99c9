# Each target does its own set-up. PYTHON=/path/to/python3.12 chooses an interpreter (3.11 or newer).

PYTHON ?= $(shell for p in python3.14 python3.13 python3.12 python3.11 python3; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet

.PHONY: run test check fuzz chaos soak bench gallery audit lock clean bench-compare

run: $(VENV)/.run
	@if [ -n "$$ADLWATCH_CONFIG" ] || [ -e config/adlwatch.toml ]; then \
		exec $(BIN)/adlwatch run $(ARGS); else exec $(BIN)/adlwatch rehearse $(ARGS); fi

test: $(VENV)/.dev
	$(BIN)/python -m pytest -q -n auto --dist worksteal $(ARGS)

check: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

fuzz: $(VENV)/.dev
	$(BIN)/python -m tests.fuzz $(ARGS)

chaos: $(VENV)/.dev
	$(BIN)/python -m tests.chaos $(ARGS)

soak: $(VENV)/.dev
	$(BIN)/python -m tests.soak $(ARGS)

bench: $(VENV)/.dev
	$(BIN)/python -m tests.bench $(ARGS)

bench-compare: $(VENV)/.dev
	@$(BIN)/python -m tests.bench.compare $(A) $(B)

audit: $(VENV)/.dev
	@$(BIN)/python -m tests.audit

gallery: $(VENV)/.dev
	$(BIN)/python -m tests.gallery

lock: $(VENV)/.dev
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--no-header --no-annotate pyproject.toml --group build -o config/requirements.lock
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--no-header --no-annotate pyproject.toml --group build --group dev -o config/requirements-dev.lock

clean:
	rm -rf $(VENV)

$(BIN)/python:
	@[ -n "$(PYTHON)" ] || { echo "adlwatch needs Python 3.11 or newer; set PYTHON=/path/to/python3"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
		echo "this Python cannot make a virtual environment; on Debian: apt install python3-venv"; exit 1; }

$(VENV)/.run: config/requirements.lock pyproject.toml | $(BIN)/python
	@echo "installing pinned dependencies (once)"
	@$(PIP) --require-hashes -r config/requirements.lock
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: config/requirements-dev.lock pyproject.toml | $(BIN)/python
	@echo "installing pinned dependencies for tests (once)"
	@$(PIP) --require-hashes -r config/requirements-dev.lock
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@ $(VENV)/.run
