package localslack

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
)

// Install is what a person types to get the packages.
const Install = "npm ci --prefix e2e"

// ErrPlatform says that the package has no binary for this machine.
var ErrPlatform = errors.New("the local Slack runs on 64-bit Linux on Intel and AMD only")

// ErrMissing says that the npm packages are not installed.
var ErrMissing = errors.New("the npm packages of e2e/ are not installed: run " + Install)

// Find gives the server's binary below the repository's root.
func Find(root string) (string, error) {
	if runtime.GOOS != "linux" || runtime.GOARCH != "amd64" {
		return "", ErrPlatform
	}
	modules := filepath.Join(root, "e2e", "node_modules")
	path := filepath.Join(modules, "local-slack-linux-x64", "bin", "local-slack")
	// npm writes the second file when everything is in place: an interrupted installation is none.
	for _, needed := range []string{path, filepath.Join(modules, ".package-lock.json")} {
		if info, err := os.Stat(needed); err != nil || info.IsDir() {
			return "", ErrMissing
		}
	}
	return path, nil
}

// Fetch installs the packages that package-lock.json pins.
func Fetch(ctx context.Context, root string) error {
	npm, err := exec.LookPath("npm")
	if err != nil {
		return errors.New("npm is not installed: get Node.js 20 or newer with npm, then try again")
	}
	cmd := exec.CommandContext(ctx, npm, "ci", "--no-audit", "--no-fund", "--loglevel=error")
	cmd.Dir = filepath.Join(root, "e2e")
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("npm ci in e2e/: %w\n%s", err, out)
	}
	return nil
}

// Root is the repository's root: the first folder from here upward that holds go.mod.
func Root() (string, error) {
	dir, err := os.Getwd()
	if err != nil {
		return "", fmt.Errorf("find the repository: %w", err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir, nil
		}
		up := filepath.Dir(dir)
		if up == dir {
			return "", errors.New("find the repository: no go.mod here or above; run this inside the repository")
		}
		dir = up
	}
}
