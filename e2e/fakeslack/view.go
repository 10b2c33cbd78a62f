package fakeslack

import "encoding/json"

// View is a modal or a home as it is at the moment it was asked for.
type View struct {
	ID, Hash, User, Type, CallbackID, Title, PrivateMetadata string
	Root, Previous                                           string
	Errors                                                   map[string]string // by block_id, what is wrong with the fields
	form
}

// view is the live one.
type view struct {
	View
	open bool
}

// String is the view as a person reads it.
func (v View) String() string { return v.draw(v.Type == "modal", v.Errors) }

// JSON is the view as Slack's payloads hold it.
func (v View) JSON() string { return encode(v.json()) }

func (v View) json() Object {
	return merged(v.raw, Object{
		"id": v.ID, "team_id": TeamID, "hash": v.Hash, "app_id": AppID, "bot_id": BotID, "app_installed_team_id": TeamID,
		"root_view_id": v.Root, "previous_view_id": orNull(v.Previous), "state": Object{"values": v.values},
		"callback_id": v.CallbackID, "private_metadata": v.PrivateMetadata, "external_id": str(v.raw, "external_id"),
		"clear_on_close": flag(v.raw, "clear_on_close"), "notify_on_close": flag(v.raw, "notify_on_close"),
		"title": v.raw["title"], "close": v.raw["close"], "submit": v.raw["submit"],
	})
}

func orNull(s string) any {
	if s == "" {
		return nil
	}
	return s
}

func (v *view) snapshot() *View {
	out := v.View
	out.values = clone(v.values)
	out.Errors = clone(v.Errors)
	return &out
}

// checkedView reads and checks a view; kind is modal or home. The lock is held.
func (s *Server) checkedView(where, kind string, data any) (Object, error) {
	raw, ok := data.(Object)
	if text, isText := data.(string); isText {
		ok = json.Unmarshal([]byte(text), &raw) == nil
	}
	if !ok {
		s.violate("%s: the view is no JSON object", where)
		return nil, refuse("invalid_arguments")
	}
	if size := len(encode(raw)); size > 250_000 {
		s.violate("%s: a view of %d bytes, at most 250 kB", where, size)
		return nil, refuse("view_too_large")
	}
	problems := checkView(raw)
	if got := str(raw, "type"); got != kind && len(problems) == 0 {
		problems = []string{"view type " + got + ", must be " + kind}
	}
	return raw, s.judge(where, "invalid_arguments", problems)
}

// fill puts JSON into a view and gives it a new hash. The lock is held.
func (s *Server) fill(v *view, raw Object) {
	raw = merged(raw)
	raw["blocks"] = s.identified(list(raw, "blocks"))
	v.Type, v.CallbackID, v.PrivateMetadata = str(raw, "type"), str(raw, "callback_id"), str(raw, "private_metadata")
	v.Title = str(obj(raw, "title"), "text")
	v.Hash, v.Errors = s.id("156."), nil
	v.set(raw)
	s.broadcasts(v)
}

// broadcasts finds text that was not escaped; in a view it notifies nobody. The lock is held.
func (s *Server) broadcasts(v *view) {
	for _, who := range mentionsIn(list(v.raw, "blocks")) {
		if p := (Ping{Who: who}); p.Broadcast() {
			s.violate("the %s %q shows the mention %s: text is not escaped", v.Type, v.Title, who)
		}
	}
}

// push puts a view on top of a person's stack. The lock is held.
func (s *Server) push(user string, raw Object) *view {
	v := &view{View: View{ID: s.id("V"), User: user}, open: true}
	v.Root = v.ID
	if stack := s.stacks[user]; len(stack) > 0 {
		v.Root, v.Previous = stack[0].ID, stack[len(stack)-1].ID
	}
	s.fill(v, raw)
	s.views[v.ID] = v
	s.stacks[user] = append(s.stacks[user], v)
	return v
}

// pop closes the top view; clear closes all. The lock is held.
func (s *Server) pop(user string, clear bool) {
	stack := s.stacks[user]
	for len(stack) > 0 {
		stack[len(stack)-1].open = false
		stack = stack[:len(stack)-1]
		if !clear {
			break
		}
	}
	s.stacks[user] = stack
}

func (s *Server) viewsOpen(r *request) (Object, error) {
	in, err := s.exchange(r)
	if err != nil {
		return nil, err
	}
	raw, err := s.checkedView(r.method, "modal", r.params["view"])
	if err != nil {
		return nil, err
	}
	s.pop(in.User, true)
	return s.opened(in, raw)
}

func (s *Server) viewsPush(r *request) (Object, error) {
	in, err := s.exchange(r)
	if err != nil {
		return nil, err
	}
	switch n := len(s.stacks[in.User]); {
	case n == 0 || in.view == nil || in.view.Type != "modal":
		return nil, refuse("not_found")
	case n >= 3:
		return nil, refuse("push_limit_reached")
	}
	raw, err := s.checkedView(r.method, "modal", r.params["view"])
	if err != nil {
		return nil, err
	}
	return s.opened(in, raw)
}

func (s *Server) opened(in *Interaction, raw Object) (Object, error) {
	if s.viewOf("", str(raw, "external_id")) != nil {
		return nil, refuse("duplicate_external_id")
	}
	v := s.push(in.User, raw)
	in.opened = append(in.opened, v)
	return Object{"view": v.json()}, nil
}

func (s *Server) viewsUpdate(r *request) (Object, error) {
	v := s.viewOf(r.text("view_id"), r.text("external_id"))
	if v == nil || !v.open {
		return nil, refuse("not_found")
	}
	if hash := r.text("hash"); hash != "" && hash != v.Hash {
		return nil, refuse("hash_conflict")
	}
	raw, err := s.checkedView(r.method, v.Type, r.params["view"])
	if err != nil {
		return nil, err
	}
	s.fill(v, raw)
	return Object{"view": v.json()}, nil
}

func (s *Server) viewOf(id, external string) *view {
	if id != "" {
		return s.views[id]
	}
	for _, v := range s.views {
		if external != "" && v.open && str(v.raw, "external_id") == external {
			return v
		}
	}
	return nil
}

func (s *Server) viewsPublish(r *request) (Object, error) {
	user := r.text("user_id")
	if s.users[user] == nil {
		return nil, refuse("user_not_found")
	}
	v := s.homes[user]
	if hash := r.text("hash"); hash != "" && v != nil && hash != v.Hash {
		return nil, refuse("hash_conflict")
	}
	raw, err := s.checkedView(r.method, "home", r.params["view"])
	if err != nil {
		return nil, err
	}
	s.publish(user, raw)
	return Object{"view": s.homes[user].json()}, nil
}

func (s *Server) publish(user string, raw Object) {
	v := s.homes[user]
	if v == nil {
		v = &view{View: View{ID: s.id("V"), User: user}, open: true}
		v.Root = v.ID
		s.homes[user], s.views[v.ID] = v, v
	}
	s.fill(v, raw)
	if s.atHome[user] {
		s.saw(user, sight{home: v})
	}
}
