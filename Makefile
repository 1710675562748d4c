# make demo · make test · make docs · make benchmark · make clean; PYTHON=python3.12 chooses another interpreter,
# WORKERS=4 runs the tests in so many processes at once.

PYTHON ?= python3
WORKERS ?= 2
BIN := .venv/bin
INSTALLED := .venv/.installed
INSTALLED_DEV := .venv/.installed-dev

.PHONY: demo test docs picture benchmark clean chromium

demo: $(INSTALLED)
	$(BIN)/kg build seeds/articles -o out/demo --title "Seeds"
	@echo
	@echo "Open out/demo/graph.html in a browser, or ask:"
	@echo "  $(BIN)/kg query out/demo --named suppliers"

test: $(INSTALLED_DEV) chromium
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest --numprocesses $(WORKERS) --dist loadfile --no-loadscope-reorder

docs: $(INSTALLED_DEV)
	$(BIN)/python docs/make_pages.py
	$(BIN)/python docs/make_notebook.py

picture: $(INSTALLED_DEV) chromium
	$(BIN)/python docs/make_images.py

benchmark: $(INSTALLED)
	$(BIN)/python benchmarks/speed.py $(ARTICLES)

clean:
	rm -rf .venv out build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(BIN)/pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
	  { echo "error: $(PYTHON): kg needs Python 3.11 or later; install it, or name it: make demo PYTHON=python3.12" >&2; exit 2; }
	@$(PYTHON) -m venv .venv || \
	  { echo "error: $(PYTHON) cannot make a virtual environment; on Debian: apt-get install python3-venv" >&2; exit 2; }

# The stamps make a second call quick: nothing is installed again until pyproject.toml changes.
$(INSTALLED): pyproject.toml | $(BIN)/pip
	$(BIN)/python -m pip install -qq --editable .
	@touch $@

$(INSTALLED_DEV): pyproject.toml | $(BIN)/pip
	$(BIN)/python -m pip install -qq --editable '.[dev]'
	@touch $(INSTALLED) $@

chromium:
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    echo "installing chromium for the tests of the page"; \
	    apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core >/dev/null; \
	  else \
	    echo "no chromium here: the tests of the page in a browser are skipped; on Debian: apt-get install chromium" >&2; \
	  fi
