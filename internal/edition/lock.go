package edition

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/gofrs/flock"

	"briefing/internal/diag"
)

// ErrLocked says that another run holds what this one needs.
var ErrLocked = errors.New("another run is writing there")

// Patience is how long a run waits for another one that holds the edition or the output folder.
const Patience = time.Minute

// Holder is a run that holds a lock, as it tells others of itself.
type Holder struct {
	Command string `json:"command"` // "briefing build"
	PID     int    `json:"pid"`
	Host    string `json:"host"`
}

// String names the run for a message; empty where nothing is known of it.
func (h Holder) String() string {
	if h.PID == 0 {
		return ""
	}
	return fmt.Sprintf("%s, process %d on %s", h.Command, h.PID, h.Host)
}

// Locking is how a run deals with others in the same output folder.
type Locking struct {
	Holder               // as which others see this run; the zero value: they learn nothing of it
	Waiting func(Holder) // called before it waits for another run; nil: nothing is
}

// locks are the locks of an output folder. Their files stay: if one were removed, two runs could each lock a file of that
// name.
type locks struct {
	out      string
	shared   fs.FileMode // of disk
	patience time.Duration
	Locking
}

// acquire locks the output folder by a file in it, and says in the file who does. Where another run holds it, it waits; about
// says in messages what is held.
func (l *locks) acquire(ctx context.Context, name, about string) (*flock.Flock, error) {
	lock, err := l.file(name)
	if err != nil {
		return nil, err
	}
	held, err := lock.TryLock()
	if err == nil && !held {
		if l.Waiting != nil {
			l.Waiting(holderOf(lock.Path()))
		}
		patient, stop := context.WithTimeout(ctx, l.patience)
		held, err = lock.TryLockContext(patient, 20*time.Millisecond)
		stop()
	}
	switch {
	case held:
		l.tell(lock.Path(), l.Holder)
		return lock, nil
	case ctx.Err() != nil:
		return nil, context.Cause(ctx)
	case err != nil && !errors.Is(err, context.DeadlineExceeded):
		return nil, fault(err, l.out)
	}
	return nil, l.refusal(holderOf(lock.Path()), about)
}

// refusal says who holds what is needed, and what can be done.
func (l *locks) refusal(by Holder, about string) error {
	who, hint := by.String(), "wait until it is done, and run the command again"
	switch {
	case who == "":
		who = "it does not say who it is"
	case by.Host == l.Host:
		hint += fmt.Sprintf("; or end it, and it takes back what it began: kill %d", by.PID)
	default:
		hint += "; or end it on " + by.Host + ", and it takes back what it began"
	}
	message := filepath.ToSlash(about) + ": " + ErrLocked.Error() + " (" + who + ")"
	if l.patience >= time.Second {
		message += fmt.Sprintf(", still after %.0f seconds", l.patience.Seconds())
	}
	return diag.Refuse(diag.Files, "locked", diag.Visible(message)+"; nothing was changed", diag.Visible(hint)).Because(ErrLocked)
}

// release unlocks, and takes the name of this run away.
func (l *locks) release(lock *flock.Flock) error {
	l.tell(lock.Path(), Holder{})
	return lock.Unlock()
}

// holderAt is where the holder stands in the file of a lock. Windows locks the first byte against readers.
const holderAt = 1

// tell writes into the file of a lock who holds it; nobody leaves it empty. It is for messages alone, so that an error is none
// of the run.
func (l *locks) tell(name string, h Holder) {
	if l.PID == 0 {
		return
	}
	text, err := json.Marshal(h)
	if err != nil {
		return
	}
	f, err := os.OpenFile(name, os.O_WRONLY, 0)
	if err != nil {
		return
	}
	defer f.Close()
	if f.Truncate(0) != nil || h != (Holder{}) { // some systems do not cut off what is locked
		_, _ = f.WriteAt(append(text, '\n'), holderAt)
	}
}

// holderOf reads who holds a lock; the zero value where the file does not say.
func holderOf(name string) (h Holder) {
	f, err := os.Open(name)
	if err != nil {
		return Holder{}
	}
	defer f.Close()
	const most = 4096
	// What stands behind the first value is left of a longer one.
	if err := json.NewDecoder(io.NewSectionReader(f, holderAt, most)).Decode(&h); err != nil {
		return Holder{}
	}
	return h
}

// file makes the file of a lock, which all who may write in the output folder can open.
func (l *locks) file(name string) (*flock.Flock, error) {
	name = filepath.Join(l.out, name)
	info, err := os.Lstat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		// Only the run that makes it can set its rights. Two runs that make it at once open the same file.
		f, err := os.OpenFile(name, os.O_RDONLY|os.O_CREATE, 0o666)
		if err != nil {
			return nil, fault(err, l.out)
		}
		_ = os.Chmod(name, 0o644|l.shared|l.shared<<1)
		if err := f.Close(); err != nil {
			return nil, fault(err, l.out)
		}
	case err != nil:
		return nil, fault(err, l.out)
	case !info.Mode().IsRegular():
		return nil, diag.Refuse(diag.Files, "lock", filepath.ToSlash(name)+" is no file, and runs lock the output folder by a file of that name; nothing was changed",
			"delete it, and run the command again")
	}
	return flock.New(name, flock.SetFlag(os.O_RDONLY)), nil
}
