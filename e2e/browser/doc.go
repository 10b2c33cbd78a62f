// Package browser holds the walk through the demo with a real browser (walk.mjs), and the test that takes it. The same
// walk takes the pictures in docs/screens: npm --prefix e2e run screens.
package browser
