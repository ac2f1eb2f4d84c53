/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Loaded before the C library: counts the system calls of a save and stops or spoils one of them.
 *
 *   SHIM_LOG=FILE     writes the name of each call that is counted, a line each
 *   SHIM_AT=N         the Nth counted call …
 *   SHIM_DO=kill      … is not made: the program is killed
 *           ERRNO     … fails with this number, once
 *           all:ERRNO … and all calls of that name after it
 *           short     … if it writes, writes half
 *           torn      … if it writes, writes half, and the program is killed
 *           lie       … if it renames, does so and reports EIO
 *
 * It is counted from the first file on that is opened for writing. Calls that the C library makes inside itself are not
 * seen; the program's own calls and GLib's are.
 */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

typedef enum {
  GO_ON,
  FAIL,
  SHORT,
  TORN,
  LIE,
} Verdict;

static atomic_int counted;
static atomic_bool began;
static int log_fd = -1;
static int at = -1;
static const char *what;
static const char *failing; /* the name of calls that fail from now on */

static long
raw (long number, long a, long b, long c, long d)
{
  static long (*real) (long, ...);
  if (real == NULL)
    real = (long (*) (long, ...)) dlsym (RTLD_NEXT, "syscall");
  return real (number, a, b, c, d);
}

__attribute__ ((constructor)) static void
set_up (void)
{
  const char *log = getenv ("SHIM_LOG");
  if (log != NULL)
    log_fd = (int) raw (SYS_openat, AT_FDCWD, (long) log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if (getenv ("SHIM_AT") != NULL)
    at = atoi (getenv ("SHIM_AT"));
  what = getenv ("SHIM_DO");
}

static Verdict
fail (const char *name, int code)
{
  (void) name;
  errno = code;
  return FAIL;
}

/* Counts a call and says what becomes of it. */
static Verdict
judge (const char *name)
{
  if (!atomic_load (&began))
    return GO_ON;
  int number = atomic_fetch_add (&counted, 1) + 1;
  if (log_fd >= 0)
    {
      raw (SYS_write, log_fd, (long) name, (long) strlen (name), 0);
      raw (SYS_write, log_fd, (long) "\n", 1, 0);
    }
  if (what == NULL)
    return GO_ON;
  if (failing != NULL && strcmp (failing, name) == 0)
    return fail (name, atoi (what + 4));
  if (number != at)
    return GO_ON;
  if (strcmp (what, "kill") == 0)
    raw (SYS_kill, raw (SYS_getpid, 0, 0, 0, 0), SIGKILL, 0, 0);
  if (strcmp (what, "short") == 0)
    return SHORT;
  if (strcmp (what, "torn") == 0)
    return TORN;
  if (strcmp (what, "lie") == 0)
    return LIE;
  if (strncmp (what, "all:", 4) == 0)
    {
      failing = name;
      return fail (name, atoi (what + 4));
    }
  return fail (name, atoi (what));
}

static void
begin (int flags)
{
  if ((flags & O_ACCMODE) != O_RDONLY)
    atomic_store (&began, true);
}

#define REAL(type, name, ...) \
  static type (*real) (__VA_ARGS__); \
  if (real == NULL) \
    real = (type (*) (__VA_ARGS__)) dlsym (RTLD_NEXT, name)

#define MODE(flags) \
  mode_t mode = 0; \
  if (((flags) & (O_CREAT | O_TMPFILE)) != 0) \
    { \
      va_list more; \
      va_start (more, flags); \
      mode = va_arg (more, mode_t); \
      va_end (more); \
    }

#define OPEN(symbol) \
  int symbol (const char *path, int flags, ...) \
  { \
    MODE (flags) \
    REAL (int, #symbol, const char *, int, ...); \
    begin (flags); \
    return judge ("open") == FAIL ? -1 : real (path, flags, mode); \
  }
#define OPENAT(symbol) \
  int symbol (int folder, const char *path, int flags, ...) \
  { \
    MODE (flags) \
    REAL (int, #symbol, int, const char *, int, ...); \
    begin (flags); \
    return judge ("openat") == FAIL ? -1 : real (folder, path, flags, mode); \
  }
#define CALL(symbol, shown, parameters, arguments) \
  int symbol parameters \
  { \
    static int (*real) parameters; \
    if (real == NULL) \
      real = (int (*) parameters) dlsym (RTLD_NEXT, #symbol); \
    return judge (shown) == FAIL ? -1 : real arguments; \
  }

OPEN (open)
OPEN (open64)
OPENAT (openat)
OPENAT (openat64)
CALL (fsync, "fsync", (int fd), (fd))
CALL (fdatasync, "fdatasync", (int fd), (fd))
CALL (ftruncate, "ftruncate", (int fd, off_t length), (fd, length))
CALL (ftruncate64, "ftruncate", (int fd, off_t length), (fd, length))
CALL (fchmod, "fchmod", (int fd, mode_t mode), (fd, mode))
CALL (fchown, "fchown", (int fd, uid_t user, gid_t group), (fd, user, group))
CALL (flock, "flock", (int fd, int operation), (fd, operation))
CALL (unlink, "unlink", (const char *path), (path))
CALL (unlinkat, "unlinkat", (int folder, const char *path, int flags), (folder, path, flags))
CALL (link, "link", (const char *from, const char *to), (from, to))
CALL (mkdir, "mkdir", (const char *path, mode_t mode), (path, mode))
CALL (stat, "stat", (const char *path, struct stat *info), (path, info))
CALL (stat64, "stat", (const char *path, struct stat64 *info), (path, info))
CALL (lstat, "lstat", (const char *path, struct stat *info), (path, info))
CALL (lstat64, "lstat", (const char *path, struct stat64 *info), (path, info))
CALL (fstat, "fstat", (int fd, struct stat *info), (fd, info))
CALL (fstat64, "fstat", (int fd, struct stat64 *info), (fd, info))
CALL (fstatat, "fstatat", (int folder, const char *path, struct stat *info, int flags), (folder, path, info, flags))
CALL (fstatat64, "fstatat", (int folder, const char *path, struct stat64 *info, int flags),
      (folder, path, info, flags))
CALL (faccessat, "faccessat", (int folder, const char *path, int mode, int flags), (folder, path, mode, flags))

/* An error when closing is told after the file is closed: that is how delayed writing fails. */
int
close (int fd)
{
  REAL (int, "close", int);
  Verdict verdict = judge ("close");
  int code = errno, closed = real (fd);
  if (verdict != FAIL)
    return closed;
  errno = code;
  return -1;
}

ssize_t
read (int fd, void *data, size_t n)
{
  REAL (ssize_t, "read", int, void *, size_t);
  Verdict verdict = judge ("read");
  if (verdict == FAIL)
    return -1;
  return real (fd, data, verdict == SHORT && n > 1 ? n / 2 : n);
}

ssize_t
write (int fd, const void *data, size_t n)
{
  REAL (ssize_t, "write", int, const void *, size_t);
  if (fd == STDOUT_FILENO || fd == STDERR_FILENO)
    return real (fd, data, n);
  Verdict verdict = judge ("write");
  if (verdict == FAIL)
    return -1;
  ssize_t written = real (fd, data, verdict == SHORT || verdict == TORN ? (n + 1) / 2 : n);
  if (verdict == TORN)
    raw (SYS_kill, raw (SYS_getpid, 0, 0, 0, 0), SIGKILL, 0, 0);
  return written;
}

static int
end_rename (Verdict verdict, int renamed)
{
  if (verdict != LIE)
    return renamed;
  errno = EIO;
  return -1;
}

int
rename (const char *from, const char *to)
{
  REAL (int, "rename", const char *, const char *);
  Verdict verdict = judge ("rename");
  return verdict == FAIL ? -1 : end_rename (verdict, real (from, to));
}

long
syscall (long number, ...)
{
  va_list more;
  va_start (more, number);
  long a = va_arg (more, long), b = va_arg (more, long), c = va_arg (more, long), d = va_arg (more, long);
  long e = va_arg (more, long), f = va_arg (more, long);
  va_end (more);
  static long (*real) (long, ...);
  if (real == NULL)
    real = (long (*) (long, ...)) dlsym (RTLD_NEXT, "syscall");
  if (number != SYS_renameat2)
    return real (number, a, b, c, d, e, f);
  Verdict verdict = judge ("renameat2");
  return verdict == FAIL ? -1 : end_rename (verdict, (int) real (number, a, b, c, d, e, f));
}
