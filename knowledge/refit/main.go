// Command refit learns the matcher's model from the articles, examples and codes beside it and writes data/model.bin, and from the
// sentences beside it the model that tells faults from what is in order, data/faults.bin. Run it with `go generate ./knowledge` after
// editing examples or sentences; a test says when it is due.
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
	if err := os.WriteFile("data/model.bin", data, 0o644); err != nil {
		return err
	}
	if data, err = knowledge.FitFaults(os.DirFS(".")); err != nil {
		return err
	}
	return os.WriteFile("data/faults.bin", data, 0o644)
}
