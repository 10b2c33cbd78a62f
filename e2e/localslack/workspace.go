package localslack

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
)

// Workspace is what the local Slack starts with. It holds no messages; those are posted once it runs.
type Workspace struct {
	Team      Team       `json:"workspace"`
	App       App        `json:"app"`
	Users     []User     `json:"users"`
	Channels  []Channel  `json:"channels"`
	Shortcuts []Shortcut `json:"-"`
}

// Team names the workspace.
type Team struct {
	Name   string `json:"name"`
	Domain string `json:"domain"`
	ID     string `json:"teamId"`
}

// App is the bot's entry, with the tokens it must show.
type App struct {
	ID       string `json:"appId"`
	BotUser  string `json:"botUserId"`
	BotName  string `json:"botName"`
	BotToken string `json:"botToken"`
	AppToken string `json:"appToken"`
}

// User is a member.
type User struct {
	ID       string `json:"id"`
	Name     string `json:"name"`
	RealName string `json:"real_name"`
	Email    string `json:"email"`
	Zone     string `json:"tz"`
}

// Channel is a channel with its members' ids, the bot's among them.
type Channel struct {
	ID      string   `json:"id"`
	Name    string   `json:"name"`
	Topic   string   `json:"topic"`
	Private bool     `json:"is_private"`
	Members []string `json:"members"`
}

// Shortcut is an entry of the shortcut menus.
type Shortcut struct {
	ID        string `json:"id"`
	Name      string `json:"name"`
	OnMessage bool   `json:"onMessage"`
}

// write puts the workspace into a folder as the server reads it.
func (w Workspace) write(dir string) error {
	for name, value := range map[string]any{configFile: w, "shortcuts.json": w.Shortcuts} {
		data, err := json.MarshalIndent(value, "", "  ")
		if err != nil {
			return fmt.Errorf("write the workspace: %w", err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o600); err != nil {
			return fmt.Errorf("write the workspace: %w", err)
		}
	}
	return nil
}
