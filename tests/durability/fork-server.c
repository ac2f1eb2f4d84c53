/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Loaded before the C library: a program that was started with FORK_SERVER in its environment doesn't run its main()
 * once but as often as it is asked to, each time in a process of its own that has all libraries loaded already. Finding
 * and loading some seventy of them is nine tenths of what a short run costs.
 *
 * A request comes by the standard input: the length of what follows, as a 32-bit number of this machine, and strings
 * that each end with a NUL: the files for standard output and standard error, the number of arguments, the arguments
 * from the program's name on, and the environment. The answer, by the standard output, is the status as waitpid() gives
 * it, as a 32-bit number. The end of the standard input ends the server.
 */
#include "shim.h"

#include <dlfcn.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

typedef int (*Main) (int, char **, char **);
typedef int (*Start) (Main, int, char **, void (*) (void), void (*) (void), void (*) (void), void *);

int __libc_start_main (Main, int, char **, void (*) (void), void (*) (void), void (*) (void), void *);

static Main real_main;

static bool
take (void *data, size_t n)
{
  size_t done = 0;
  while (done < n)
    {
      ssize_t got = read (STDIN_FILENO, (char *) data + done, n - done);
      if (got <= 0)
        return false;
      done += (size_t) got;
    }
  return true;
}

/* Not with open(), which the shim counts. */
static void
lead (int fd, const char *path, int flags)
{
  long opened = syscall (SYS_openat, AT_FDCWD, path, flags, 0600);
  if (opened < 0 || dup2 ((int) opened, fd) < 0)
    _exit (126);
  syscall (SYS_close, opened);
}

/* The strings of the request, with a NULL after the arguments and one after the environment. */
static char **
list_strings (char *request, size_t n, int skipped, int *argc)
{
  char **all = calloc (n + 2, sizeof *all);
  if (all == NULL)
    _exit (126);
  int found = 0, end = skipped;
  for (char *at = request; at < request + n; at += strlen (at) + 1)
    {
      if (found == skipped)
        end = skipped + *argc;
      if (found == end && found > skipped)
        all[found++] = NULL;
      all[found++] = at;
      if (found == skipped)
        *argc = atoi (at);
    }
  return all;
}

/* Ends without the libraries' own ends, which take longer than most runs and touch no file. */
_Noreturn static void
run (char *request, size_t n)
{
  int argc = 0;
  char **strings = list_strings (request, n, 3, &argc);
  lead (STDIN_FILENO, "/dev/null", O_RDONLY);
  lead (STDOUT_FILENO, strings[0], O_WRONLY | O_CREAT | O_TRUNC);
  lead (STDERR_FILENO, strings[1], O_WRONLY | O_CREAT | O_TRUNC);
  char **argv = strings + 3;
  environ = argv + argc + 1;
  shim_set_up ();
  int status = real_main (argc, argv, environ);
  fflush (NULL);
  _exit (status);
}

static int
serve (int argc, char **argv, char **envp)
{
  (void) argc, (void) argv, (void) envp;
  uint32_t n;
  while (take (&n, sizeof n))
    {
      char *request = malloc (n);
      if (request == NULL || !take (request, n))
        return 126;
      pid_t child = fork ();
      if (child == 0)
        run (request, n);
      int32_t status = 0;
      if (child < 0 || waitpid (child, &status, 0) != child
          || write (STDOUT_FILENO, &status, sizeof status) != (ssize_t) sizeof status)
        return 126;
      free (request);
    }
  return 0;
}

int
__libc_start_main (Main program, int argc, char **argv, void (*init) (void), void (*fini) (void), void (*end) (void),
                   void *stack)
{
  Start start = (Start) dlsym (RTLD_NEXT, "__libc_start_main");
  real_main = program;
  return start (getenv ("FORK_SERVER") != NULL ? serve : program, argc, argv, init, fini, end, stack);
}
