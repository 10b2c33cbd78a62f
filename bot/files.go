package bot

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"time"

	"github.com/slack-go/slack"
)

const (
	fileBytes = 300_000                 // no notice and no campaign is longer
	filesTime = 1200 * time.Millisecond // of the three seconds that a trigger lives
)

var errFileFull = errors.New("the file is longer than a notice or a campaign")

// isText tells whether a file is a snippet, or a text that Slack shows a preview of. Slack makes one of a long paste.
func isText(f slack.File) bool {
	return strings.HasPrefix(f.Mimetype, "text/") || f.Mimetype == "application/json" || f.Mode == "snippet" || f.Preview != ""
}

// wholeFiles reads a message's text files, where the app may (files:read). What cannot be read in time is left to its
// preview.
func (a *app) wholeFiles(ctx context.Context, files []slack.File) map[string]string {
	if !a.me.may("files:read") {
		return nil
	}
	ctx, cancel := context.WithTimeout(ctx, filesTime)
	defer cancel()
	whole := map[string]string{}
	for _, f := range files {
		if !isText(f) || f.URLPrivateDownload == "" {
			continue
		}
		to := &bounded{most: fileBytes}
		err := a.api.GetFileContext(ctx, f.URLPrivateDownload, to)
		switch {
		case errors.Is(err, errFileFull), err == nil:
			whole[f.ID] = to.String()
		default:
			a.log.WarnContext(ctx, "a file could not be read", "code", slackCode(err))
		}
	}
	return whole
}

// bounded is a buffer that takes so many bytes and no more.
type bounded struct {
	bytes.Buffer
	most int
}

// Write takes what fits, and fails with errFileFull when something does not.
func (b *bounded) Write(p []byte) (int, error) {
	if room := b.most - b.Len(); len(p) > room {
		n, _ := b.Buffer.Write(p[:room])
		return n, errFileFull
	}
	return b.Buffer.Write(p)
}
