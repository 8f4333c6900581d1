package main

import (
	"fmt"
	"os"

	"briefing/internal/diag"
	"briefing/internal/edition"
)

// locking says to other runs who this one is, and to the user for whom it waits.
func (a *app) locking(verb string) edition.Locking {
	host, err := os.Hostname()
	if err != nil {
		host = "a machine without a name"
	}
	return edition.Locking{
		Holder: edition.Holder{Command: "briefing " + verb, PID: os.Getpid(), Host: host},
		Waiting: func(by edition.Holder) {
			who := by.String()
			if who != "" {
				who = ": " + who
			}
			var notes diag.List
			notes.Add(diag.Pos{}, diag.Note, "waiting", fmt.Sprintf("another run is writing there, and this one waits for it, up to %.0f seconds%s", edition.Patience.Seconds(), who))
			_ = a.printFindings(notes) // notes end no verb
		},
	}
}
