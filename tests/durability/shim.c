/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Loaded before the C library: counts the system calls of a save and stops or spoils one of them.
 *
 *   SHIM_LOG=FILE     writes the name of each call that is counted, a line each
 *   SHIM_TRACE=FILE   writes what is done to files: name, result and arguments, separated by tabs
 *   SHIM_CLOCK=N      the clock is N seconds off; with "back" it goes back an hour each time it is asked
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
#include "shim.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
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
static int trace_fd = -1;
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

__attribute__ ((constructor)) void
shim_set_up (void)
{
  const char *log = getenv ("SHIM_LOG");
  if (log != NULL)
    log_fd = (int) raw (SYS_openat, AT_FDCWD, (long) log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  const char *trace = getenv ("SHIM_TRACE");
  if (trace != NULL)
    trace_fd = (int) raw (SYS_openat, AT_FDCWD, (long) trace, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
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

/* Keeps errno; returns the result. */
static long
trace_call (long result, const char *format, ...)
{
  char line[9000];
  int code = errno;
  if (trace_fd < 0 || !atomic_load (&began))
    return result;
  va_list arguments;
  va_start (arguments, format);
  int n = vsnprintf (line, sizeof line - 1, format, arguments);
  va_end (arguments);
  n += snprintf (line + n, sizeof line - (size_t) n, "\t%ld\n", result);
  raw (SYS_write, trace_fd, (long) line, n, 0);
  errno = code;
  return result;
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
    if (judge ("open") == FAIL) \
      return -1; \
    return (int) trace_call (real (path, flags, mode), "open\t-100\t%s\t%d", path, flags); \
  }
#define OPENAT(symbol) \
  int symbol (int folder, const char *path, int flags, ...) \
  { \
    MODE (flags) \
    REAL (int, #symbol, int, const char *, int, ...); \
    begin (flags); \
    if (judge ("openat") == FAIL) \
      return -1; \
    return (int) trace_call (real (folder, path, flags, mode), "open\t%d\t%s\t%d", folder, path, flags); \
  }
#define CALL(symbol, shown, parameters, arguments) TRACED (symbol, shown, parameters, arguments, "other")
#define TRACED(symbol, shown, parameters, arguments, ...) \
  int symbol parameters \
  { \
    static int (*real) parameters; \
    if (real == NULL) \
      real = (int (*) parameters) dlsym (RTLD_NEXT, #symbol); \
    if (judge (shown) == FAIL) \
      return -1; \
    return (int) trace_call (real arguments, __VA_ARGS__); \
  }

OPEN (open)
OPEN (open64)
OPENAT (openat)
OPENAT (openat64)
TRACED (fsync, "fsync", (int fd), (fd), "sync\t%d", fd)
TRACED (fdatasync, "fdatasync", (int fd), (fd), "sync\t%d", fd)
TRACED (ftruncate, "ftruncate", (int fd, off_t length), (fd, length), "truncate\t%d\t%ld", fd, (long) length)
TRACED (ftruncate64, "ftruncate", (int fd, off_t length), (fd, length), "truncate\t%d\t%ld", fd, (long) length)
CALL (fchmod, "fchmod", (int fd, mode_t mode), (fd, mode))
CALL (fchown, "fchown", (int fd, uid_t user, gid_t group), (fd, user, group))
CALL (flock, "flock", (int fd, int operation), (fd, operation))
TRACED (unlink, "unlink", (const char *path), (path), "unlink\t-100\t%s", path)
TRACED (unlinkat, "unlinkat", (int folder, const char *path, int flags), (folder, path, flags), "unlink\t%d\t%s",
        folder, path)
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
  int code = errno, closed = (int) trace_call (real (fd), "close\t%d", fd);
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
  ssize_t written
    = trace_call (real (fd, data, verdict == SHORT || verdict == TORN ? (n + 1) / 2 : n), "write\t%d", fd);
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
  if (verdict == FAIL)
    return -1;
  return end_rename (verdict, (int) trace_call (real (from, to), "rename\t-100\t%s\t%s\t0", from, to));
}

/* Seconds to add to the real clock. */
static long
get_clock_error (void)
{
  static atomic_long asked;
  const char *off = getenv ("SHIM_CLOCK");
  if (off == NULL)
    return 0;
  return strcmp (off, "back") == 0 ? -3600 * (atomic_fetch_add (&asked, 1) + 1) : atol (off);
}

int
clock_gettime (clockid_t clock, struct timespec *now)
{
  REAL (int, "clock_gettime", clockid_t, struct timespec *);
  int result = real (clock, now);
  if (clock == CLOCK_REALTIME)
    now->tv_sec += get_clock_error ();
  return result;
}

int
gettimeofday (struct timeval *restrict now, void *restrict zone)
{
  REAL (int, "gettimeofday", struct timeval *restrict, void *restrict);
  int result = real (now, zone);
  now->tv_sec += get_clock_error ();
  return result;
}

time_t
time (time_t *ret_now)
{
  REAL (time_t, "time", time_t *);
  time_t now = real (NULL) + get_clock_error ();
  if (ret_now != NULL)
    *ret_now = now;
  return now;
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
  if (verdict == FAIL)
    return -1;
  long renamed = trace_call (real (number, a, b, c, d, e, f), "rename\t%ld\t%s\t%s\t%ld", a, (const char *) b,
                             (const char *) d, e);
  return end_rename (verdict, (int) renamed);
}
