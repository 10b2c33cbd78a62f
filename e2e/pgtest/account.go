package pgtest

import (
	"errors"
	"os"
	"os/user"
	"strconv"
	"syscall"
)

// account is whom the server runs as.
type account struct {
	name     string
	uid, gid int
	switched bool // it is another one than the test's
}

// unprivileged is the test's own account or, for root, whom Postgres does not refuse: postgres, else nobody.
func unprivileged() (account, error) {
	if os.Getuid() != 0 {
		return account{name: "myself", uid: os.Getuid(), gid: os.Getgid()}, nil
	}
	for _, name := range []string{"postgres", "nobody"} {
		found, err := user.Lookup(name)
		if err != nil {
			continue
		}
		uid, err1 := strconv.Atoi(found.Uid)
		gid, err2 := strconv.Atoi(found.Gid)
		if err1 == nil && err2 == nil {
			return account{name: name, uid: uid, gid: gid, switched: true}, nil
		}
	}
	return account{}, errors.New("root cannot run Postgres, and there is no user postgres or nobody")
}

// attributes start a program as the account, and out of reach of a Ctrl-C, after which the guard still has to clean up.
func (a account) attributes() *syscall.SysProcAttr {
	attributes := &syscall.SysProcAttr{Setpgid: true}
	if a.switched {
		attributes.Credential = &syscall.Credential{Uid: uint32(a.uid), Gid: uint32(a.gid)}
	}
	return attributes
}

// own hands a folder to the account.
func (a account) own(folder string) error {
	if !a.switched {
		return nil
	}
	return os.Chown(folder, a.uid, a.gid)
}

func (a account) String() string { return a.name + " (" + strconv.Itoa(a.uid) + ")" }
