/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The page of speakers and issues in a whole window: four claims of the tester's in one article, by three speakers on
 * two issues, and what the file of the speakers says.
 */
#pragma once

#include "keyboard.h"
#undef WAIT_UNTIL
#include "window-fixture.h"

#include "adduce-ui-register-table.h"

typedef struct
{
  char *folder;
  WindowFixture *f;
  Keyboard *keyboard;
} Fixture;

/* A claim on four letters of the article, by the coder of the window. */
static inline void
code (Fixture *t, guint start, const char *speaker, const char *issue)
{
  g_autoptr (AdduceTag) one = adduce_tag_new_for_label (speaker);
  g_autoptr (AdduceTag) other = adduce_tag_new_for_label (issue);
  g_autoptr (AdduceTagList) speakers = adduce_tag_list_new (&one, 1);
  g_autoptr (AdduceTagList) issues = adduce_tag_list_new (&other, 1);

  g_assert_nonnull (window_fixture_code (t->f, start, start + 4));
  adduce_ui_context_set_speakers (t->f->context, speakers);
  adduce_ui_context_set_issues (t->f->context, issues);
}

#define OWN                                                                                                          \
  "{\"schemaVersion\": \"1.1\", \"id\": \"urn:uuid:019b0c6e-0000-7000-8000-00000000c0de\", \"version\": 3,"          \
  "\"title\": \"Own\", \"variables\": ["                                                                             \
  "{\"id\": \"party\", \"label\": \"Party\", \"type\": \"entity\", \"values\": []}]}"

/* @data: a codebook, or NULL for the default one */
static inline void
set_up (Fixture *t, gconstpointer data)
{
  t->folder = scratch_new ();
  if (data != NULL)
    scratch_write (t->folder, "codebook.json", data);
  scratch_write (t->folder, "2031-03-04-a.txt", "Word word word word word word word word\n");
  t->f = window_fixture_new (t->folder);
  WAIT_UNTIL (gtk_window_is_active (GTK_WINDOW (t->f->window)));
  t->keyboard = keyboard_new ();
  window_fixture_open (t->f, "2031-03-04-a.txt");
  code (t, 0, "Mira Kovač", "The bridge should be built");
  code (t, 5, "Mira Kovač", "The bridge should be built");
  code (t, 10, "M. Kovač", "Tolls should be cut");
  code (t, 15, "Port Office", "Tolls should be cut");
  g_assert_true (adduce_ui_context_flush (t->f->context));
}

static inline void
tear_down (Fixture *t, gconstpointer data)
{
  keyboard_free (t->keyboard);
  window_fixture_free (t->f);
  scratch_remove (t->folder);
  g_free (t->folder);
}

static inline gboolean
is_table (GtkWidget *widget, gconstpointer data)
{
  return ADDUCE_UI_IS_REGISTER_TABLE (widget);
}

static inline AdduceUiRegisterTable *
get_table (Fixture *t)
{
  GtkWidget *table = window_fixture_find (GTK_WIDGET (t->f->window), is_table, NULL);

  return table != NULL ? ADDUCE_UI_REGISTER_TABLE (table) : NULL;
}

/* Waits for so many rows. */
static inline void
wait_for_rows (Fixture *t, guint n)
{
  WAIT_UNTIL (get_table (t) != NULL && adduce_ui_register_table_get_n_shown (get_table (t)) == n);
}

static inline void
open_speakers (Fixture *t)
{
  keyboard_press (t->keyboard, XK_6, XK_Control_L);
  wait_for_rows (t, 5); /* three, "Article author" and "Unnamed source" */
}

/* What the file of the register says of an entry: an empty text where there is no file or no such entry. */
static inline char *
read_entry (Fixture *t, const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceRegister) base = adduce_register_load (t->folder, "speaker", &error);
  AdduceEntity *entity = base != NULL ? adduce_register_lookup (base, id) : NULL;
  const char *into;
  g_autofree char *aliases = NULL;

  g_assert_no_error (error);
  if (entity == NULL)
    return g_strdup ("");
  into = adduce_entity_get_text (entity, ADDUCE_ENTITY_MERGED_INTO);
  aliases = g_strjoinv ("|", (char **) adduce_entity_get_aliases (entity));
  return g_strdup_printf ("%s (%s)%s%s", adduce_entity_get_name (entity), aliases, into != NULL ? " → " : "",
                          into != NULL ? into : "");
}

static inline gboolean
is_entry (Fixture *t, const char *id, const char *expected)
{
  g_autofree char *found = read_entry (t, id);

  return strcmp (found, expected) == 0;
}

static inline GtkWindow *
get_active (Fixture *t)
{
  return gtk_application_get_active_window (t->f->application);
}

/* The dialog that a key opened has the keyboard. */
static inline void
wait_for_dialog (Fixture *t)
{
  g_autoptr (GListModel) all = gtk_window_get_toplevels ();

  g_object_ref (all);
  WAIT_UNTIL (!gtk_window_is_active (GTK_WINDOW (t->f->window)) && g_list_model_get_n_items (all) > 1);
  keyboard_pump (200);
}

static inline void
wait_for_page (Fixture *t)
{
  WAIT_UNTIL (gtk_window_is_active (GTK_WINDOW (t->f->window)) && get_active (t) == GTK_WINDOW (t->f->window));
}

static inline void
press_down (Fixture *t, guint n)
{
  for (guint i = 0; i < n; i++)
    keyboard_press (t->keyboard, XK_Down, 0);
}
