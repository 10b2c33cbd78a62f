.PHONY: build test lint demo refit update bench-start bench-match bench-review clean

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

bench-start: ## start to connected, and memory when idle
	@go run ./bench/start

bench-match: ## the matcher beside Bleve: speed and accuracy
	@cd bench/match && go run .

bench-review: ## a campaign reviewed: p50 and p99
	@go run ./bench/review

clean:
	rm -rf bin .tools e2e/node_modules
