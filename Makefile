# `make demo` shows the two cases; `make test` runs the tests. Both build the environment first.
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test install lint types bench accuracy docs captures clean

demo: install
	$(BIN)/consentrace demo

test: install
	$(BIN)/python -m pytest

install: $(VENV)/.installed

$(VENV)/.installed: pyproject.toml .python-version scripts/find_python.sh
	@python="$$(sh scripts/find_python.sh)" && "$$python" -m venv --clear $(VENV)
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	@$(BIN)/python -m compileall -q addon detectors  # pip does so for all but what is editable
	@touch $@

lint: install
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: install
	$(BIN)/mypy

bench: $(VENV)/.bench
	$(BIN)/python -m benchmarks.run

$(VENV)/.bench: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --editable '.[bench]'
	@touch $@

accuracy: install
	$(BIN)/python -m benchmarks.accuracy

docs: install
	$(BIN)/python scripts/command_reference.py --write

captures: install
	$(BIN)/python -m captures.make

clean:
	rm -rf $(VENV) consentrace-demo
