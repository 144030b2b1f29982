# Demarche's own commands; the work is done by the scripts in scripts/. "make" alone lists them.
# Written for GNU make 3.81, which macOS has, and newer.

.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

# The data that models and tables are built from; it stands beside the project and is not part of it.
DATA ?= ../shared/data

.PHONY: help
help: ## list these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' Makefile

.PHONY: demo
demo: ## build, read the bundled article and print who demanded what from whom
	@scripts/demo.sh

.PHONY: test
test: ## check everything; installs what that needs where it may (DEMARCHE_TEST_ALL=1: skip nothing)
	@scripts/test.sh

.PHONY: build
build: ## build bin/demarche, with the playground if it has been built
	@scripts/build.sh

.PHONY: web
web: ## build the playground that the next "make build" embeds
	@scripts/web.sh

.PHONY: fmt
fmt: ## format the Go code
	gofmt -w $$(scripts/gofiles.sh)

.PHONY: lint
lint: ## gofmt, go vet, staticcheck, shellcheck
	@scripts/test.sh gofmt vet staticcheck shellcheck

.PHONY: golden
golden: ## rewrite the golden files of every test; read the diff before committing it
	@scripts/golden.sh

.PHONY: bench
bench: ## print words a second and allocations a token, stage by stage
	@scripts/bench.sh

.PHONY: scores
scores: ## print how well each stage reads the annotated data in DATA=../shared/data
	@scripts/scores.sh "$(DATA)"

.PHONY: models
models: ## rebuild the tables and models that the program carries, from DATA=../shared/data
	@scripts/models.sh "$(DATA)"

.PHONY: clean
clean: ## remove what was built
	rm -rf bin web/node_modules schema/playground/dist/assets
	rm -f schema/playground/dist/index.html schema/playground/dist/favicon.svg
