// Command refit learns the matcher's model from the articles, examples and codes beside it and writes
// data/model.bin. Run it with `go generate ./knowledge` after editing examples; a test says when it is due.
package main

import (
	"fmt"
	"os"

	"tcrbot/knowledge"
)

func main() {
	if err := refit(); err != nil {
		fmt.Fprintln(os.Stderr, "refit:", err)
		os.Exit(1)
	}
}

func refit() error {
	data, err := knowledge.FitModel(os.DirFS("."))
	if err != nil {
		return err
	}
	return os.WriteFile("data/model.bin", data, 0o644)
}
