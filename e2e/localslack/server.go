package localslack

import (
	"context"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"strings"
	"time"

	"tcrbot/e2e/proc"
)

const (
	configFile = "workspace.json"
	startLimit = 30 * time.Second
	stopLimit  = 5 * time.Second
)

// Server is a running local Slack.
type Server struct {
	*proc.Child

	URL  string // the web page, without a last slash
	http *http.Client
}

// Start runs the binary on a free loopback port and waits until it listens. Its files go into dir, which must exist and is
// the caller's to remove.
func Start(ctx context.Context, binary, dir string, w Workspace) (*Server, error) {
	if err := w.write(dir); err != nil {
		return nil, err
	}
	if err := writePatches(dir); err != nil {
		return nil, err
	}
	address := make(chan string, 1)
	child, err := proc.Start("the local Slack", command(binary, dir), func(line string) {
		if _, url, found := strings.Cut(line, "Web UI:"); found {
			address <- strings.TrimSpace(url)
		}
	})
	if err != nil {
		return nil, err
	}
	return listening(ctx, child, address)
}

// command has the address it gives to clients (127.0.0.1) and the patches set, and none of the person's environment that
// could matter to it.
func command(binary, dir string) *exec.Cmd {
	cmd := exec.Command(binary, "--config", configFile, "--port", "0", "--base-host", "127.0.0.1", "--files-dir", "files")
	cmd.Dir = dir
	cmd.Env = []string{"BUN_OPTIONS=--preload ./serve.js", "HOME=" + dir, "TMPDIR=" + dir, "PATH=" + os.Getenv("PATH")}
	return cmd
}

func listening(ctx context.Context, child *proc.Child, address <-chan string) (*Server, error) {
	ctx, cancel := context.WithTimeout(ctx, startLimit)
	defer cancel()
	select {
	case url := <-address:
		return &Server{Child: child, URL: url, http: &http.Client{Timeout: 15 * time.Second}}, nil
	case <-child.Done():
		return nil, child.Ended()
	case <-ctx.Done():
		_ = child.Stop(stopLimit) // why it did not start is the better error
		return nil, fmt.Errorf("the local Slack did not start: %w; it wrote:\n%s", ctx.Err(), child.Log())
	}
}

// API is the Web API's base address, for SLACK_API_URL.
func (s *Server) API() string { return s.URL + "/api/" }

// Close stops the server.
func (s *Server) Close() error { return s.Stop(stopLimit) }
