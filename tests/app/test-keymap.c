/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The keys in force: the table is without a clash, and the user's own keys go before it.
 */
#include <gtk/gtk.h>

#include "adduce-ui-codebook-tree.h"
#include "adduce-ui-key-clash.h"
#include "adduce-ui-keymap.h"
#include "adduce.h"
#include "config.h"

static GSettings *
new_settings (void)
{
  GSettings *settings = g_settings_new (ADDUCE_APP_ID);

  g_settings_reset (settings, "keys");
  return settings;
}

static AdduceUiKey
parse (const char *accelerator)
{
  AdduceUiKey key;

  g_assert_true (adduce_ui_key_parse (accelerator, &key));
  return key;
}

static const AdduceUiAccel *
get_row (const char *action, gboolean bare)
{
  guint n_rows;
  const AdduceUiAccel *rows = adduce_ui_accels_get (&n_rows);

  for (guint i = 0; i < n_rows; i++)
    if (g_str_equal (rows[i].action, action) && rows[i].bare == bare)
      return &rows[i];
  g_assert_not_reached ();
}

static void
assert_keys (AdduceUiKeymap *keymap, const AdduceUiAccel *row, const char *expected)
{
  g_auto (GStrv) accelerators = adduce_ui_keymap_dup_accelerators (keymap, row);
  g_autofree char *joined = g_strjoinv (" ", accelerators);

  g_assert_cmpstr (joined, ==, expected);
}

static void
assert_setting (GSettings *settings, const char *expected)
{
  g_autoptr (GVariant) value = g_settings_get_value (settings, "keys");
  g_autofree char *text = g_variant_print (value, FALSE);

  g_assert_cmpstr (text, ==, expected);
}

/* Each key of the table is in force, can be where it is, and is none of a codebook that comes along. */
static void
test_table (void)
{
  static const char *const presets[] = { "default", "news-basic" };
  g_autoptr (GSettings) settings = new_settings ();
  g_autoptr (AdduceUiKeymap) keymap = adduce_ui_keymap_new (settings);
  guint n_rows;
  const AdduceUiAccel *rows = adduce_ui_accels_get (&n_rows);

  for (guint i = 0; i < n_rows; i++)
    {
      g_auto (GStrv) accelerators = g_strsplit (rows[i].accels, " ", -1);

      for (guint k = 0; accelerators[k] != NULL; k++)
        {
          AdduceUiKey key = parse (accelerators[k]);

          g_assert_true (adduce_ui_keymap_lookup (keymap, key) == &rows[i]);
          g_assert_null (adduce_ui_key_clash_get_refusal (&rows[i], key));
          for (guint p = 0; p < G_N_ELEMENTS (presets); p++)
            {
              g_autoptr (AdduceCodebook) codebook = adduce_codebook_load_preset (presets[p], NULL);
              g_auto (AdduceUiKeyClash) clash = adduce_ui_key_clash_find (keymap, &rows[i], key, codebook);

              g_assert_nonnull (codebook);
              g_assert_cmpint (clash.kind, ==, ADDUCE_UI_KEY_CLASH_NONE);
            }
        }
    }
}

static gboolean
is_tree_key (const char *action)
{
  guint n_keys;
  const AdduceUiTreeKey *keys = adduce_ui_codebook_tree_get_keys (&n_keys);

  for (guint i = 0; i < n_keys; i++)
    if (g_str_equal (keys[i].action, action))
      return TRUE;
  return FALSE;
}

static void
test_every_action (void)
{
  guint n_rows;
  const AdduceUiAccel *rows = adduce_ui_accels_get (&n_rows);

  for (guint i = 0; i < n_rows; i++)
    if (*rows[i].accels == '\0' && !is_tree_key (rows[i].action))
      g_error ("no key does %s", rows[i].action);
}

