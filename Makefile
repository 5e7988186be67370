# Prioritisation: `make run` serves the app, `make test` runs every test. Both set themselves up.

PYTHON ?= python3
PORT ?= 8501
# 0.0.0.0 opens the app to the room.
HOST := 127.0.0.1
BIN := .venv/bin

.PHONY: run test check format browser bench labels screenshots

run: .venv/.run
	$(BIN)/streamlit run app.py --server.port $(PORT) --server.address $(HOST)

test: .venv/.dev browser
	$(BIN)/pytest -n auto

check: .venv/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: .venv/.dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: .venv/.bench
	$(BIN)/python benchmarks/optimise.py
	$(BIN)/python benchmarks/frontier.py
	$(BIN)/python benchmarks/reasons.py
	$(BIN)/python benchmarks/reasons_by_year.py
	$(BIN)/python benchmarks/chu_beasley.py
	$(BIN)/python benchmarks/plans.py
	$(BIN)/python benchmarks/alternatives.py
	$(BIN)/python benchmarks/contradictions.py
	$(BIN)/python benchmarks/labels.py
	$(BIN)/python benchmarks/wall.py
	$(BIN)/python benchmarks/workshop.py
	$(BIN)/python benchmarks/page_answer.py

# Every seeded board in the browser: which labels touch what, and how large they are.
labels: .venv/.dev browser
	$(BIN)/python -m tests.journeys.every_board

# The pictures of README and of the guide.
screenshots: .venv/.dev browser
	$(BIN)/python -m tests.screenshots
	$(BIN)/python -m tests.guide_pictures

# A browser for the journeys: the system's, else apt-get's, else Playwright's own.
browser: .venv/.dev
	@for name in chromium chromium-browser google-chrome; do \
		if command -v $$name >/dev/null; then exit 0; fi; done; \
	if ls "$${PLAYWRIGHT_BROWSERS_PATH:-$$HOME/.cache/ms-playwright}" 2>/dev/null | grep -q chromium; \
		then exit 0; fi; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium; \
		then exit 0; fi; \
	if $(BIN)/playwright install chromium; then exit 0; fi; \
	echo "The tests need a browser: install Chromium (the package is called chromium), then run make test again." >&2; \
	exit 1

.venv/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.12 …")'
	$(PYTHON) -m venv .venv
	@touch $@

.venv/.run: .venv/.made requirements.txt
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

# What only the benchmarks compare with.
.venv/.bench: .venv/.dev benchmarks/requirements.txt
	$(BIN)/pip install --quiet --disable-pip-version-check -r benchmarks/requirements.txt
	@touch $@

.venv/.dev: .venv/.run requirements-dev.txt
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@
