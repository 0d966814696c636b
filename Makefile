# Everything starts from a fresh checkout with Python 3.11+, make and the package index.
PYTHON ?= python3
PORT ?= 8000
HOST ?= 127.0.0.1
BIN := .venv/bin
FLASK := $(BIN)/flask --app webapp
LIGHTHOUSE := 13.5.0
PUPPETEER := 25.16.0
WATCHED := webapp/facts/*.toml translations/languages.toml translations/*/LC_MESSAGES/*.mo static/*.css static/*.js static/*.svg
CATALOGUES := $(patsubst %.po,%.mo,$(wildcard translations/*/LC_MESSAGES/messages.po))
POT := build/messages.pot
BOOK := webapp/rulebook/book.json
LANGUAGES := $(patsubst translations/%/LC_MESSAGES/messages.po,%,$(wildcard translations/*/LC_MESSAGES/messages.po))

.PHONY: run dev install check test parity bench lighthouse mutants messages words check-words language assets lint table data facts links audit pictures browser clean

# the tests start dozens of Pythons: what one has compiled serves the next, whatever the environment says
check test parity bench: export PYTHONDONTWRITEBYTECODE :=
check test parity bench: export PYTHONPYCACHEPREFIX := $(CURDIR)/build/pycache

run: .venv/installed $(CATALOGUES) assets ## the site under gunicorn
	HOST=$(HOST) PORT=$(PORT) $(BIN)/gunicorn "webapp:create_app()"

dev: .venv/installed-dev $(CATALOGUES) assets ## the same on a server that reloads what changes
	@echo "The site is at http://$(HOST):$(PORT) (Ctrl-C stops it)"
	@$(FLASK) run --debug --host $(HOST) --port $(PORT) --extra-files "$$(echo $(WATCHED) | tr ' ' :)"

install: .venv/installed $(CATALOGUES) assets ## all that the site needs where it runs, and no tools for development
	$(BIN)/python -m compileall -q webapp

check: .venv/installed-dev $(CATALOGUES) assets lint data check-words ## the quick tests: facts, rules, words and the check
	$(BIN)/python -m pytest -n 2 --dist loadfile tests/facts tests/rules tests/words tests/check

test: .venv/installed-dev $(CATALOGUES) assets browser lint data check-words ## every test, browser tests included
	$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder

parity: .venv/installed-dev $(CATALOGUES) assets browser ## the check on the phone against the server: every path, 10,000 visits (minutes)
	$(BIN)/python -m pytest -n 2 -m parity tests/phone

bench: .venv/installed-dev $(CATALOGUES) assets ## the figures of the performance tests, into docs/figures.md (BEFORE=folder of another version)
	@command -v wrk >/dev/null || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq wrk; } || true
	$(if $(BEFORE),BEFORE=$(BEFORE)) $(BIN)/python -m pytest -s -m bench

lighthouse: .venv/installed-dev $(CATALOGUES) assets browser build/lighthouse/$(LIGHTHOUSE) ## phone speed of every kind of page (WANTED="home plan" for some)
	$(BIN)/python -m tests.support.lighthouse $(WANTED)

build/lighthouse/$(LIGHTHOUSE):
	npm install --no-save --no-package-lock --no-fund --no-audit --loglevel=error --prefix build/lighthouse \
		lighthouse@$(LIGHTHOUSE) puppeteer-core@$(PUPPETEER)
	touch $@

mutants: .venv/installed-mutants ## change the rules one small thing at a time: does a test notice? (half an hour)
	$(BIN)/python -m poodle.cli

lint: .venv/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

table: .venv/installed-dev ## after a change of the rules: the table that lawyers read, and which question comes next
	$(BIN)/python -m tests.rules.test_decision_table
	$(BIN)/python -m tests.check.test_ahead

messages: .venv/installed-dev ## every message of the site in English, in build/messages.pot
	@mkdir -p $(dir $(POT))
	@$(BIN)/python -c "import sys; sys.tracebacklimit = 0; import webapp"  # a mistake in the data, in a few words
	@PYTHONPATH=. $(BIN)/pybabel -q extract -F pyproject.toml -k _l -c NOTE: --no-wrap --sort-by-file --add-location=file \
		--project=cannabis-record-check -o $(POT) .

words: messages ## take new and changed words into every catalogue, then compile
	@for tag in $(LANGUAGES); do \
		$(BIN)/pybabel -q update -i $(POT) -o translations/$$tag/LC_MESSAGES/messages.po -l $$(echo $$tag | tr - _) \
			--no-wrap --ignore-pot-creation-date || exit; \
		$(BIN)/pybabel -q compile -i translations/$$tag/LC_MESSAGES/messages.po -o translations/$$tag/LC_MESSAGES/messages.mo || exit; \
	done

check-words: messages ## what is missing, stale or wrong in the catalogues
	@$(BIN)/python -m webapp.i18n.catalogues $(POT)

language: messages ## begin the catalogue of a language: make language TAG=vi
	@test -n "$(TAG)" || { echo "Which language? For Vietnamese: make language TAG=vi"; exit 1; }
	@test ! -e translations/$(TAG)/LC_MESSAGES/messages.po || \
		{ echo "translations/$(TAG) is begun already: make words brings it up to date"; exit 1; }
	@$(BIN)/pybabel -q init -i $(POT) -o translations/$(TAG)/LC_MESSAGES/messages.po -l $(subst -,_,$(TAG)) --no-wrap
	@echo '# Words that this catalogue may not use, each with what to write instead: "word" = "another"' > translations/$(TAG)/avoid.toml
	@echo "Translate translations/$(TAG)/LC_MESSAGES/messages.po, and put words to avoid into the avoid.toml beside"

translations/%/LC_MESSAGES/messages.mo: translations/%/LC_MESSAGES/messages.po .venv/installed
	$(BIN)/pybabel -q compile -i $< -o $@

assets: .venv/installed $(CATALOGUES) $(BOOK) ## compressed copies of styles and scripts; the rule book; the check for the phone
	@$(BIN)/python -P webapp/web/assets.py
	@$(BIN)/python -c "from webapp import create_app; from webapp.phone import build; build.make(lambda: create_app(phone=False))"
	@$(BIN)/python -P webapp/web/assets.py

$(BOOK): $(wildcard $(addprefix webapp/,$(foreach part,rules facts rulebook,$(part)/*.py $(part)/*.toml))) .venv/installed
	$(BIN)/python -c "from webapp.rulebook.book import write; write()"

data: .venv/installed $(CATALOGUES) ## every entry of the data, and every name in it
	@$(FLASK) data

facts: .venv/installed $(CATALOGUES) ## what was confirmed more than a year ago, and what rests on it (OLDER_THAN=days SURE=likely)
	$(FLASK) facts --older-than $(or $(OLDER_THAN),365) $(if $(SURE),--sure $(SURE))

links: .venv/installed $(CATALOGUES) ## open every link of the data and report the dead ones
	$(FLASK) links

audit: .venv/installed-audit $(CATALOGUES) ## ask for known holes in the installed packages; skipped where nobody answers
	$(FLASK) audit

pictures: .venv/installed-dev $(CATALOGUES) assets browser ## preview cards, touch icon, the README's screenshots
	$(BIN)/python docs/pictures.py

browser: .venv/installed-dev ## a Chromium for the browser tests and an nginx, where there is none
	@{ command -v chromium && command -v pdftotext && PATH=$$PATH:/usr/sbin command -v nginx; } >/dev/null || \
	if command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ]; then \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium fonts-noto-core poppler-utils nginx-light openssl; \
	else $(BIN)/playwright install chromium; fi
	@{ command -v chromium-headless-shell || { command -v apt-get && [ "$$(id -u)" = 0 ] && \
		DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium-headless-shell; }; } >/dev/null 2>&1 || true # not needed: the tests are quicker with it

.venv/installed: pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/pip install -q .
	touch $@

.venv/installed-dev: .venv/installed pyproject.toml
	$(BIN)/pip install -q ".[dev]"
	touch $@

.venv/installed-audit: .venv/installed pyproject.toml
	$(BIN)/pip install -q ".[audit]"
	touch $@

.venv/installed-mutants: .venv/installed-dev
	$(BIN)/pip install -q ".[mutants]"
	touch $@

clean:
	rm -rf .venv build $(BOOK) static/*.br static/*.gz static/copies.json static/phone.js static/phone*.json static/phone.digest webapp/phone/law.json translations/*/LC_MESSAGES/*.mo
