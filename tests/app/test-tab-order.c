/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Going round a window by Tab and back by Shift+Tab, on every page, with real keys: nothing that has the focus keeps
 * it, both ways lead to the same kinds of controls, and Tab leaves a list after one row, however many there are.
 */
#include "keyboard.h"
#undef WAIT_UNTIL
#include "window-fixture.h"

#define N_ARTICLES 150
#define MAX_STOPS 120 /* fewer than there are rows */

static char *
describe (GtkWidget *widget)
{
  GString *text = g_string_new (NULL);
  guint n = 0;

  for (; widget != NULL && n++ < 6; widget = gtk_widget_get_parent (widget))
    g_string_append_printf (text, "%s%s", n > 1 ? " in " : "", G_OBJECT_TYPE_NAME (widget));
  return g_string_free (text, FALSE);
}

/* What has the focus, one after the other, until it is back where it began; NULL where it never comes back. */
static GPtrArray *
go_round (Keyboard *k, GtkWindow *window, KeySym modifier)
{
  GPtrArray *stops = g_ptr_array_new_with_free_func (g_free);
  GtkWidget *first = gtk_window_get_focus (window), *last = first;

  do
    {
      GtkWidget *now;

      keyboard_press (k, XK_Tab, modifier);
      now = gtk_window_get_focus (window);
      g_ptr_array_add (stops, describe (now));
      if (now == last || stops->len > MAX_STOPS)
        {
          g_test_message ("the focus stays in %s", (char *) stops->pdata[stops->len - 1]);
          g_ptr_array_unref (stops);
          return NULL;
        }
      last = now;
    }
  while (last != first);
  return stops;
}

/* Lists may be entered at another row the second time: begins outside of them, when each was entered. */
static void
go_to_header (Keyboard *k, GtkWindow *window)
{
  gboolean inside = FALSE;
  guint n_arrivals = 0;

  for (guint i = 0; i < 2 * MAX_STOPS; i++)
    {
      gboolean was_inside = inside;

      keyboard_press (k, XK_Tab, 0);
      inside = gtk_widget_get_ancestor (gtk_window_get_focus (window), ADW_TYPE_VIEW_SWITCHER) != NULL;
      if (inside && !was_inside && ++n_arrivals == 2)
        return;
    }
  g_assert_not_reached ();
}

/* Rows are reached by the arrows as well; at which of them a list is entered is GTK's affair. */
static gboolean
is_row (const char *stop)
{
  return g_str_has_prefix (stop, "GtkListItemWidget ") || g_str_has_prefix (stop, "GtkColumnViewRowWidget ")
         || g_str_has_prefix (stop, "GtkColumnViewCellWidget ");
}

static void
assert_same_stops (GPtrArray *some, GPtrArray *others)
{
  for (guint i = 0; i < some->len; i++)
    {
      const char *stop = some->pdata[i];

      if (!is_row (stop) && !g_ptr_array_find_with_equal_func (others, stop, g_str_equal, NULL))
        g_error ("only in one direction: %s", stop);
    }
}

static void
test_page (gconstpointer page)
{
  char *folder = scratch_new ();
  Keyboard *k = keyboard_new ();
  WindowFixture *f;
  GtkWindow *window;

  scratch_write (folder, "a.txt", "First article\n\nThe bridge is safe, said the mayor. Others doubt it.\n");
  scratch_write (folder, "b.txt", "Second article\n\nOthers doubt it.\n");
  for (guint i = 2; i < N_ARTICLES; i++)
    {
      g_autofree char *name = g_strdup_printf ("c-%03u.txt", i);

      scratch_write (folder, name, "Another article\n\nThe bridge is safe.\n");
    }
  f = window_fixture_new (folder);
  window = GTK_WINDOW (f->window);
  WAIT_UNTIL (gtk_window_is_active (window));
  window_fixture_open (f, "a.txt");
  g_assert_nonnull (window_fixture_code (f, 15, 33));
  g_action_group_activate_action (G_ACTION_GROUP (window), "page", g_variant_new_string (page));
  keyboard_pump (300);
  g_assert_nonnull (gtk_window_get_focus (window));

  go_to_header (k, window);
  g_autoptr (GPtrArray) there = go_round (k, window, 0);
  g_assert_nonnull (there);
  g_autoptr (GPtrArray) back = go_round (k, window, XK_Shift_L);
  g_assert_nonnull (back);
  g_assert_cmpuint (there->len, >, 5);
  assert_same_stops (there, back);
  if (!g_str_equal (page, "articles")) /* from the text Tab goes to the claims, past what stands above them */
    assert_same_stops (back, there);

  window_fixture_free (f);
  keyboard_free (k);
  scratch_remove (folder);
  g_free (folder);
}

int
main (int argc, char *argv[])
{
  static const char *const pages[] = { "articles", "claims", "speakers", "issues", "codebook", "search" };

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *path = g_strconcat ("/tab-order/", pages[i], NULL);

      g_test_add_data_func (path, pages[i], test_page);
    }
  return g_test_run ();
}
