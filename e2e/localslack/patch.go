package localslack

import (
	"embed"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

//go:embed patch/*.js
var patches embed.FS

// writePatches puts the scripts where the server loads them from.
func writePatches(dir string) error {
	files, err := fs.Glob(patches, "patch/*.js")
	if err != nil {
		return fmt.Errorf("list the patches: %w", err)
	}
	for _, name := range files {
		data, err := patches.ReadFile(name)
		if err != nil {
			return fmt.Errorf("read a patch: %w", err)
		}
		if err := os.WriteFile(filepath.Join(dir, filepath.Base(name)), data, 0o600); err != nil {
			return fmt.Errorf("write a patch: %w", err)
		}
	}
	return nil
}
