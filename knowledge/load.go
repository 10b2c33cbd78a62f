package knowledge

import (
	"bytes"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"
)

//go:embed articles/*.md snippets/*.md data/*.tsv
var embedded embed.FS

// A string stays in the program's file until it is read; a file of an embed.FS would be copied to the heap.
//
//go:embed data/model.bin
var embeddedModel string

//go:embed data/faults.bin
var embeddedFaults string

// Base is the loaded knowledge. It is read-only and safe for use by many goroutines.
type Base struct {
	articles  map[string]Article
	slugs     []string // of articles, sorted
	causes    map[string]causeRow
	table     []Code
	codes     map[string][]Code // by codeKey
	phrases   phrases           // codes that are several words
	providers []provider
	aliases   phrases // how texts name providers
	snippets  []Snippet
	model     *model
	faults    *faultModel
	spare     *sync.Pool        // of *workspace
	taught    []taught          // articles that came after the fit
	told      map[uint32]string // fingerprints of their complaints → slug
}

type causeRow struct {
	about string
	near  []string
}

// Load reads the embedded knowledge and checks all of it; the error lists every problem found, one a line.
func Load() (*Base, error) { return load(embedded, embeddedModel, embeddedFaults) }

func load(files fs.FS, modelFile, faultsFile string) (*Base, error) {
	b := &Base{articles: map[string]Article{}, providers: providers(), spare: &sync.Pool{}}
	b.aliases = aliasPhrases(b.providers)
	steps := []func(fs.FS) error{b.readCauses, b.readCodes, b.readArticles, b.readSnippets}
	for _, read := range steps {
		if err := read(files); err != nil {
			return nil, err
		}
	}
	var err error
	if b.model, err = decodeModel(asBytes(modelFile)); err != nil {
		return nil, err
	}
	if b.faults, err = decodeFaults(asBytes(faultsFile)); err != nil {
		return nil, err
	}
	if problems := b.Problems(); len(problems) > 0 {
		errs := make([]error, len(problems))
		for i, p := range problems {
			errs[i] = errors.New(p.String())
		}
		return nil, fmt.Errorf("knowledge base: %w", errors.Join(errs...))
	}
	return b, nil
}

func (b *Base) readCauses(files fs.FS) error {
	data, err := fs.ReadFile(files, "data/causes.tsv")
	if err != nil {
		return fmt.Errorf("read causes: %w", err)
	}
	b.causes = map[string]causeRow{}
	for n, line := range strings.Split(strings.TrimRight(string(data), "\n"), "\n") {
		if n == 0 {
			continue
		}
		f := strings.Split(line+"\t\t", "\t")
		row := causeRow{about: f[1]}
		if f[2] != "" {
			row.near = strings.Split(f[2], ",")
		}
		b.causes[f[0]] = row
	}
	return nil
}

func (b *Base) readCodes(files fs.FS) error {
	data, err := fs.ReadFile(files, "data/codes.tsv")
	if err != nil {
		return fmt.Errorf("read codes: %w", err)
	}
	if b.table, err = parseCodes(data); err != nil {
		return err
	}
	b.codes, b.phrases = make(map[string][]Code, len(b.table)), makePhrases()
	for _, c := range b.table {
		key := codeKey(c.Code)
		if len(b.codes[key]) == 0 && strings.Contains(key, " ") {
			b.phrases.add(key, key)
		}
		b.codes[key] = append(b.codes[key], c)
	}
	return nil
}

// readArticles reads the articles, several at a time: most of the time a start takes goes by here.
func (b *Base) readArticles(files fs.FS) error {
	type result struct {
		Article
		err error
	}
	var read []*result
	var wait sync.WaitGroup
	err := eachFile(files, "articles", ".md", func(slug string, data []byte) error {
		r := &result{}
		read = append(read, r)
		wait.Go(func() {
			if r.Article, r.err = ParseArticle(slug, data); r.err != nil {
				r.err = fmt.Errorf("articles/%s.md: %w", slug, r.err)
			}
		})
		return nil
	})
	wait.Wait()
	for _, r := range read {
		b.articles[r.Slug] = r.Article
		b.slugs = append(b.slugs, r.Slug)
		b.addCodes(r.Article)
		err = errors.Join(err, r.err)
	}
	return err
}

func (b *Base) readSnippets(files fs.FS) error {
	return eachFile(files, "snippets", ".md", func(slug string, data []byte) error {
		s, err := parseSnippet(slug, data)
		b.snippets = append(b.snippets, s)
		return err
	})
}

// eachFile calls use for every file of a folder in order of name; the name comes without its ending.
func eachFile(files fs.FS, folder, ending string, use func(name string, data []byte) error) error {
	entries, err := fs.ReadDir(files, folder)
	if err != nil {
		return fmt.Errorf("read %s: %w", folder, err)
	}
	for _, e := range entries {
		name, ok := strings.CutSuffix(e.Name(), ending)
		if !ok {
			continue
		}
		data, err := fs.ReadFile(files, path.Join(folder, e.Name()))
		if err == nil {
			err = use(name, bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n")))
		}
		if err != nil {
			return fmt.Errorf("%s/%s: %w", folder, e.Name(), err)
		}
	}
	return nil
}

// Problems checks everything that was read.
func (b *Base) Problems() []Problem {
	all := lintSnippets(b.snippets)
	titles := map[string]string{}
	for _, slug := range b.slugs {
		a := b.articles[slug]
		all = append(all, Lint(a, b.knows)...)
		if other := titles[strings.ToLower(a.Title)]; other != "" {
			all = append(all, Problem{"articles/" + slug + ".md", "title", "is the title of " + other + " too"})
		}
		titles[strings.ToLower(a.Title)] = slug
	}
	for _, slug := range sortedKeys(b.causes) {
		if _, written := b.articles[slug]; !written {
			all = append(all, Problem{"articles/" + slug + ".md", "file", "is missing: data/causes.tsv names the cause"})
		}
	}
	for _, c := range b.table {
		if !b.knows(c.Cause) {
			all = append(all, Problem{"data/codes.tsv", c.Provider + " " + c.Code, "cause " + c.Cause + " is not known"})
		}
	}
	return all
}

func (b *Base) knows(slug string) bool {
	_, inTable := b.causes[slug]
	_, written := b.articles[slug]
	return inTable || written
}

// Article gives the article of a cause.
func (b *Base) Article(slug string) (Article, bool) {
	a, ok := b.articles[slug]
	return a, ok
}

// Articles lists all articles in order of slug.
func (b *Base) Articles() []Article {
	list := make([]Article, 0, len(b.slugs))
	for _, s := range b.slugs {
		list = append(list, b.articles[s])
	}
	return list
}

// Snippets lists the canned texts in order of slug.
func (b *Base) Snippets() []Snippet { return slices.Clone(b.snippets) }

// Snippet gives one canned text.
func (b *Base) Snippet(slug string) (Snippet, bool) {
	for _, s := range b.snippets {
		if s.Slug == slug {
			return s, true
		}
	}
	return Snippet{}, false
}

// Title is a cause's title, or the slug where no article is written.
func (b *Base) Title(slug string) string {
	if a, ok := b.articles[slug]; ok {
		return a.Title
	}
	return slug
}
