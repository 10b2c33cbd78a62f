package bot

import (
	"bytes"
	"context"
	"maps"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"tcrbot/e2e/fakeslack"
	"tcrbot/storage"
)

func doctor(t *testing.T, opts fakeslack.Options, settings map[string]string) (report string, code int) {
	t.Helper()
	slack := fakeslack.New(opts)
	t.Cleanup(slack.Close)
	env := map[string]string{
		"SLACK_API_URL": slack.URL(), "SLACK_APP_TOKEN": fakeslack.AppToken, "SLACK_BOT_TOKEN": fakeslack.BotToken,
		"DATABASE_URL": filepath.Join(t.TempDir(), "tcrbot.db"),
	}
	maps.Copy(env, settings)
	var out, errs bytes.Buffer
	code = Run(context.Background(), []string{"doctor"}, func(name string) string { return env[name] }, nil, &out, &errs)
	if strings.Contains(out.String()+errs.String(), fakeslack.BotToken) {
		t.Errorf("the report shows a token:\n%s%s", out.String(), errs.String())
	}
	return out.String(), code
}

func TestDoctorFindsAllWell(t *testing.T) {
	report, code := doctor(t, fakeslack.Options{}, map[string]string{
		"TCRBOT_TEAM_CHANNEL": "C0TEAM", "TCRBOT_DIGEST_CHANNEL": "C0DIGEST", "TCRBOT_ADMINS": "U0MGR",
	})
	for _, line := range []string{"All is well", "ok    bot token", "ok    app token", "ok    scopes", "#team", "#digest", "ok    clock"} {
		if !strings.Contains(report, line) {
			t.Errorf("no %q in\n%s", line, report)
		}
	}
	if code != 0 || strings.Contains(report, "FAIL") {
		t.Errorf("exit code %d:\n%s", code, report)
	}
}

func TestDoctorSaysWhatToDo(t *testing.T) {
	for _, c := range []struct {
		name     string
		opts     fakeslack.Options
		settings map[string]string
		want     string
	}{
		{"a missing scope", fakeslack.Options{Scopes: []string{"commands", "chat:write", "users:read", "channels:read"}}, nil, "App Manifest"},
		{"a channel without the bot", fakeslack.Options{}, map[string]string{"TCRBOT_TEAM_CHANNEL": "C0NOTIN"}, "/invite @tcr"},
		{"an archived channel", fakeslack.Options{}, map[string]string{"TCRBOT_DIGEST_CHANNEL": "C0ARCH"}, "unarchive"},
		{"no such channel", fakeslack.Options{}, map[string]string{"TCRBOT_TEAM_CHANNEL": "C0NOWHERE"}, "check the id"},
		{"an admin who left", fakeslack.Options{}, map[string]string{"TCRBOT_ADMINS": "U0GONE"}, "Copy member ID"},
		{"a wrong bot token", fakeslack.Options{}, map[string]string{"SLACK_BOT_TOKEN": "xoxb-wrong"}, "OAuth & Permissions"},
		{"a wrong app token", fakeslack.Options{}, map[string]string{"SLACK_APP_TOKEN": "xapp-wrong"}, "App-Level Tokens"},
		{"no Slack", fakeslack.Options{}, map[string]string{"SLACK_API_URL": "http://127.0.0.1:1/api"}, "cannot reach Slack"},
		{"a zone that is none", fakeslack.Options{}, map[string]string{"TCRBOT_TIME_ZONE": "Mars"}, "America/New_York"},
		{"a wrong schedule", fakeslack.Options{}, map[string]string{"TCRBOT_DIGEST_SCHEDULE": "someday"}, "mon 09:00"},
		{"a disk that is thrown away", fakeslack.Options{}, map[string]string{"DYNO": "worker.1"}, "postgres://"},
	} {
		t.Run(c.name, func(t *testing.T) {
			report, code := doctor(t, c.opts, c.settings)
			if code != 1 || !strings.Contains(report, "FAIL") || !strings.Contains(report, c.want) {
				t.Errorf("exit code %d, no %q in\n%s", code, c.want, report)
			}
		})
	}
}

func TestDoctorSaysWhichChoicesCountAndWhereTheyComeFrom(t *testing.T) {
	path := filepath.Join(t.TempDir(), "chosen.db")
	store := openStore(t, path, time.Now)
	edits := []storage.SettingEdit{
		{Name: "team_channel", Value: "C0NOTIN"}, {Name: "digest_channel", Value: "C0NOWHERE"}, {Name: "contact", Value: "Mo"}, {Name: "time_zone", Value: "Europe/London"},
	}
	if _, err := store.ChangeSettings(t.Context(), fakeslack.TeamID, "U0MGR", edits...); err != nil {
		t.Fatal(err)
	}
	report, code := doctor(t, fakeslack.Options{}, map[string]string{"DATABASE_URL": path, "TCRBOT_DIGEST_CHANNEL": "C0DIGEST", "TCRBOT_ADMINS": "U0MGR"})
	for _, want := range []string{"FAIL  card channel (/tcr settings) the bot is not in", "ok    digest channel (TCRBOT_DIGEST_CHANNEL) #digest", "Europe/London (/tcr settings)", "contact (/tcr settings)"} {
		if !strings.Contains(report, want) {
			t.Errorf("no %q in\n%s", want, report)
		}
	}
	if code != 1 {
		t.Errorf("exit code %d", code)
	}
}
