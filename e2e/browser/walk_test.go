package browser

import (
	"errors"
	"os"
	"os/exec"
	"testing"

	"tcrbot/e2e/localslack"
)

// missing tells what the walk lacks on this machine.
func missing() (chromium string, err error) {
	root, err := localslack.Root()
	if err != nil {
		return "", err
	}
	if _, err := localslack.Find(root); err != nil {
		return "", err
	}
	if _, err := exec.LookPath("node"); err != nil {
		return "", errors.New("node is not installed")
	}
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", errors.New("no Chromium: install the package chromium")
}

func TestANewUserFindsTheWay(t *testing.T) {
	if testing.Short() {
		t.Skip("no browser in a short run")
	}
	chromium, err := missing()
	switch {
	case err == nil:
	case os.Getenv("TCRBOT_TEST_STRICT") == "1":
		t.Fatal(err)
	default:
		t.Skipf("no walk with a browser: %v", err)
	}
	cmd := exec.CommandContext(t.Context(), "node", "walk.mjs")
	cmd.Env = append(os.Environ(), "CHROMIUM="+chromium)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
}
