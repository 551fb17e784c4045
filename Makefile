# Everything a fresh machine needs: Python >= 3.11 with venv, and make.
PYTHON ?= python3
VENV := .venv
# Windows keeps the programs of an environment in a folder of another name.
BIN := $(VENV)/$(if $(filter Windows_NT,$(OS)),Scripts,bin)

.PHONY: site test quick check format pictures docs lock clean

## Build the example site: seeds/ -> public/
site: $(VENV)/site
	$(BIN)/python build.py

## Run all tests, and check that they run nearly all of the code
test: $(VENV)/test $(VENV)/judges check
	$(BIN)/python -m coverage erase
	$(BIN)/python -m coverage run -m pytest -n auto
	$(BIN)/python -m coverage combine --quiet
	$(BIN)/python -m coverage report

## The tests that take seconds: no browser, no real processes
quick: $(VENV)/test
	$(BIN)/python -m pytest -m "not browser and not slow"

check: $(VENV)/test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(VENV)/test
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

## Take the pictures of the README and the gallery again
pictures: $(VENV)/test
	$(BIN)/python -m docs.take_pictures

## The documentation as a site: build/docs/index.html
docs: $(VENV)/test
	NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs build --strict --quiet

## Pin the packages that pyproject.toml requires; the files do not name a registry
lock: $(VENV)/test
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --python-version 3.11 pyproject.toml -o requirements.txt
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --python-version 3.11 --group dev -c requirements.txt pyproject.toml -o requirements-dev.txt

clean:
	rm -rf $(VENV) .cache .coverage* .nox public tests/tools/node_modules

$(VENV)/pyvenv.cfg:
	$(PYTHON) -m venv $(VENV)

$(VENV)/site: requirements.txt | $(VENV)/pyvenv.cfg
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	touch $@

# The checkers of finished pages come from npm. Without npm their tests are skipped, with a message.
$(VENV)/judges: tests/tools/package-lock.json | $(VENV)/pyvenv.cfg
	if command -v npm >/dev/null; then npm ci --silent --ignore-scripts --prefix tests/tools; fi
	touch $@

$(VENV)/test: requirements-dev.txt pyproject.toml | $(VENV)/pyvenv.cfg
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@ $(VENV)/site
