package parsers

import (
	"strings"
	"testing"
	"time"

	"github.com/robfig/cron/v3"
)

// The crontab line starts the job on the second day of a month, wherever the machine's clock stands.
func TestCrontab(t *testing.T) {
	lines := 0
	for line := range strings.Lines(read(t, deployed(t, "cron"), "deploy", "cron", "briefing.crontab")) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if name, _, setting := strings.Cut(line, "="); setting && !strings.Contains(name, " ") {
			continue
		}
		lines++
		fields := strings.Fields(line)
		schedule, err := cron.ParseStandard(strings.Join(fields[:5], " "))
		if err != nil {
			t.Fatal(err)
		}
		for month := time.January; month <= time.December; month++ {
			if next := schedule.Next(time.Date(2027, month, 1, 0, 0, 0, 0, time.UTC)); next.Day() != 2 || next.Month() != month {
				t.Errorf("after the beginning of %s it runs at %s", month, next)
			}
		}
		if strings.Contains(line, "%") {
			t.Error("cron takes % for the end of a line")
		}
	}
	if lines != 1 {
		t.Errorf("%d lines with a job", lines)
	}
	if _, err := cron.ParseStandard("17 4 2-42 * *"); err == nil {
		t.Error("a day 42 is taken")
	}
}
