package fakeslack

import (
	"encoding/json"
	"errors"
	"io"
	"maps"
	"net/http"
	"slices"
	"strings"
	"time"
)

// Call is one request of the bot: a Web API method, or "response_url" or "upload".
type Call struct {
	Method        string
	At            time.Time
	Channel, User string
	Params        Object // without the token
	Error         string // Slack's error code, "" if the call worked
	Status        int
}

// method is one Web API method. scope "" needs none.
type method struct {
	scope string
	run   func(c *request) (Object, error)
}

// refusal is an answer of Slack with ok false.
type refusal struct {
	code  string
	extra Object
}

func (r refusal) Error() string { return r.code }

func refuse(code string) error { return refusal{code: code} }

// request is one call with its parameters, whichever way they came.
type request struct {
	method   string
	params   Object
	header   string // token in the Authorization header
	form     string // token in the form body
	jsonBody bool
}

func (s *Server) methodTable() map[string]method {
	table := map[string]method{
		"auth.test": {"", s.authTest}, "apps.connections.open": {"", s.connectionsOpen}, "api.test": {"", ok},
		"team.info": {"team:read", s.teamInfo}, "bots.info": {"users:read", s.botsInfo},
		"users.info": {"users:read", s.usersInfo}, "users.list": {"users:read", s.usersList},
		"usergroups.users.list": {"usergroups:read", s.groupUsers},
		"conversations.info":    {"", s.conversationsInfo}, "conversations.list": {"", s.conversationsList},
		"conversations.open": {"im:write", s.conversationsOpen}, "conversations.replies": {"", s.conversationsReplies},
		"conversations.history": {"", s.conversationsHistory}, "conversations.members": {"", s.conversationsMembers},
	}
	maps.Copy(table, map[string]method{
		"chat.postMessage": {"chat:write", s.postMessage}, "chat.update": {"chat:write", s.chatUpdate},
		"chat.postEphemeral": {"chat:write", s.postEphemeral}, "chat.delete": {"chat:write", s.chatDelete},
		"chat.getPermalink": {"", s.getPermalink},
		"views.open":        {"", s.viewsOpen}, "views.push": {"", s.viewsPush}, "views.update": {"", s.viewsUpdate},
		"views.publish":                {"", s.viewsPublish},
		"files.getUploadURLExternal":   {"files:write", s.uploadURL},
		"files.completeUploadExternal": {"files:write", s.completeUpload}, "files.info": {"files:read", s.filesInfo},
	})
	return table
}

func ok(*request) (Object, error) { return Object{}, nil }

// serveAPI answers one Web API call.
func (s *Server) serveAPI(w http.ResponseWriter, r *http.Request) {
	name := strings.TrimPrefix(r.URL.Path, "/api/")
	s.delay(r, name)
	c, err := parseRequest(name, r)
	if s.faulted(w, name, c) {
		return
	}
	body := ""
	s.do(func() {
		var answer Object
		if err == nil {
			answer, err = s.dispatch(c)
		}
		s.record(c, err, http.StatusOK)
		body = encode(answerOf(answer, err)) // here, because an answer holds what the next act of a person changes
	})
	w.Header().Set("X-OAuth-Scopes", strings.Join(s.scopes, ","))
	writeText(w, http.StatusOK, body)
}

// answerOf is the body of an answer.
func answerOf(answer Object, err error) Object {
	if err == nil {
		return merged(answer, Object{"ok": true})
	}
	var r refusal
	if !errors.As(err, &r) {
		r = refusal{code: "fatal_error"}
	}
	return merged(r.extra, Object{"ok": false, "error": r.code})
}

func writeJSON(w http.ResponseWriter, status int, body Object) { writeText(w, status, encode(body)) }

func writeText(w http.ResponseWriter, status int, body string) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.WriteHeader(status)
	_, _ = io.WriteString(w, body)
}

// record logs a call. The lock is held.
func (s *Server) record(c *request, err error, status int) {
	call := Call{Method: c.method, At: s.opt.Now(), Channel: c.text("channel"), User: c.text("user"), Params: c.params, Status: status}
	if call.Channel == "" {
		call.Channel = c.text("channel_id")
	}
	if err != nil {
		call.Error = err.Error()
	}
	s.calls = append(s.calls, call)
	s.logf("%s %s %s", call.Method, call.Channel, call.Error)
}

// parseRequest reads the parameters from a form, a multipart form, the query or a JSON body. It always gives a request.
func parseRequest(name string, r *http.Request) (*request, error) {
	c := &request{method: name, params: Object{}}
	c.header = strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer ")
	if strings.HasPrefix(r.Header.Get("Content-Type"), "application/json") {
		c.jsonBody = true
		// A body may be empty: slack-go opens a socket with none.
		if err := json.NewDecoder(r.Body).Decode(&c.params); err != nil && !errors.Is(err, io.EOF) {
			return c, refuse("invalid_json")
		}
		delete(c.params, "token")
		return c, nil
	}
	if err := r.ParseMultipartForm(1 << 20); err != nil && !errors.Is(err, http.ErrNotMultipart) {
		return c, refuse("invalid_form_data")
	}
	c.form = r.PostForm.Get("token")
	for key := range r.Form {
		c.params[key] = r.Form.Get(key)
	}
	delete(c.params, "token")
	return c, nil
}

// dispatch checks token and scope and runs the method. The lock is held.
func (s *Server) dispatch(c *request) (Object, error) {
	m, known := s.methods[c.method]
	if !known {
		return nil, refuse("unknown_method")
	}
	if err := authorize(c); err != nil {
		return nil, err
	}
	if err := s.needScope(m.scope); err != nil {
		return nil, err
	}
	return m.run(c)
}

// authorize checks the token. Only apps.connections.open takes the app's token, and only in the header.
func authorize(c *request) error {
	token, wanted := c.header, BotToken
	if c.method == "apps.connections.open" {
		wanted = AppToken
	} else if token == "" {
		token = c.form
	}
	switch token {
	case wanted:
		return nil
	case "":
		return refuse("not_authed")
	case AppToken, BotToken:
		return refuse("not_allowed_token_type")
	}
	return refuse("invalid_auth")
}

// needScope refuses a call whose scope is not granted. Without Options.Scopes only history is refused. The lock is held.
func (s *Server) needScope(scope string) error {
	lax := s.opt.Scopes == nil && !strings.HasSuffix(scope, ":history")
	if scope == "" || lax || slices.Contains(s.scopes, scope) {
		return nil
	}
	return refusal{"missing_scope", Object{"needed": scope, "provided": strings.Join(s.scopes, ",")}}
}

// text is a parameter as text.
func (c *request) text(key string) string { return scalar(c.params[key]) }

func (c *request) has(key string) bool { _, ok := c.params[key]; return ok }

func (c *request) isTrue(key string) bool { return c.text(key) == "true" || c.text(key) == "1" }

// decode reads a parameter that is JSON, also when a form carries it as text. It leaves out alone if there is none.
func (c *request) decode(key string, out any) error {
	v, ok := c.params[key]
	if !ok || v == nil || v == "" {
		return nil
	}
	text, isText := v.(string)
	if !isText {
		text = encode(v)
	}
	return json.Unmarshal([]byte(text), out)
}
