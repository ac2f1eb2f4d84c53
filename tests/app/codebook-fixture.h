/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The codebook's page in a whole window, with a small codebook and one claim that supports, in the frame of cost; and
 * what a person finds on the page and in its dialogs.
 */
#pragma once

#include "keyboard.h"
#undef WAIT_UNTIL
#include "adduce-ui-codebook-row.h"
#include "adduce-ui-codebook-tree.h"
#include "adduce-ui-hint-list.h"
#include "adduce-ui-line-field.h"
#include "window-fixture.h"

/* clang-format off */
static const char book[]
  = "{\"schemaVersion\": \"1.0\", \"id\": \"urn:uuid:019a3c52-91e4-7c3d-a7b2-60f4e8195d2c\", \"version\": 7,"
    " \"title\": \"Small\", \"variables\": ["
    "{\"id\": \"stance\", \"label\": \"Stance\", \"type\": \"one\", \"values\": ["
      "{\"id\": \"support\", \"label\": \"Supports\", \"key\": \"1\"},"
      "{\"id\": \"oppose\", \"label\": \"Opposes\", \"key\": \"2\"}]},"
    "{\"id\": \"frame\", \"label\": \"Frame\", \"type\": \"several\", \"values\": ["
      "{\"id\": \"cost\", \"label\": \"Cost\"}, {\"id\": \"law\", \"label\": \"Law\"},"
      "{\"id\": \"jobs\", \"label\": \"Jobs\", \"color\": \"#ffff00\"}]}]}";
/* clang-format on */

typedef struct {
  char *folder;
  WindowFixture *f;
  Keyboard *keyboard;
  GString *messages;
} Fixture;

static inline void
message_cb (AdduceUiContext *context, const char *text, gboolean offer_undo, gpointer data)
{
  g_string_append_printf (data, "%s\n", text);
}

static inline void
open_page (Fixture *t)
{
  WAIT_UNTIL (gtk_window_is_active (GTK_WINDOW (t->f->window)));
  keyboard_press (t->keyboard, XK_8, XK_Control_L);
  WAIT_UNTIL (adduce_ui_pages_get_page (adduce_ui_context_get_pages (t->f->context))
              == ADDUCE_UI_PAGE_CODEBOOK);
  keyboard_pump (200);
}

/* The page is shown anew when the claims have been counted. */
static inline void
wait_counted (Fixture *t)
{
  WAIT_UNTIL (window_fixture_shows (t->f, "in the corpus"));
}

/* An article with a claim that supports, in the frame of cost. */
static inline void
set_up_with (Fixture *t, const char *codebook)
{
  t->folder = scratch_new ();
  scratch_write (t->folder, "a.txt", "First article\n\nThe bridge is safe, said the mayor.\n");
  scratch_write (t->folder, "codebook.json", codebook);
  t->messages = g_string_new (NULL);
  t->f = window_fixture_new (t->folder);
  g_signal_connect (t->f->context, "message", G_CALLBACK (message_cb), t->messages);
  t->keyboard = keyboard_new ();
}

static inline void
set_up (Fixture *t, gconstpointer data)
{
  set_up_with (t, book);
  window_fixture_open (t->f, "a.txt");
  window_fixture_code (t->f, 15, 33);
  g_assert_true (adduce_ui_context_press_key (t->f->context, '1'));
  g_assert_true (adduce_ui_context_flush (t->f->context));
  open_page (t);
  wait_counted (t);
}

static inline void
set_up_broken (Fixture *t, gconstpointer data)
{
  set_up_with (t, "{\"schemaVersion\": \"1.0\", \"title\": ");
  open_page (t);
}

static inline void
tear_down (Fixture *t, gconstpointer data)
{
  keyboard_free (t->keyboard);
  window_fixture_free (t->f);
  scratch_remove (t->folder);
  g_string_free (t->messages, TRUE);
  g_free (t->folder);
}

/* --- what there is --- */

