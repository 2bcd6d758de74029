# The two commands of the README: `make run` and `make test`. `make help` lists the rest.
# Everything is installed into .venv beside this file; nothing outside this folder changes.

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/ready
WORKERS := $(shell $(PYTHON) -c 'import os; print((os.cpu_count() or 1) + 1)')
PEERS := .venv/peers/ready
LEAN := .venv/lean/ready
# A test with a browser that failed beside others runs once more, alone. What fails alone is broken. What does not is a race, in the test
# or in the guide: it stays in what is printed, with its traceback, and wants to be found.
ALONE = { echo "Unsteady, or broken? Each that failed once more, alone ..."; $(BIN)/python -m pytest --lf --lfnf=none -m browser; }
BROWSERS := firefox-esr webkit2gtk-driver python3-gi gir1.2-webkit2-4.1 xvfb xauth dbus-x11
READER := orca at-spi2-core speech-dispatcher openbox libglib2.0-bin firefox-esr xvfb xauth dbus-x11
HOST ?= 127.0.0.1
PORT ?= 8501

.DEFAULT_GOAL := help
.PHONY: help run test test-fast test-browsers test-reader check measure lean bench bench-peers words lock clean browser

help: ## list the commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 15

run: $(READY) ## install what is needed, then serve the wizard at http://127.0.0.1:8501
	@echo "Starting the wizard. Stop it with Ctrl+C."
	@$(BIN)/python -m guide serve --host $(HOST) --port $(PORT)

test: $(READY) browser ## run all tests, in a real browser too (one test: make test T=tests/core/test_clocks.py)
	@echo "Running the tests ..."
ifdef T
	@$(BIN)/python -m pytest $(T)
else  # one process more than there are cores, because some wait; those with a browser by themselves, a file in one process
	@$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal -m "not browser" && ok=1; \
	  { $(BIN)/python -m pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder -m browser || $(ALONE); } && test "$$ok"
endif

test-fast: $(READY) ## what is decided and what is said, and what concerns the whole house: seconds, while you work
	@$(BIN)/python -m pytest -n auto --dist worksteal -m "not browser and not slow" tests/core tests/legal tests/words $(wildcard tests/test_*.py)

test-browsers: $(READY) ## one whole walk in Firefox and one in WebKit, some minutes (needs Debian; installs its packages as root)
	@sh tests/tools/need-packages.sh $(BROWSERS)
	@$(BIN)/python -m pytest -m other_browsers --durations=0 --durations-min=5

test-reader: $(READY) ## what a screen reader says on six screens, before a release; ACCEPT=1 keeps what it says now
	@sh tests/tools/need-packages.sh $(READER)
	@ACCEPT=$(ACCEPT) xvfb-run -a -s "-screen 0 1280x1024x24" dbus-run-session -- $(BIN)/python -m pytest -m reader

check: $(READY) ## format, lint, types, every problem in content and catalogs, reading level, every paper of every test person
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	@echo "Types beside content and reading level, each on a core of its own ..."
	@$(BIN)/mypy & types=$$!; $(BIN)/python -m guide check && $(BIN)/python -m tests.tools.reading_level; said=$$?; wait $$types && exit $$said
	$(BIN)/python -m tests.tools.every_paper

measure: $(READY) ## whom the people of the tests can call, and what is missing in each place
	@$(BIN)/python -m tests.tools.measure

lean: $(LEAN) ## run the guide with only the packages that it says it needs, without those of the tests
	@.venv/lean/bin/python -m tests.tools.lean

bench: $(READY) ## measure speed and memory, also with 400 open interviews; prints ratios from one run
	@$(BIN)/python -m tests.bench --load

bench-peers: $(READY) $(PEERS) ## the same paper by WeasyPrint, typst and fpdf2, which are installed for this alone
	@$(BIN)/python -m tests.bench.peers .venv/peers/bin/python

words: $(READY) ## collect every text into locales/, for translation
	@$(BIN)/python -m guide words

lock: $(READY) ## write requirements.lock anew from pyproject.toml
	$(BIN)/pip install --quiet uv
	$(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	  --no-header --no-annotate --group build --group test --group check --output-file requirements.lock

clean: ## remove everything that was installed or made here
	rm -rf .venv build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(READY): requirements.lock pyproject.toml
	@echo "Making a Python environment in .venv (the first time this takes a few minutes) ..."
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed.")'
	@$(PYTHON) -m venv .venv || { echo "On Debian and Ubuntu: install the package python3-venv, then try again."; exit 1; }
	@echo "Installing the locked versions, each checked by its hash ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $(READY)

$(LEAN): requirements.lock pyproject.toml tests/tools/lean_packages.py | $(READY)
	@echo "Installing into .venv/lean what the guide needs to run ..."
	@$(PYTHON) -m venv --clear .venv/lean
	@$(BIN)/python -m tests.tools.lean_packages > .venv/lean/requirements.txt
	@.venv/lean/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r .venv/lean/requirements.txt
	@.venv/lean/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@.venv/lean/bin/python -m pip check --disable-pip-version-check
	@touch $(LEAN)

$(PEERS): pyproject.toml | $(READY)
	@echo "Installing the peers into .venv/peers ..."
	@$(PYTHON) -m venv --clear .venv/peers
	@.venv/peers/bin/python -m pip install --quiet --disable-pip-version-check "pip>=25.1"  # the first that knows groups
	@.venv/peers/bin/python -m pip install --quiet --disable-pip-version-check --group peers
	@touch $(PEERS)

browser: $(READY) # the tests drive a real browser, and look at the paper with poppler and in pdf.js
	@sh tests/tools/need-browser.sh
	@$(BIN)/python -m tests.help.pdfjs
