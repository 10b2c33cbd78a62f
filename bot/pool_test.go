package bot

import (
	"testing"
)

func TestAPanicEndsATaskNotThePool(t *testing.T) {
	p := newPool(quiet())
	crashed, ran := make(chan bool, 1), make(chan bool, 1)
	p.try(task{"bad", func() { panic("boom") }, func() { crashed <- true }})
	p.try(task{"good", func() { ran <- true }, nil})
	<-crashed
	<-ran
	p.close()
}

func TestAFullPoolSaysSo(t *testing.T) {
	p := newPool(quiet())
	hold := make(chan bool)
	taken := 0
	for range poolWorkers + poolRoom + 50 {
		if p.try(task{"wait", func() { <-hold }, nil}) {
			taken++
		}
	}
	if taken < poolRoom || taken > poolWorkers+poolRoom {
		t.Errorf("%d tasks were taken", taken)
	}
	close(hold)
	p.close()
	if p.try(task{"late", func() {}, nil}) {
		t.Error("a closed pool took a task")
	}
}
