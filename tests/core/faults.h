/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What other programs, disks and networks do in the middle of a call of the store: calls of the C library that fail, or
 * before which something happens.
 *
 *   faults_fail ("fsync", 2, EIO);             the second fsync from now on
 *   faults_do ("flock", 1, replace_cb, data);  just before the first flock
 *   faults_do ("read", FAULTS_ALWAYS, …);      before each
 *   faults_fail ("renamed", 1, EIO);           the first renameat2, which happens all the same
 *   …
 *   faults_end ();
 *
 * Only calls of the program itself are seen, the core's among them; all of them really happen but for those that fail.
 * For one file of a test program, and included first.
 */
#pragma once

#undef _FORTIFY_SOURCE

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <stdarg.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#define FAULTS_ALWAYS (-1) /* -2: from the second on; and so forth */
#define FAULTS_MAX 8

typedef void (*FaultsFunc) (gpointer user_data);

typedef struct {
  const char *call;
  int left;
  int code;
  FaultsFunc func;
  gpointer data;
} Fault;

static Fault faults[FAULTS_MAX];
static guint n_faults;

static inline void
faults_add (const char *call, int at, int code, FaultsFunc func, gpointer data)
{
  g_assert_cmpuint (n_faults, <, FAULTS_MAX);
  faults[n_faults++] = (Fault) { call, at, code, func, data };
}

static inline void
faults_fail (const char *call, int at, int code)
{
  faults_add (call, at, code, NULL, NULL);
}

static inline void
faults_do (const char *call, int at, FaultsFunc func, gpointer data)
{
  faults_add (call, at, 0, func, data);
}

static inline void
faults_end (void)
{
  n_faults = 0;
}

/* Whether the call is to fail, with errno. */
static gboolean
faults_judge (const char *call)
{
  static gboolean busy;
  int code = 0, before = errno;
  for (guint i = 0; i < n_faults && !busy; i++)
    {
      Fault *fault = &faults[i];
      if (strcmp (fault->call, call) != 0 || fault->left == 0)
        continue;
      if (fault->left > 0 ? --fault->left > 0 : fault->left < FAULTS_ALWAYS && fault->left++ < FAULTS_ALWAYS)
        continue;
      busy = TRUE;
      if (fault->func != NULL)
        fault->func (fault->data);
      busy = FALSE;
      code = fault->code != 0 ? fault->code : code;
    }
  errno = code != 0 ? code : before;
  return code != 0;
}

#define FAULTS_REAL(type, name, ...) \
  static type (*real) (__VA_ARGS__); \
  if (real == NULL) \
  *(void **) &real = dlsym (RTLD_NEXT, name)

#if defined(_FILE_OFFSET_BITS) && _FILE_OFFSET_BITS == 64
#define FAULTS_LARGE(name) name "64"
#else
#define FAULTS_LARGE(name) name
#endif

static mode_t
faults_mode (int flags, va_list more)
{
  return (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg (more, mode_t) : 0;
}

int
open (const char *path, int flags, ...)
{
  FAULTS_REAL (int, FAULTS_LARGE ("open"), const char *, int, ...);
  va_list more;
  va_start (more, flags);
  mode_t mode = faults_mode (flags, more);
  va_end (more);
  return faults_judge ("open") ? -1 : real (path, flags, mode);
}

int
openat (int folder, const char *path, int flags, ...)
{
  FAULTS_REAL (int, FAULTS_LARGE ("openat"), int, const char *, int, ...);
  va_list more;
  va_start (more, flags);
  mode_t mode = faults_mode (flags, more);
  va_end (more);
  return faults_judge ("openat") ? -1 : real (folder, path, flags, mode);
}

/* What a hardened build calls instead, where it doesn't know the flags. */
int __openat64_2 (int folder, const char *path, int flags);
int __open64_2 (const char *path, int flags);

int
__openat64_2 (int folder, const char *path, int flags)
{
  return openat (folder, path, flags);
}

int
__open64_2 (const char *path, int flags)
{
  return open (path, flags);
}

int
close (int fd)
{
  FAULTS_REAL (int, "close", int);
  int closed = real (fd);
  return faults_judge ("close") ? -1 : closed;
}

ssize_t
read (int fd, void *data, size_t n)
{
  FAULTS_REAL (ssize_t, "read", int, void *, size_t);
  return faults_judge ("read") ? -1 : real (fd, data, n);
}

ssize_t
write (int fd, const void *data, size_t n)
{
  FAULTS_REAL (ssize_t, "write", int, const void *, size_t);
  return faults_judge ("write") ? -1 : real (fd, data, n);
}

int
unlinkat (int folder, const char *path, int flags)
{
  FAULTS_REAL (int, "unlinkat", int, const char *, int);
  return faults_judge ("unlinkat") ? -1 : real (folder, path, flags);
}

int
fsync (int fd)
{
  FAULTS_REAL (int, "fsync", int);
  return faults_judge ("fsync") ? -1 : real (fd);
}

int
fchown (int fd, uid_t user, gid_t group)
{
  FAULTS_REAL (int, "fchown", int, uid_t, gid_t);
  return faults_judge ("fchown") ? -1 : real (fd, user, group);
}

int
faccessat (int folder, const char *path, int mode, int flags)
{
  FAULTS_REAL (int, "faccessat", int, const char *, int, int);
  return faults_judge ("faccessat") ? -1 : real (folder, path, mode, flags);
}

int
clock_gettime (clockid_t clock, struct timespec *now)
{
  FAULTS_REAL (int, "clock_gettime", clockid_t, struct timespec *);
  int result = real (clock, now);
  if (faults_judge ("clock_gettime"))
    now->tv_sec += 3600; /* the time has come, whatever it is for */
  return result;
}

int
flock (int fd, int operation)
{
  FAULTS_REAL (int, "flock", int, int);
  return faults_judge ("flock") ? -1 : real (fd, operation);
}

int
fstat (int fd, struct stat *info)
{
  FAULTS_REAL (int, FAULTS_LARGE ("fstat"), int, struct stat *);
  return faults_judge ("fstat") ? -1 : real (fd, info);
}

int
fstatat (int folder, const char *path, struct stat *info, int flags)
{
  FAULTS_REAL (int, FAULTS_LARGE ("fstatat"), int, const char *, struct stat *, int);
  return faults_judge ("fstatat") ? -1 : real (folder, path, info, flags);
}

ssize_t
readlink (const char *path, char *target, size_t n)
{
  FAULTS_REAL (ssize_t, "readlink", const char *, char *, size_t);
  return faults_judge ("readlink") ? -1 : real (path, target, n);
}

/* The swap of two names, which the C library of the oldest system has no call for. */
long
syscall (long number, ...)
{
  FAULTS_REAL (long, "syscall", long, ...);
  va_list more;
  va_start (more, number);
  long a = va_arg (more, long), b = va_arg (more, long), c = va_arg (more, long), d = va_arg (more, long);
  long e = va_arg (more, long), f = va_arg (more, long);
  va_end (more);
  if (number != SYS_renameat2)
    return real (number, a, b, c, d, e, f);
  if (faults_judge ("renameat2"))
    return -1;
  long renamed = real (number, a, b, c, d, e, f);
  return renamed == 0 && faults_judge ("renamed") ? -1 : renamed;
}
