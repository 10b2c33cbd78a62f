package main

import (
	"os"
	"slices"
	"strings"

	"github.com/blevesearch/bleve/v2"

	"tcrbot/knowledge"
)

// peer is Bleve over the articles and complaints, a document each, as someone would set it up who reads its manual: English
// stemming and stop words, BM25-like scores, in memory.
type peer struct{ index bleve.Index }

// mostHits is how many documents a search fetches; several belong to one cause.
const mostHits = 20

// document is an article or a complaint.
type document struct {
	Text string `json:"text"`
}

func newBleve(base *knowledge.Base, folder string) (*peer, error) {
	mapping := bleve.NewIndexMapping()
	mapping.DefaultAnalyzer = "en"
	index, err := bleve.NewMemOnly(mapping)
	if err != nil {
		return nil, err
	}
	batch := index.NewBatch()
	for _, a := range base.Articles() {
		text := strings.Join(slices.Concat([]string{a.Title, a.Summary, a.Meaning, a.Why}, a.Phrases, a.Fix), "\n")
		if err := batch.Index(a.Slug+" article", document{text}); err != nil {
			return nil, err
		}
	}
	examples, err := knowledge.ReadComplaints(os.DirFS(folder), "examples")
	if err != nil {
		return nil, err
	}
	for i, c := range examples {
		if err := batch.Index(c.Slug+" "+string(rune('a'+i%26))+string(rune('a'+i/26%26))+string(rune('a'+i/676)), document{c.Text}); err != nil {
			return nil, err
		}
	}
	return &peer{index}, index.Batch(batch)
}

func (p *peer) match(text string) (answer, error) {
	query := bleve.NewMatchQuery(text)
	query.SetField("text")
	found, err := p.index.Search(bleve.NewSearchRequestOptions(query, mostHits, 0, false))
	if err != nil {
		return answer{}, err
	}
	var a answer
	for _, hit := range found.Hits {
		slug, _, _ := strings.Cut(hit.ID, " ")
		if !slices.Contains(a.slugs, slug) {
			a.slugs = append(a.slugs, slug)
		}
	}
	a.quiet = len(a.slugs) == 0 || a.slugs[0][0] == '_'
	return a, nil
}

func (p *peer) close() error { return p.index.Close() }
