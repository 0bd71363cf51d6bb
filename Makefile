# Everything a developer or a build machine does is one of these words. `make run` and `make test` set themselves up.

BIN := .venv/bin
SOURCES := app checkers ui
SECONDS := 60

.DEFAULT_GOAL := help
.PHONY: help run install test check-full lint fuzz format lock languages language bench bundle deb rpm tarball companion clean

help: ## list what can be made
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 12

run: install ## open the window; with no display, run the demonstration in the terminal
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ "$$(uname -s)" = Darwin ]; then \
		exec $(BIN)/countermark; \
	else \
		exec $(BIN)/countermark demo; \
	fi

install: ## make .venv/bin/countermark
	@sh packaging/setup.sh run

# Linux has all that the tests drive (packaging/setup.sh installs it); elsewhere what is missing is skipped.
PYTEST := COUNTERMARK_TEST_ALL=$$([ "$$(uname -s)" = Linux ] && echo 1) $(BIN)/python -m pytest --numprocesses auto --maxprocesses 4 --dist worksteal

test: lint ## set up, lint, check types and layers, run every test (large properties: a sample)
	$(PYTEST)

check-full: lint ## everything: each test in full, real servers, the bundle, long benchmarks with their lines
	COUNTERMARK_FULL=1 $(PYTEST) -rs
	$(BIN)/python -m benchmarks.pass_lines $(ARGS)

lint: ## set up, then style, format, types and layers only
	@sh packaging/setup.sh test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy $(SOURCES)
	$(BIN)/lint-imports

format: ## rewrite the sources in house style
	@sh packaging/setup.sh test
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

lock: ## write requirements*.txt from pyproject.toml (make lock ARGS=--upgrade takes newer versions)
	@sh packaging/setup.sh test
	sh packaging/lock.sh $(ARGS)

languages: ## take new texts of the source into every language, and compile them
	@sh packaging/setup.sh test
	sh packaging/languages.sh

language: ## begin a language: make language CODE=fr
	@sh packaging/setup.sh test
	sh packaging/languages.sh $(CODE)

bench: ## measure what the README quotes (make bench ARGS=--quick where a benchmark knows it)
	@sh packaging/setup.sh test
	@for name in $(filter-out pass_lines,$(basename $(notdir $(shell grep -l __main__ benchmarks/*.py)))); do \
		echo "== $$name"; $(BIN)/python -m benchmarks.$$name $(ARGS) || exit 1; \
	done

fuzz: ## feed changed files to every importer, the verifier and the vault (make fuzz SECONDS=300 for longer)
	@sh packaging/setup.sh test
	$(BIN)/python -m benchmarks.fuzz --seconds $(SECONDS)
	$(BIN)/python -m pip install --quiet --upgrade --no-deps --target build/atheris atheris==3.0.0
	PYTHONPATH=build/atheris $(BIN)/python -m benchmarks.vault_fuzz --seconds $(SECONDS)

bundle: ## build dist/countermark/countermark, which needs no Python, and try it
	@sh packaging/setup.sh test
	$(BIN)/pyinstaller --noconfirm --log-level WARN build.spec
	sh packaging/check_bundle.sh dist/countermark
	$(BIN)/python -m tests.mail.bundle_mailbox dist/countermark || [ $$? = 77 ]
	-$(BIN)/python packaging/components.py dist/countermark

deb: ## build the Debian package of dist/countermark (run `make bundle` before)
	$(BIN)/python packaging/linux_package.py deb

rpm: ## build the RPM package of dist/countermark
	$(BIN)/python packaging/linux_package.py rpm

tarball: ## build the archive of dist/countermark for other Linux systems
	$(BIN)/python packaging/linux_package.py tarball

companion: ## pack the browser extension, one archive for Chromium and Edge, one for Firefox
	@sh packaging/setup.sh run
	$(BIN)/python packaging/browser_extension.py $(ARGS)

clean: ## remove what was built (the environment in .venv stays)
	rm -rf build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
