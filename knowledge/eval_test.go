package knowledge

import (
	"bufio"
	"encoding/json"
	"io/fs"
	"os"
	"strings"
	"testing"
)

const (
	sharedCases = "rejections.jsonl"
	otherCases  = "others.jsonl"
)

// evalCase is a labeled case of testdata/eval. The cases are for measuring only.
type evalCase struct {
	ID     string   `json:"id"`
	Text   string   `json:"text"`
	Labels []string `json:"labels"`
	Also   []string `json:"also"`
}

// evalCases reads a file of testdata/eval: rejections are the shared cases, others are more of their kind by other authors.
func evalCases(t testing.TB, file string) []evalCase {
	t.Helper()
	f, err := os.Open("testdata/eval/" + file)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	var list []evalCase
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var c evalCase
		if err := json.Unmarshal(lines.Bytes(), &c); err != nil {
			t.Fatal(err)
		}
		list = append(list, c)
	}
	return list
}

// shingle is how many words in a row make a copy.
const shingle = 8

// TestNoEvalSentenceTrainsTheMatcher keeps the measuring honest: a text that is measured with must not be learned from.
func TestNoEvalSentenceTrainsTheMatcher(t *testing.T) {
	from := map[string]string{}
	for _, c := range append(evalCases(t, sharedCases), evalCases(t, otherCases)...) {
		for _, s := range shingles(c.Text) {
			from[s] = c.ID
		}
	}
	for _, folder := range []string{"articles", "examples", "snippets", "data"} {
		err := fs.WalkDir(os.DirFS("."), folder, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || strings.HasSuffix(path, ".bin") {
				return err
			}
			data, err := os.ReadFile(path)
			for _, s := range shingles(string(data)) {
				if id := from[s]; id != "" {
					t.Errorf("%s: %q stands in eval case %s; reword it", path, s, id)
				}
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

// shingles lists each run of eight words, or the whole text where it is shorter but long enough to be telling.
func shingles(text string) []string {
	var plain []string
	for _, w := range words(clean(text), nil) {
		plain = append(plain, w.raw)
	}
	if len(plain) < shingle {
		return nil
	}
	var out []string
	for i := 0; i+shingle <= len(plain); i++ {
		out = append(out, strings.Join(plain[i:i+shingle], " "))
	}
	return out
}
