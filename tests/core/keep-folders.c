/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For tests under AddressSanitizer: what GLib gives up when g_test_run() sets the user's folders anew for each test
 * (G_TEST_OPTION_ISOLATE_DIRS; it can't free them, since somebody may still look at them) is no leak.
 *
 * To tell that by where it was allocated one must get past GLib, which has no frame pointers, and that makes programs
 * that allocate much ten times slower. Instead each test is added with one that first says which folders there are now.
 */
#include <dlfcn.h>
#include <glib.h>
#include <sanitizer/lsan_interface.h>

typedef struct {
  GTestFixtureFunc set_up;
  GTestFixtureFunc test;
  GTestFixtureFunc tear_down;
  GTestFunc plain;
  GTestDataFunc with_data;
  gconstpointer data;
} Case;

static void
keep_list (const char *const *list)
{
  for (guint i = 0; list[i] != NULL; i++)
    __lsan_ignore_object (list[i]);
  __lsan_ignore_object (list);
}

static void
keep_folders (void)
{
  const char *folders[] = { g_get_home_dir (), g_get_user_cache_dir (), g_get_user_config_dir (),
                            g_get_user_data_dir (), g_get_user_state_dir (), g_get_user_runtime_dir () };

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    __lsan_ignore_object (folders[i]);
  keep_list (g_get_system_config_dirs ());
  keep_list (g_get_system_data_dirs ());
}

static void
set_up_cb (gpointer fixture, gconstpointer data)
{
  const Case *one = data;

  keep_folders ();
  if (one->set_up != NULL)
    one->set_up (fixture, one->data);
}

static void
test_cb (gpointer fixture, gconstpointer data)
{
  const Case *one = data;

  if (one->plain != NULL)
    one->plain ();
  else if (one->with_data != NULL)
    one->with_data (one->data);
  else
    one->test (fixture, one->data);
}

static void
tear_down_cb (gpointer fixture, gconstpointer data)
{
  const Case *one = data;

  if (one->tear_down != NULL)
    one->tear_down (fixture, one->data);
}

static void
add (const char *path, gsize fixture_size, Case one)
{
  typedef void (*Add) (const char *, gsize, gconstpointer, GTestFixtureFunc, GTestFixtureFunc, GTestFixtureFunc);
  Add real = (Add) dlsym (RTLD_NEXT, "g_test_add_vtable");
  Case *kept = g_memdup2 (&one, sizeof one);

  __lsan_ignore_object (kept);
  real (path, fixture_size, kept, set_up_cb, test_cb, tear_down_cb);
}

/* --- instead of GLib's --- */

void
g_test_add_func (const char *path, GTestFunc test)
{
  add (path, 0, (Case) { .plain = test });
}

void
g_test_add_data_func (const char *path, gconstpointer data, GTestDataFunc test)
{
  add (path, 0, (Case) { .with_data = test, .data = data });
}

void
g_test_add_vtable (const char *path, gsize fixture_size, gconstpointer data, GTestFixtureFunc set_up,
                   GTestFixtureFunc test, GTestFixtureFunc tear_down)
{
  add (path, fixture_size, (Case) { .set_up = set_up, .test = test, .tear_down = tear_down, .data = data });
}
