/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The page of all claims in the whole window: the nine claims of claims-fixture.h and two of the tester's own in
 * notes.txt:
 *
 *   notes.txt   tester  7  "The minister will raise"   Guild   Toll   support  -
 *               tester  8  "The guild objects to it"   Guild   Toll   -        -
 */
#pragma once

#include "window-fixture.h"

#include "../core/claims-fixture.h"
#include "adduce-ui-claims-cell.h"
#include "adduce-ui-claims-page.h"
#include "adduce-ui-claims-table.h"
#undef WAIT_UNTIL
#include "keyboard.h"

static char *folder;
static WindowFixture *window;
static Keyboard *keyboard;
static GtkWidget *page;

static inline gboolean
is_type (GtkWidget *widget, gconstpointer type)
{
  return G_TYPE_CHECK_INSTANCE_TYPE (widget, GPOINTER_TO_SIZE (type));
}

static inline gpointer
find (GType type)
{
  return window_fixture_find (GTK_WIDGET (window->window), is_type, GSIZE_TO_POINTER (type));
}

static inline gboolean
has_label (GtkWidget *widget, gconstpointer label)
{
  return GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_label (GTK_LABEL (widget)), label);
}

static inline GtkWidget *
find_label (const char *label)
{
  return window_fixture_find (GTK_WIDGET (window->window), has_label, label);
}

/* A second click after this is no double click, which a column's head does not take. */
#define DOUBLE_CLICK_MS 600

#define WAIT_FOR_LABEL(label) WAIT_UNTIL (find_label (label) != NULL)

static inline gboolean
says (GtkWidget *widget, gconstpointer text)
{
  return ADDUCE_UI_IS_CLAIMS_CELL (widget)
         && strstr (adduce_ui_claims_cell_get_text (ADDUCE_UI_CLAIMS_CELL (widget)), text) != NULL;
}

/* Is there a cell with these words? */
static inline gboolean
shows_cell (const char *text)
{
  return window_fixture_find (page, says, text) != NULL;
}

static inline AdduceUiClaimsTable *
get_table (void)
{
  return find (ADDUCE_UI_TYPE_CLAIMS_TABLE);
}

static inline char *
dup_chosen (void)
{
  g_autoptr (GPtrArray) rows = adduce_ui_claims_table_list_chosen (get_table ());
  GString *ids = g_string_new (NULL);
  for (guint i = 0; i < rows->len; i++)
    g_string_append_printf (ids, "%s ", adduce_claim_get_id (adduce_claim_row_get_claim (rows->pdata[i])));
  return g_string_free (ids, FALSE);
}

static inline void
press_two (KeySym key, KeySym one, KeySym two)
{
  keyboard_hold (keyboard, one, TRUE);
  keyboard_press (keyboard, key, two);
  keyboard_hold (keyboard, one, FALSE);
}

static inline void
set_up_with (const FixtureClaim *own, guint n_own)
{
  g_autofree char *label = g_strdup_printf ("%u claims", 9 + n_own);

  folder = claims_fixture_new ();
  fixture_code (folder, "notes.txt", "tester", -1, own, n_own);
  window = window_fixture_new (folder);
  WAIT_UNTIL (gtk_window_is_active (GTK_WINDOW (window->window)));
  keyboard = keyboard_new ();
  keyboard_press (keyboard, XK_5, XK_Control_L);
  WAIT_UNTIL ((page = find (ADDUCE_UI_TYPE_CLAIMS_PAGE)) != NULL);
  WAIT_FOR_LABEL (label);
}

static inline void
set_up (void)
{
  static const FixtureClaim own[] = { { 0, 23, "Guild", "Toll", "support", NULL },
                                      { 35, 58, "Guild", "Toll", NULL, NULL } };

  set_up_with (own, G_N_ELEMENTS (own));
}

static inline void
tear_down (void)
{
  adduce_ui_context_flush (window->context);
  keyboard_free (keyboard);
  window_fixture_free (window);
  scratch_remove (folder);
  g_clear_pointer (&folder, g_free);
}
