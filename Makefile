# make run    starts Gaung, with everything it needs; PORT=8001 or HOST=0.0.0.0 choose the address
# make test   the whole suite on SQLite and on PostgreSQL, with everything it needs
# make sure   the quick check before a commit
# make simulate  draws worlds with a known truth and writes docs/measurement.md; DRAWS=20 tries it without writing
# make bench  compares with the floor under each heavy path and writes docs/benchmarks.md

PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8000
DRAWS ?= 1000

VENV := .venv
PY := $(VENV)/bin/python
FLASK := $(PY) -m flask --app wsgi

PIP := $(PY) -m pip install -qq --disable-pip-version-check
NOT_INSTALLED := { echo 'Pustaka Python tidak dapat dipasang. Periksa sambungan internet, lalu ulangi perintah ini.' >&2; exit 1; }

# A stamp carries the checksum of what was installed, so that only a change installs again.
RUN_STAMP := $(VENV)/run-$(firstword $(shell cksum < requirements.txt))
TEST_STAMP := $(VENV)/test-$(firstword $(shell cat requirements.txt requirements-dev.txt | cksum))

# Debian's names for what WeasyPrint draws PDFs with, and the files they bring.
PDF_PACKAGES := libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
PDF_FILES := libpango-1.0.so.0 libpangoft2-1.0.so.0 libharfbuzz-subset.so.0
POSTGRES := $(firstword $(shell command -v initdb 2>/dev/null) $(wildcard /usr/lib/postgresql/*/bin/initdb))
CHROMIUM := $(foreach name,chromium chromium-browser google-chrome,$(shell command -v $(name) 2>/dev/null))

AS_ROOT := $(if $(filter-out 0,$(shell id -u)),sudo -n)
APT := $(AS_ROOT) env DEBIAN_FRONTEND=noninteractive apt-get -qq
INSTALL := $(APT) update; $(APT) install -y --no-install-recommends

CATALOGUE := app/translations/en/LC_MESSAGES/messages

.NOTPARALLEL:
.DELETE_ON_ERROR:
.PHONY: run prepare address libraries test sure bench simulate pictures chromium postgres style types imports catalogues

run: address prepare
	@exec $(PY) -m gunicorn --config app/server.py --bind $(HOST):$(PORT) wsgi:app

prepare: $(RUN_STAMP) libraries $(CATALOGUE).mo
	@$(FLASK) db upgrade
	@$(FLASK) regions load --if-missing
	@$(FLASK) demo load --first-run
	@$(FLASK) search rebuild --if-missing

address: $(PY)
	@$(PY) app/server.py $(HOST) $(PORT)

test: $(TEST_STAMP) libraries postgres chromium $(CATALOGUE).mo style types imports
	@$(PY) -m pytest -n 2 -q
	@$(PY) -m pytest -n 2 -q --engine postgres

sure: $(TEST_STAMP) $(CATALOGUE).mo style types imports
	@$(PY) -m pytest -n 2 -q -m 'not browser'

# Takes the pictures of README.md anew from the running program.
pictures: $(TEST_STAMP) libraries chromium $(CATALOGUE).mo
	@$(PY) -m tests.browser.pictures

bench: $(TEST_STAMP) libraries $(CATALOGUE).mo
	@command -v sqlite3 >/dev/null || { $(INSTALL) sqlite3; } >/dev/null 2>&1 || true
	@$(PY) -m tests.benchmarks

simulate: $(TEST_STAMP)
	@$(PY) -m tests.simulations $(DRAWS)

style: $(TEST_STAMP)
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .

types: $(TEST_STAMP)
	@$(PY) -m mypy

imports: $(TEST_STAMP)
	@$(VENV)/bin/lint-imports --no-logo --no-cache

# Brings new sentences into the English catalogue, to be translated there; a test finds what is still missing.
catalogues: $(TEST_STAMP)
	@$(PY) -m babel.messages.frontend -q extract -F pyproject.toml -k _l --add-location file --project Gaung --copyright-holder 'Gaung contributors' -o $(VENV)/messages.pot .
	@$(PY) -m babel.messages.frontend -q update -N --init-missing --no-wrap --ignore-pot-creation-date -i $(VENV)/messages.pot -l en -o $(CATALOGUE).po

$(CATALOGUE).mo: $(wildcard $(CATALOGUE).po) | $(RUN_STAMP)
	@mkdir -p $(@D)
	@test -z '$<' || $(PY) -m babel.messages.frontend -q compile -i $< -o $@

$(PY):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
		{ echo 'Gaung memerlukan Python 3.11 atau lebih baru. Pasang dahulu, atau sebut letaknya: make run PYTHON=python3.12' >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
		{ echo 'Modul venv belum ada. Pasang dahulu, di Debian dan Ubuntu: sudo apt install python3-venv' >&2; exit 1; }
	@$(PYTHON) -m venv --clear $(VENV)

$(RUN_STAMP): | $(PY)
	@echo 'Memasang pustaka Python; hanya perlu sekali, sekitar satu menit ...'
	@$(PIP) -r requirements.txt || $(NOT_INSTALLED)
	@rm -f $(VENV)/run-* $(VENV)/test-*
	@touch $@

$(TEST_STAMP): | $(RUN_STAMP)
	@$(PIP) -r requirements-dev.txt || $(NOT_INSTALLED)
	@rm -f $(VENV)/test-*
	@touch $@

libraries: | $(PY)
	@$(PY) -c 'import ctypes, sys; [ctypes.CDLL(file) for file in sys.argv[1:]]' $(PDF_FILES) 2>/dev/null \
		|| { $(INSTALL) $(PDF_PACKAGES); } >/dev/null 2>&1 \
		|| echo 'PDF belum dapat dibuat. Pasang dahulu: sudo apt install $(PDF_PACKAGES)' >&2

chromium:
	@$(if $(CHROMIUM),true,{ $(INSTALL) chromium; } >/dev/null 2>&1) || \
		{ echo 'Pengujian memerlukan Chromium. Pasang dahulu: sudo apt install chromium' >&2; exit 1; }

postgres:
	@$(if $(POSTGRES),true,{ $(INSTALL) postgresql; } >/dev/null 2>&1) || \
		{ echo 'Pengujian memerlukan PostgreSQL. Pasang dahulu: sudo apt install postgresql' >&2; exit 1; }
