//go:build unix && !aix && !solaris && !illumos

package cayley

import (
	"os"
	"syscall"
)

// unlock gives up bbolt's lock on a file. Closing the file is not enough: its mapping into memory keeps it open.
func unlock(f *os.File) error { return syscall.Flock(int(f.Fd()), syscall.LOCK_UN) }
