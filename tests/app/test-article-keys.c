/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The keyboard of the article as a table: a key with its modifiers on the left, what it does on the right.
 */
#include <gtk/gtk.h>

#include "adduce-ui-article-keys.h"

typedef struct {
  const char *accelerator;
  const char *action;
} Row;

static const Row table[] = {
  /* the claim */
  { "Return", "win.add-claim" },
  { "KP_Enter", "win.add-claim" },
  { "ISO_Enter", "win.add-claim" },
  { "<Shift>Return", "win.add-span" },
  { "<Shift>KP_Enter", "win.add-span" },
  { "Delete", "win.remove-claim" },
  { "KP_Delete", "win.remove-claim" },
  { "BackSpace", "win.remove-claim" },
  { "Escape", "escape" },
  { "Menu", "menu" },
  { "<Shift>F10", "menu" },

  /* where it stands */
  { "bracketleft", "win.grow-start::word" },
  { "<Shift>braceleft", "win.shrink-start::word" },
  { "bracketright", "win.grow-end::word" },
  { "<Shift>braceright", "win.shrink-end::word" },
  { "<Control>bracketleft", "win.grow-start::character" },
  { "<Control><Shift>braceleft", "win.shrink-start::character" },
  { "<Control>bracketright", "win.grow-end::character" },
  { "<Control><Shift>braceright", "win.shrink-end::character" },
  { "<Shift>bar", "win.split-claim" },
  { "<Shift>ampersand", "win.join-claims" },
  { "<Control>Delete", "win.remove-piece" },
  { "<Control>KP_Delete", "win.remove-piece" },
  { "<Alt>bracketleft", "pass" },

  /* values of the codebook: whatever is printed, Shift or not */
  { "1", "code 1" },
  { "0", "code 0" },
  { "KP_1", "code 1" },
  { "s", "code s" },
  { "<Shift>S", "code S" },
  { "<Shift>1", "code 1" }, /* on French keyboards digits are typed with Shift */
  { "<Shift>exclam", "code !" },
  { "<Lock>s", "code s" },
  { "Cyrillic_yeru", "code ы" },
  { "eacute", "code é" },

  /* selecting */
  { "plus", "select.grow" },
  { "<Shift>plus", "select.grow" },
  { "equal", "select.grow" },
  { "KP_Add", "select.grow" },
  { "minus", "select.shrink" },
  { "KP_Subtract", "select.shrink" },
  { "<Shift>quotedbl", "select.quotation" },
  { "apostrophe", "select.quotation" },
  { "<Alt>Left", "select.sentence-left" },
  { "<Alt>KP_Right", "select.sentence-right" },
  { "<Alt><Shift>Left", "select.extend-sentence-left" },
  { "<Alt><Shift>Right", "select.extend-sentence-right" },
  { "<Control>F7", "pass" }, /* the window's */

  /* GTK's own and the window's */
  { "Left", "pass" },
  { "<Shift>Left", "pass" },
  { "<Shift><Control>Left", "pass" },
  { "Home", "pass" },
  { "Page_Down", "pass" },
  { "Tab", "pass" },
  { "space", "win.tag-speaker" },
  { "<Shift>space", "win.tag-issue" },
  { "F10", "pass" },
  { "F2", "pass" },
  { "Shift_L", "pass" },
  { "Alt_L", "pass" },
  { "dead_acute", "pass" },
  { "<Control>c", "pass" },
  { "<Control>1", "pass" },
  { "<Control>Return", "pass" },
  { "<Control><Shift>Return", "pass" },
  { "<Shift>Delete", "pass" },
  { "<Shift>Escape", "pass" },
  { "<Alt>Return", "pass" },
  { "<Alt>Down", "pass" },
  { "<Alt>s", "pass" },
  { "<Alt><Shift>s", "pass" },
  { "<Control><Alt><Shift>Left", "pass" },
  { "<Super>1", "pass" },
  { "<Meta>1", "pass" },
  { "<Hyper>Return", "pass" },
};

static char *
print_key (AdduceUiArticleKey key)
{
  char utf8[8] = "";

  switch (key.kind)
    {
    case ADDUCE_UI_ARTICLE_KEY_PASS:
      return g_strdup ("pass");
    case ADDUCE_UI_ARTICLE_KEY_CODE:
      g_unichar_to_utf8 (key.character, utf8);
      return g_strdup_printf ("code %s", utf8);
    case ADDUCE_UI_ARTICLE_KEY_ACTION:
      return g_strdup (key.action);
    case ADDUCE_UI_ARTICLE_KEY_ESCAPE:
      return g_strdup ("escape");
    case ADDUCE_UI_ARTICLE_KEY_MENU:
      return g_strdup ("menu");
    default:
      return g_strdup ("?");
    }
}

static void
test_key (gconstpointer data)
{
  const Row *row = data;
  const char *name = strrchr (row->accelerator, '>');
  g_autofree char *result = NULL;
  GdkModifierType modifiers = 0;
  guint keyval = gdk_keyval_from_name (name != NULL ? name + 1 : row->accelerator);

  g_assert_cmpuint (keyval, !=, GDK_KEY_VoidSymbol);
  if (strstr (row->accelerator, "<Shift>") != NULL)
    modifiers |= GDK_SHIFT_MASK;
  if (strstr (row->accelerator, "<Lock>") != NULL)
    modifiers |= GDK_LOCK_MASK;
  if (strstr (row->accelerator, "<Control>") != NULL)
    modifiers |= GDK_CONTROL_MASK;
  if (strstr (row->accelerator, "<Alt>") != NULL)
    modifiers |= GDK_ALT_MASK;
  if (strstr (row->accelerator, "<Super>") != NULL)
    modifiers |= GDK_SUPER_MASK;
  if (strstr (row->accelerator, "<Hyper>") != NULL)
    modifiers |= GDK_HYPER_MASK;
  if (strstr (row->accelerator, "<Meta>") != NULL)
    modifiers |= GDK_META_MASK;

  result = print_key (adduce_ui_article_key_resolve (keyval, modifiers));
  g_assert_cmpstr (result, ==, row->action);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *path = g_strdup_printf ("/article-keys/%s", table[i].accelerator);

      g_test_add_data_func (path, &table[i], test_key);
    }

  return g_test_run ();
}
