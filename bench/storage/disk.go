package main

import (
	"fmt"
	"os"
	"slices"
	"time"
)

// tellDisk says how long the disk takes to keep 4 KB: no ticket can be created faster.
func tellDisk(dir string) error {
	file, err := os.CreateTemp(dir, "disk-")
	if err != nil {
		return err
	}
	defer func() { _ = os.Remove(file.Name()) }()
	defer file.Close()
	var took []float64
	for range 300 {
		if _, err := file.Write(make([]byte, 4096)); err != nil {
			return err
		}
		began := time.Now()
		if err := file.Sync(); err != nil {
			return err
		}
		took = append(took, ms(time.Since(began)))
	}
	slices.Sort(took)
	load, _ := os.ReadFile("/proc/loadavg") // tells more about the figures, where there is one
	fmt.Fprintf(os.Stderr, "disk      fsync    %8.2f %8.2f %8.2f   load %s", at(took, 50), at(took, 99), took[len(took)-1], load)
	return nil
}
