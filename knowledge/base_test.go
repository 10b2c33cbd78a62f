package knowledge

import (
	"os"
	"slices"
	"strings"
	"testing"
)

// loaded gives the embedded base; a base that does not load fails the test with every problem.
func loaded(t testing.TB) *Base {
	t.Helper()
	b, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestTheEmbeddedBaseHasNoProblems(t *testing.T) {
	for _, p := range loaded(t).Problems() {
		t.Error(p)
	}
}

func TestEveryExampleFileBelongsToACauseAndHoldsEnough(t *testing.T) {
	b := loaded(t)
	for _, f := range exampleFiles(t, "examples") {
		if f.slug[0] == '_' {
			continue
		}
		if _, ok := b.Article(f.slug); !ok {
			t.Errorf("examples/%s.txt: no article of this name", f.slug)
		}
		if len(f.list) < 30 {
			t.Errorf("examples/%s.txt: %d complaints; write at least 30", f.slug, len(f.list))
		}
		for _, e := range f.list {
			for _, also := range e.Also {
				if !b.knows(also) {
					t.Errorf("examples/%s.txt: @also %s is no cause: %.60q", f.slug, also, e.Text)
				}
			}
		}
	}
}

func TestEveryArticleHasExamples(t *testing.T) {
	files := exampleFiles(t, "examples")
	for _, a := range loaded(t).Articles() {
		if !slices.ContainsFunc(files, func(f exampleFile) bool { return f.slug == a.Slug }) {
			t.Errorf("examples/%s.txt: is missing", a.Slug)
		}
	}
}

func TestOutOfScopeExamplesNameTheirArea(t *testing.T) {
	areas := []string{"delivery", "billing", "porting", "voice", "howto", "account", "smalltalk"}
	for _, f := range exampleFiles(t, "examples") {
		for _, e := range f.list {
			if f.slug == classNone != (e.Area != "") {
				t.Errorf("examples/%s.txt: @area %q belongs to _none.txt, and there to each: %.60q", f.slug, e.Area, e.Text)
			}
			if e.Area != "" && !slices.Contains(areas, e.Area) {
				t.Errorf("examples/%s.txt: @area %q is not one of %s", f.slug, e.Area, strings.Join(areas, ", "))
			}
		}
	}
}

// exampleFile is a file of complaints.
type exampleFile struct {
	slug string
	list []Complaint
}

// exampleFiles reads a folder of complaints beside the code.
func exampleFiles(t testing.TB, folder string) []exampleFile {
	t.Helper()
	all, err := ReadComplaints(os.DirFS("."), folder)
	if err != nil {
		t.Fatal(err)
	}
	var files []exampleFile
	for _, c := range all {
		if len(files) == 0 || files[len(files)-1].slug != c.Slug {
			files = append(files, exampleFile{slug: c.Slug})
		}
		last := &files[len(files)-1]
		last.list = append(last.list, c)
	}
	return files
}
