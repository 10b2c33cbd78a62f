package handlers

import (
	"testing"
	"time"

	"tcrbot/storage"
)

func TestNobodyIsWaitedForLessThanNoTime(t *testing.T) {
	f := &figures{approved: []storage.Approval{{Us: 48 * time.Hour, Reviewer: -72 * time.Hour}}}
	if whole, us, customer, provider := f.waited(); whole != 2 || us != 2 || customer != 0 || provider != 0 {
		t.Errorf("%d days = us %d, customer %d, provider %d", whole, us, customer, provider)
	}
}
