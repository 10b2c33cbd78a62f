.PHONY: build test demo refit update simulate kill bench-sweep bench-start bench-match bench-review bench-storage bench-digest clean

build: ## bin/tcrbot
	go build -o bin/tcrbot .

test: ## every check and test; installs what it needs
	@./e2e/test.sh

demo: ## the bot in a local Slack with eight weeks of history; r and Enter restarts it, Ctrl-C ends it
	@go build -o bin/demo ./e2e/demo && exec bin/demo

refit: ## learn the matcher's model again, after editing articles or examples
	go generate ./knowledge

update: ## write the goldens anew
	go test ./handlers/... ./bot/... -update

simulate: ## a year of reminders and waves for a team of forty, on both databases
	@go test -c -o bin/simulate.test ./e2e/simulate
	@out=$$(cd e2e/simulate && GOGC=400 ../../bin/simulate.test -test.run Year -weeks 52 -test.timeout 30m 2>&1); code=$$?; echo "$$out" | grep -v '^PASS$$'; exit $$code

kill: ## kill -9 at a hundred instants of a sweep of 10,000 due reminders
	@go test -c -o bin/kill.test ./e2e/kill
	@out=$$(cd e2e/kill && ../../bin/kill.test -test.run Kill -reminders 10000 -kills 100 -test.timeout 30m 2>&1); code=$$?; echo "$$out" | grep -v '^PASS$$'; exit $$code

bench-sweep: ## the sweep for reminders among a million tickets
	@go run ./bench/sweep

bench-start: ## start to connected, and memory when idle
	@go run ./bench/start

bench-match: ## the matcher beside Bleve: speed and accuracy
	@cd bench/match && go run .

bench-review: ## a campaign reviewed: p50 and p99
	@go run ./bench/review

bench-storage: ## a million tickets on SQLite and on Postgres: lists, filters, searches, new tickets
	@go run ./bench/storage

bench-digest: ## a digest with its picture among a million tickets
	@go run ./bench/digest

clean:
	rm -rf bin .tools e2e/node_modules
