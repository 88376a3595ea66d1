# Hai lệnh cho người mới: `make serve` và `make test`. Mọi thứ cần cài đều tự cài vào .venv.
PORT ?= 8000
PYTHON ?= python3
TAILIEU := .venv/bin/tailieu
NODE := .venv/bin/node
PROPERDOCS := .cache/properdocs

# Images of machines set this, and then each of the hundreds of programs that the tests start
# compiles all of its modules anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: serve build bundle publish test test-all test-properdocs lint lint-python lint-browser check links bench-engines clean

serve: .venv/installed
	$(TAILIEU) serve --port $(PORT)

build: .venv/installed
	$(TAILIEU) build

bundle: .venv/installed
	$(TAILIEU) bundle

# The site with its offline copy beside it, ready for a web server.
publish: .venv/installed
	$(TAILIEU) bundle --publish

check: .venv/installed
	$(TAILIEU) check

test:
	$(MAKE) --jobs 2 --output-sync=target lint
	.venv/bin/python scripts/install_programs.py
	.venv/bin/tailieu check
	.venv/bin/pytest --numprocesses auto --dist worksteal

# Every night: also each combination of which `make test` looks at a part, in the whole Chromium.
test-all: export HEADLESS_SHELL := $(or $(CHROMIUM),chromium)
test-all: lint
	.venv/bin/uv sync --locked --quiet --inexact --group other-sites --group webkit
	.venv/bin/python scripts/install_programs.py caddy webkit xvfb
	.venv/bin/tailieu check
	.venv/bin/pytest --numprocesses auto --dist worksteal -m ''

# The way out (docs/huong-dan/bao-tri.md): the site built by ProperDocs in place of MkDocs, in an
# environment of its own. Pages may differ in the line that names the generator, and what lists the
# digests of pages with them; then the tests of the built site run on that build.
test-properdocs: node_modules/installed
	UV_PROJECT_ENVIRONMENT=$(PROPERDOCS) .venv/bin/uv sync --locked --quiet --group properdocs
	echo 'import properdocs.replacement' > \
	  "$$($(PROPERDOCS)/bin/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')/properdocs.pth"
	$(PROPERDOCS)/bin/python scripts/install_programs.py
	$(TAILIEU) build --quiet --no-cache --out dist/mkdocs
	$(PROPERDOCS)/bin/tailieu build --quiet --no-cache --out dist/properdocs
	grep -q 'content="mkdocs-ProperDocs' dist/properdocs/index.html
	diff --recursive --brief --ignore-matching-lines '<meta name="generator"' \
	  --exclude 'sw*' --exclude giu-tren-may.js dist/mkdocs dist/properdocs
	$(PROPERDOCS)/bin/pytest --numprocesses auto --dist worksteal \
	  tests/site tests/browser tests/offline tests/preview tests/test_live.py

lint: lint-python lint-browser

lint-python: .venv/installed
	.venv/bin/ruff check scripts tests
	.venv/bin/ruff format --check scripts tests
	.venv/bin/mypy

lint-browser: node_modules/installed
	$(NODE) node_modules/eslint/bin/eslint.js
	$(NODE) node_modules/prettier/bin/prettier.cjs --check --log-level warn '**/*.js'
	$(NODE) node_modules/typescript/bin/tsc --project tsconfig.json
	$(NODE) node_modules/typescript/bin/tsc --project tsconfig.worker.json

# Whether outside links still open. It needs the network, and lychee, so nothing else waits for it.
# lychee ends with 2 where some link did not open.
links: .venv/installed
	.venv/bin/uv sync --locked --quiet --inexact --group links
	mkdir -p dist
	$(TAILIEU) links > dist/lien-ket.html
	.venv/bin/lychee --no-progress --timeout 30 --host-concurrency 1 --host-request-interval 1s \
	  --format json --output dist/lien-ket.json dist/lien-ket.html || test $$? -eq 2
	$(TAILIEU) links --report dist/lien-ket.json > dist/lien-ket.md
	@cat dist/lien-ket.md

# The search engines that `tailieu bench search --against` measures ours against.
bench-engines: .venv/installed
	mkdir -p .cache/bench
	cp scripts/tailieu/bench/engines/package.json scripts/tailieu/bench/engines/package-lock.json .cache/bench
	.venv/bin/npm ci --prefix .cache/bench --ignore-scripts --no-audit --no-fund --loglevel error

clean:
	rm -rf .venv node_modules site dist .cache

.venv/installed: pyproject.toml uv.lock bootstrap/requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Cần Python 3.11 trở lên. Fix: cài Python mới rồi gõ make … PYTHON=python3.11"; exit 1; }
	test -x .venv/bin/python || $(PYTHON) -m venv .venv
	.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes \
	  --requirement bootstrap/requirements.txt
	.venv/bin/uv sync --locked --quiet
	touch $@

# What checks the browser's code and drives Firefox in the tests; nothing of it reaches a reader.
node_modules/installed: package.json package-lock.json .venv/installed
	.venv/bin/npm ci --ignore-scripts --no-audit --no-fund --loglevel error
	touch $@