static void
test_same_key (void)
{
  static const char *const same[][2] = {
    { "Return", "KP_Enter" },        { "<Shift>Return", "<Shift>ISO_Enter" }, { "<Control>Z", "<Control>z" },
    { "plus", "<Shift>plus" },       { "<Control>question", "<Control><Shift>question" },
    { "<Shift>Tab", "<Shift>ISO_Left_Tab" }, { "Page_Up", "KP_Page_Up" },
    { "<Control>plus", "<Control>KP_Add" }, { "<Control>0", "<Control>KP_0" },
  };
  static const char *const other[][2] = {
    { "s", "<Shift>s" }, { "<Control>z", "<Control><Shift>z" }, { "F5", "<Shift>F5" }, { "<Alt>b", "<Control>b" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    g_assert_true (adduce_ui_key_equal (parse (same[i][0]), parse (same[i][1])));
  for (guint i = 0; i < G_N_ELEMENTS (other); i++)
    {
      g_assert_false (adduce_ui_key_equal (parse (other[i][0]), parse (other[i][1])));
      g_assert_cmpuint (adduce_ui_key_hash (parse (other[i][0])), !=, adduce_ui_key_hash (parse (other[i][1])));
    }
}

static void
count_cb (int *count)
{
  (*count)++;
}

static void
test_own_keys (void)
{
  g_autoptr (GSettings) settings = new_settings ();
  g_autoptr (AdduceUiKeymap) keymap = adduce_ui_keymap_new (settings);
  const AdduceUiAccel *undo = get_row ("win.undo", FALSE);
  const AdduceUiAccel *add = get_row ("win.add-claim", TRUE);
  AdduceUiKey keys[] = { parse ("<Control>u"), parse ("F12") };
  AdduceUiKey n = parse ("h");
  int changes = 0;

  g_signal_connect_swapped (keymap, "changed", G_CALLBACK (count_cb), &changes);
  g_assert_cmpstr (adduce_ui_keymap_get_label (keymap, "win.undo"), ==, "Ctrl+Z");
  adduce_ui_keymap_set_keys (keymap, undo, keys, 2);
  g_assert_cmpint (changes, ==, 1);
  g_assert_cmpstr (adduce_ui_keymap_get_label (keymap, "win.undo"), ==, "Ctrl+U");
  g_assert_true (adduce_ui_keymap_lookup (keymap, parse ("<Control>u")) == undo);
  g_assert_true (adduce_ui_keymap_lookup (keymap, parse ("F12")) == undo);
  g_assert_null (adduce_ui_keymap_lookup (keymap, parse ("<Control>z")));

  adduce_ui_keymap_set_keys (keymap, add, &n, 1);
  g_assert_true (adduce_ui_keymap_lookup_bare (keymap, n) == add);
  g_assert_null (adduce_ui_keymap_lookup_bare (keymap, parse ("Return")));
  g_assert_null (adduce_ui_keymap_lookup_bare (keymap, parse ("<Control>u"))); /* everywhere: GTK's part */
  assert_setting (settings, "{'article:win.add-claim': ['h'], 'win.undo': ['<Control>u', 'F12']}");

  {
    /* The next run of the program. */
    g_autoptr (AdduceUiKeymap) later = adduce_ui_keymap_new (settings);

    assert_keys (later, undo, "<Control>u F12");
    g_assert_true (adduce_ui_keymap_get_is_changed (later, undo));
    g_assert_false (adduce_ui_keymap_get_is_changed (later, get_row ("win.redo", FALSE)));
    adduce_ui_keymap_reset (later, undo);
  }
  assert_keys (keymap, undo, "<Control>z");
  assert_setting (settings, "{'article:win.add-claim': ['h']}");
  adduce_ui_keymap_reset_all (keymap);
  assert_keys (keymap, add, "Return");
  g_assert_false (adduce_ui_keymap_get_is_changed (keymap, NULL));
}

/* A key is taken from whoever has it, and comes back when it is given up. */
static void
test_taking (void)
{
  g_autoptr (GSettings) settings = new_settings ();
  g_autoptr (AdduceUiKeymap) keymap = adduce_ui_keymap_new (settings);
  const AdduceUiAccel *undo = get_row ("win.undo", FALSE);
  const AdduceUiAccel *redo = get_row ("win.redo", FALSE);
  const AdduceUiAccel *save = get_row ("win.save-now", FALSE);
  AdduceUiKey z = parse ("<Control>z");

  adduce_ui_keymap_set_keys (keymap, redo, &z, 1);
  assert_keys (keymap, redo, "<Control>z");
  assert_keys (keymap, undo, "");
  g_assert_null (adduce_ui_keymap_get_label (keymap, "win.undo"));
  adduce_ui_keymap_set_keys (keymap, save, &z, 1);
  assert_keys (keymap, redo, "");
  assert_keys (keymap, save, "<Control>z");
  adduce_ui_keymap_set_keys (keymap, undo, &z, 1); /* takes back what the table gives it */
  assert_keys (keymap, undo, "<Control>z");
  assert_keys (keymap, save, "");
  g_assert_false (adduce_ui_keymap_get_is_changed (keymap, undo));
  adduce_ui_keymap_reset (keymap, save);
  assert_keys (keymap, save, "<Control>s");
  adduce_ui_keymap_set_keys (keymap, save, NULL, 0);
  assert_keys (keymap, save, "");
  adduce_ui_keymap_reset_all (keymap);
}

/* Settings of another version, or written by hand. */
static void
test_strange_settings (void)
{
  g_autoptr (GSettings) settings = new_settings ();
  g_autoptr (AdduceUiKeymap) keymap = adduce_ui_keymap_new (settings);
  const AdduceUiAccel *undo = get_row ("win.undo", FALSE);
  AdduceUiKey u = parse ("<Control>u");

  g_settings_set_value (settings, "keys",
                        g_variant_new_parsed ("{'win.of-tomorrow': ['<Control>z'], 'win.redo': ['what', '', 'F12'],"
                                              " 'win.save-now': ['F12', '<Control>j']}"));
  assert_keys (keymap, undo, "<Control>z"); /* nothing that is there has it */
  assert_keys (keymap, get_row ("win.redo", FALSE), "F12");
  assert_keys (keymap, get_row ("win.save-now", FALSE), "<Control>j");
  adduce_ui_keymap_set_keys (keymap, undo, &u, 1);
  assert_setting (settings, "{'win.of-tomorrow': ['<Control>z'], 'win.redo': ['what', '', 'F12'], "
                            "'win.save-now': ['F12', '<Control>j'], 'win.undo': ['<Control>u']}");
  adduce_ui_keymap_reset_all (keymap);
}

typedef struct {
  const char *action;
  gboolean bare;
  const char *key;
  AdduceUiKeyClashKind kind;
  const char *what;
} ClashRow;

static void
test_clash (void)
{
  static const ClashRow rows[] = {
    { "win.redo", FALSE, "<Control>z", ADDUCE_UI_KEY_CLASH_ACTION, "Undo" },
    { "win.redo", FALSE, "<Control>y", ADDUCE_UI_KEY_CLASH_NONE, NULL }, /* its own */
    { "win.redo", FALSE, "<Control>j", ADDUCE_UI_KEY_CLASH_NONE, NULL },
    { "win.add-claim", TRUE, "<Control>z", ADDUCE_UI_KEY_CLASH_ACTION, "Undo" },
    { "win.add-claim", TRUE, "1", ADDUCE_UI_KEY_CLASH_CODEBOOK, "Stance: Supports" },
    { "win.add-claim", TRUE, "<Shift>S", ADDUCE_UI_KEY_CLASH_CODEBOOK, "Evidence: Statistics" },
    { "win.add-claim", TRUE, "h", ADDUCE_UI_KEY_CLASH_NONE, NULL },
    { "win.add-claim", TRUE, "<Control>c", ADDUCE_UI_KEY_CLASH_TOOLKIT, "Copy" },
    { "win.redo", FALSE, "<Control>c", ADDUCE_UI_KEY_CLASH_TOOLKIT, "Copy" },
    { "win.redo", FALSE, "<Control>a", ADDUCE_UI_KEY_CLASH_TOOLKIT, "Select all" },
    { "win.redo", FALSE, "<Control>v", ADDUCE_UI_KEY_CLASH_TOOLKIT, "Paste" },
    { "win.add-claim", TRUE, "<Control>v", ADDUCE_UI_KEY_CLASH_NONE, NULL }, /* nothing to paste into */
    { "win.add-claim", TRUE, "Left", ADDUCE_UI_KEY_CLASH_TOOLKIT, "Move the caret" },
    { "win.add-claim", TRUE, "<Shift><Control>Right", ADDUCE_UI_KEY_CLASH_TOOLKIT, "Move the caret" },
    { "win.add-claim", TRUE, "Tab", ADDUCE_UI_KEY_CLASH_TOOLKIT, "Go to the next or previous field" },
  };
  g_autoptr (GSettings) settings = new_settings ();
  g_autoptr (AdduceUiKeymap) keymap = adduce_ui_keymap_new (settings);
  g_autoptr (AdduceCodebook) codebook = adduce_codebook_load_preset ("default", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (AdduceUiKeyClash) clash = adduce_ui_key_clash_find (keymap, get_row (rows[i].action, rows[i].bare),
                                                                  parse (rows[i].key), codebook);

      g_test_message ("%s %s", rows[i].action, rows[i].key);
      g_assert_cmpint (clash.kind, ==, rows[i].kind);
      g_assert_cmpstr (clash.what, ==, rows[i].what);
    }
}

static void
test_refusal (void)
{
  static const struct {
    gboolean bare;
    const char *key;
    gboolean refused;
  } rows[] = {
    { TRUE, "Shift_L", TRUE },    { FALSE, "Control_R", TRUE },   { FALSE, "<Control>Alt_L", TRUE },
    { TRUE, "Escape", TRUE },     { TRUE, "dead_acute", TRUE },   { TRUE, "h", FALSE },
    { TRUE, "7", FALSE },         { TRUE, "Return", FALSE },      { TRUE, "<Control>h", FALSE },
    { FALSE, "h", TRUE },         { FALSE, "7", TRUE },           { FALSE, "<Shift>h", TRUE },
    { FALSE, "Return", TRUE },    { FALSE, "Left", TRUE },        { FALSE, "space", TRUE },
    { FALSE, "F6", FALSE },       { FALSE, "<Shift>F6", FALSE },  { FALSE, "<Control>h", FALSE },
    { FALSE, "<Alt>7", FALSE },   { FALSE, "Back", FALSE },       { FALSE, "BackSpace", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const AdduceUiAccel *row = rows[i].bare ? get_row ("win.add-claim", TRUE) : get_row ("win.undo", FALSE);
      const char *refusal = adduce_ui_key_clash_get_refusal (row, adduce_ui_key_new (parse (rows[i].key).keyval,
                                                                                     parse (rows[i].key).modifiers));

      g_test_message ("%s", rows[i].key);
      g_assert_cmpint (refusal != NULL, ==, rows[i].refused);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_disable_setlocale ();
  gtk_init ();

  g_test_add_func ("/keymap/table", test_table);
  g_test_add_func ("/keymap/every-action", test_every_action);
  g_test_add_func ("/keymap/same-key", test_same_key);
  g_test_add_func ("/keymap/own-keys", test_own_keys);
  g_test_add_func ("/keymap/taking", test_taking);
  g_test_add_func ("/keymap/strange-settings", test_strange_settings);
  g_test_add_func ("/keymap/clash", test_clash);
  g_test_add_func ("/keymap/refusal", test_refusal);
  return g_test_run ();
}
