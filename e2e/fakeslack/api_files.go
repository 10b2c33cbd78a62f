package fakeslack

import (
	"cmp"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
)

// File is an upload.
type File struct {
	ID, Name, Title string
	Size            int // as announced
	Content         []byte
	Channels        []string
	Done            bool
}

// Files are all completed uploads, oldest first.
func (s *Server) Files() []File {
	return read(s, func() []File {
		var out []File
		for _, f := range s.files {
			if f.Done {
				out = append(out, *f)
			}
		}
		slices.SortFunc(out, func(a, b File) int { return cmp.Compare(a.ID, b.ID) })
		return out
	})
}

func (s *Server) uploadURL(r *request) (Object, error) {
	size := atoi(r.text("length"))
	if r.text("filename") == "" || size <= 0 {
		return nil, refuse("invalid_arguments")
	}
	f := &File{ID: s.id("F"), Name: r.text("filename"), Size: size}
	s.files[f.ID] = f
	return Object{"upload_url": s.base + "/upload/" + f.ID, "file_id": f.ID}, nil
}

// serveUpload takes the bytes, raw or as a multipart form.
func (s *Server) serveUpload(w http.ResponseWriter, r *http.Request) {
	s.delay(r, "upload")
	c := &request{method: "upload", params: Object{}}
	if s.faulted(w, c.method, c) {
		return
	}
	data, err := uploaded(r)
	known := false
	s.do(func() {
		f := s.files[strings.TrimPrefix(r.URL.Path, "/upload/")]
		if known = f != nil && err == nil; known {
			f.Content = data
			if len(data) != f.Size {
				s.violate("upload: %d bytes, announced %d", len(data), f.Size)
			}
		}
		s.record(c, err, http.StatusOK)
	})
	if !known {
		http.Error(w, "no such upload", http.StatusBadRequest)
		return
	}
	_, _ = io.WriteString(w, "OK")
}

func uploaded(r *http.Request) ([]byte, error) {
	if !strings.HasPrefix(r.Header.Get("Content-Type"), "multipart/") {
		return io.ReadAll(r.Body)
	}
	reader, err := r.MultipartReader()
	if err != nil {
		return nil, err
	}
	for {
		part, err := reader.NextPart()
		if err != nil {
			return nil, err
		}
		if part.FileName() != "" {
			return io.ReadAll(part)
		}
	}
}

func (s *Server) completeUpload(r *request) (Object, error) {
	var wanted []any
	if err := r.decode("files", &wanted); err != nil || len(wanted) == 0 {
		return nil, refuse("invalid_arguments")
	}
	var files []*File
	for _, o := range objects(wanted) {
		f := s.files[str(o, "id")]
		if f == nil || f.Content == nil || f.Done {
			return nil, refuse("file_not_found")
		}
		f.Title = cmp.Or(str(o, "title"), f.Name)
		files = append(files, f)
	}
	channels, err := s.targets(r)
	if err != nil {
		return nil, err
	}
	return s.share(r, files, channels)
}

// targets are the channels a file goes to; none keeps it private. The lock is held.
func (s *Server) targets(r *request) ([]*Channel, error) {
	var out []*Channel
	for id := range strings.SplitSeq(r.text("channel_id")+","+r.text("channels"), ",") {
		if id == "" {
			continue
		}
		if strings.HasPrefix(id, "U") {
			s.violate("files.completeUploadExternal: %s is a person; give the D… id", id)
			return nil, refuse("channel_not_found")
		}
		c, err := s.writable(id)
		if err != nil {
			return nil, err
		}
		out = append(out, c)
	}
	if len(out) > 1 && r.text("thread_ts") != "" {
		return nil, refuse("invalid_arguments")
	}
	return out, nil
}

func (s *Server) share(r *request, files []*File, channels []*Channel) (Object, error) {
	in := content{text: r.text("initial_comment"), hasText: true}
	var shared []any
	for _, f := range files {
		f.Done = true
		shared = append(shared, Object{"id": f.ID, "name": f.Name, "title": f.Title, "size": f.Size})
	}
	for _, c := range channels {
		m := s.newMessage(c.ID, s.root(r.method, c.ID, r.text("thread_ts")), in)
		m.raw["files"] = shared
		for _, f := range files {
			f.Channels = append(f.Channels, c.ID)
		}
		s.keep(m)
		s.notice(m, in, false)
	}
	return Object{"files": shared}, nil
}

func (s *Server) filesInfo(r *request) (Object, error) {
	f := s.files[r.text("file")]
	if f == nil {
		return nil, refuse("file_not_found")
	}
	return Object{"file": Object{"id": f.ID, "name": f.Name, "title": f.Title, "size": f.Size, "channels": f.Channels,
		"url_private_download": s.base + "/files-pri/" + f.ID}}, nil
}

// previewed is how many lines of a text file a message shows.
const previewed = 5

// PostFile writes a message with a text file. The bot is told of neither; it sees the first lines in the message, and may
// fetch the file with files:read.
func (s *Server) PostFile(user, channel, text, name, content string) Message {
	var m *message
	s.do(func() {
		f := &File{ID: s.id("F"), Name: name, Title: name, Size: len(content), Content: []byte(content), Channels: []string{channel}, Done: true}
		s.files[f.ID] = f
		m = s.post(user, channel, s.typed(text, true), text, "")
		lines := strings.Split(strings.TrimRight(content, "\n"), "\n")
		shown := min(previewed, len(lines))
		m.raw["files"] = []any{Object{
			"id": f.ID, "name": name, "title": name, "size": f.Size, "mimetype": "text/plain", "filetype": "text", "mode": "snippet",
			"preview": strings.Join(lines[:shown], "\n"), "lines_more": len(lines) - shown,
			"url_private": s.base + "/files-pri/" + f.ID, "url_private_download": s.base + "/files-pri/" + f.ID,
		}}
	})
	return read(s, m.snapshot)
}

// serveDownload hands out a file to the bot's token. Slack answers others with its sign-in page, not with an error.
func (s *Server) serveDownload(w http.ResponseWriter, r *http.Request) {
	s.delay(r, "download")
	var content []byte
	found := false
	s.do(func() {
		f := s.files[strings.TrimPrefix(r.URL.Path, "/files-pri/")]
		granted := slices.Contains(s.scopes, "files:read") && r.Header.Get("Authorization") == "Bearer "+BotToken
		if !granted {
			s.violate("a file was fetched without files:read or the bot's token")
		}
		if found = f != nil && granted; found {
			content = f.Content
		}
	})
	if !found {
		_, _ = io.WriteString(w, "<html>Sign in</html>")
		return
	}
	_, _ = w.Write(content)
}

// pictureProblems finds image blocks that show what is no uploaded picture. The lock is held.
func (s *Server) pictureProblems(blocks []any) []string {
	var out []string
	for i, b := range objects(blocks) {
		from := obj(b, "slack_file")
		if str(b, "type") != "image" || from == nil {
			continue
		}
		f := s.files[str(from, "id")]
		switch {
		case f == nil || !f.Done:
			out = append(out, fmt.Sprintf("blocks[%d].slack_file: %q is no uploaded file", i, str(from, "id")))
		case !strings.HasPrefix(http.DetectContentType(f.Content), "image/"):
			out = append(out, fmt.Sprintf("blocks[%d].slack_file: %s is no picture", i, f.Name))
		}
	}
	return out
}