static inline gboolean
is_tree (GtkWidget *widget, gconstpointer data)
{
  return ADDUCE_UI_IS_CODEBOOK_TREE (widget);
}

static inline AdduceUiCodebookTree *
get_tree (Fixture *t)
{
  GtkWidget *tree = window_fixture_find (GTK_WIDGET (t->f->window), is_tree, NULL);

  g_assert_nonnull (tree);
  return ADDUCE_UI_CODEBOOK_TREE (tree);
}

static inline gboolean
is_row (GtkWidget *widget, gconstpointer key)
{
  return ADDUCE_UI_IS_CODEBOOK_ROW (widget)
         && g_str_equal (adduce_ui_codebook_node_get_key (
                           adduce_ui_codebook_row_get_node (ADDUCE_UI_CODEBOOK_ROW (widget))),
                         key);
}

static inline GtkWidget *
find_row (Fixture *t, const char *key)
{
  return window_fixture_find (GTK_WIDGET (t->f->window), is_row, key);
}

static inline void
select_row (Fixture *t, const char *key)
{
  keyboard_click (t->keyboard, find_row (t, key));
  WAIT_UNTIL (g_str_equal (adduce_ui_codebook_node_get_key (adduce_ui_codebook_tree_get_selected (get_tree (t))), key));
}

static inline AdduceCodebook *
get_codebook (Fixture *t)
{
  return adduce_ui_context_get_codebook (t->f->context);
}

static const AdduceCodeInfo *
get_info (Fixture *t, const char *variable, const char *code)
{
  AdduceCode *found = adduce_codebook_lookup (get_codebook (t), variable, code);

  return found != NULL ? adduce_code_get_info (found) : NULL;
}

/* Whether these are the ids of a variable's values, in order. */
static inline gboolean
has_order (Fixture *t, const char *variable, const char *expected)
{
  AdduceVariable *v = adduce_codebook_get_variable (get_codebook (t), variable);
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < adduce_variable_get_n_codes (v); i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? " " : "",
                            adduce_code_get_id (adduce_variable_get_code (v, i)));
  return g_str_equal (ids->str, expected);
}

static inline gboolean
file_has (Fixture *t, const char *words)
{
  g_autofree char *path = g_build_filename (t->folder, "codebook.json", NULL);
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return strstr (text, words) != NULL;
}

static inline GtkWindow *
find_dialog (Fixture *t)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (window != GTK_WINDOW (t->f->window) && gtk_widget_get_mapped (GTK_WIDGET (window)))
        return window;
    }
  return NULL;
}

static inline void
wait_dialog (Fixture *t, const char *words)
{
  WAIT_UNTIL (find_dialog (t) != NULL);
  WAIT_UNTIL (gtk_window_is_active (find_dialog (t)));
  WAIT_UNTIL (window_fixture_find (GTK_WIDGET (find_dialog (t)), window_fixture_matches_text, words) != NULL);
  keyboard_pump (200);
}

static inline gboolean
is_labelled (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text);
}

static inline void
click_in_dialog (Fixture *t, const char *label)
{
  GtkWidget *found = window_fixture_find (GTK_WIDGET (find_dialog (t)), is_labelled, label);

  g_assert_nonnull (found);
  keyboard_click (t->keyboard, gtk_widget_get_ancestor (found, GTK_TYPE_BUTTON));
  WAIT_UNTIL (find_dialog (t) == NULL);
  WAIT_UNTIL (gtk_window_is_active (GTK_WINDOW (t->f->window)));
}

static inline gboolean
is_field (GtkWidget *widget, gconstpointer title)
{
  return ADDUCE_UI_IS_LINE_FIELD (widget)
         && g_str_equal (gtk_label_get_label (GTK_LABEL (gtk_widget_get_first_child (widget))),
                         title);
}

static inline GtkWidget *
find_field (Fixture *t, const char *title)
{
  GtkWidget *field = window_fixture_find (GTK_WIDGET (t->f->window), is_field, title);

  g_assert_nonnull (field);
  return field;
}
