/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What speaks against a key.
 *
 * GTK's own keys are read from a text view: each GTK has slightly others.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-key-clash.h"

void
adduce_ui_key_clash_clear (AdduceUiKeyClash *clash)
{
  g_clear_pointer (&clash->what, g_free);
}

const char *
adduce_ui_key_clash_get_refusal (const AdduceUiAccel *row, AdduceUiKey key)
{
  g_return_val_if_fail (row != NULL, NULL);

  if (adduce_ui_key_is_modifier (key))
    return _("Press another key with it.");
  if (key.keyval == GDK_KEY_Escape)
    return _("Escape drops the selection and leaves a field; it can’t be given away.");
  if (!row->bare && !adduce_ui_key_is_global (key))
    return _("This action works everywhere, also while one types: it needs a key with Ctrl or Alt, or a function key.");
  return NULL;
}

/* What a text view does with a key as one of its signals or actions; NULL for what doesn't matter here. */
static const char *
get_title (const char *name, GVariant *arguments, gboolean bare)
{
  static const struct {
    const char *name;
    const char *title;
    gboolean edits; /* only in fields: the article can't be changed */
  } known[] = {
    { "copy-clipboard", N_("Copy"), FALSE },        { "select-all", N_("Select all"), FALSE },
    { "move-cursor", N_("Move the caret"), FALSE }, { "menu.popup", N_("Context menu"), FALSE },
    { "cut-clipboard", N_("Cut"), TRUE },           { "paste-clipboard", N_("Paste"), TRUE },
    { "backspace", N_("Delete text"), TRUE },       { "delete-from-cursor", N_("Delete text"), TRUE },
    { "insert-emoji", N_("Insert emoji"), TRUE },
  };
  GtkMovementStep step;

  /* There is nothing to the left and right of lines that are wrapped. */
  if (g_str_equal (name, "move-cursor") && arguments != NULL)
    {
      g_variant_get_child (arguments, 0, "i", &step);
      if (step == GTK_MOVEMENT_HORIZONTAL_PAGES)
        return NULL;
    }
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_str_equal (name, known[i].name) && !(bare && known[i].edits))
      return _(known[i].title);
  return NULL;
}

static gboolean
is_triggered (GtkShortcutTrigger *trigger, AdduceUiKey key)
{
  if (GTK_IS_ALTERNATIVE_TRIGGER (trigger))
    return is_triggered (gtk_alternative_trigger_get_first (GTK_ALTERNATIVE_TRIGGER (trigger)), key)
           || is_triggered (gtk_alternative_trigger_get_second (GTK_ALTERNATIVE_TRIGGER (trigger)), key);
  return GTK_IS_KEYVAL_TRIGGER (trigger)
         && adduce_ui_key_equal (adduce_ui_key_new (gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)),
                                                    gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger))),
                                 key);
}

static const char *
find_in_shortcuts (GListModel *shortcuts, AdduceUiKey key, gboolean bare)
{
  for (guint i = 0; i < g_list_model_get_n_items (shortcuts); i++)
    {
      g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (shortcuts, i);
      GtkShortcutAction *action = gtk_shortcut_get_action (shortcut);
      const char *title = NULL;

      if (!is_triggered (gtk_shortcut_get_trigger (shortcut), key))
        continue;
      if (GTK_IS_SIGNAL_ACTION (action))
        title = get_title (gtk_signal_action_get_signal_name (GTK_SIGNAL_ACTION (action)),
                           gtk_shortcut_get_arguments (shortcut), bare);
      else if (GTK_IS_NAMED_ACTION (action))
        title = get_title (gtk_named_action_get_action_name (GTK_NAMED_ACTION (action)), NULL, bare);
      if (title != NULL)
        return title;
    }
  return NULL;
}

static const char *
find_in_toolkit (AdduceUiKey key, gboolean bare)
{
  g_autoptr (GtkWidget) view = NULL;
  g_autoptr (GListModel) controllers = NULL;

  if (key.keyval == GDK_KEY_Tab && (key.modifiers & ~GDK_SHIFT_MASK) == 0)
    return _("Go to the next or previous field");

  view = g_object_ref_sink (gtk_text_view_new ());
  controllers = gtk_widget_observe_controllers (view);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      const char *title
        = GTK_IS_SHORTCUT_CONTROLLER (controller) ? find_in_shortcuts (G_LIST_MODEL (controller), key, bare) : NULL;

      if (title != NULL)
        return title;
    }
  return NULL;
}

AdduceUiKeyClash
adduce_ui_key_clash_find (AdduceUiKeymap *keymap, const AdduceUiAccel *row, AdduceUiKey key,
                          AdduceCodebook *codebook)
{
  AdduceUiKeyClash clash = { ADDUCE_UI_KEY_CLASH_NONE, NULL, NULL };
  const AdduceUiAccel *other;
  gunichar character = adduce_ui_key_get_character (key);
  AdduceVariable *variable;
  AdduceCode *code;
  const char *title;

  g_return_val_if_fail (ADDUCE_UI_IS_KEYMAP (keymap), clash);
  g_return_val_if_fail (row != NULL, clash);
  g_return_val_if_fail (codebook == NULL || ADDUCE_IS_CODEBOOK (codebook), clash);

  other = adduce_ui_keymap_lookup (keymap, key);
  if (other != NULL && other != row)
    return (AdduceUiKeyClash) { ADDUCE_UI_KEY_CLASH_ACTION, other, g_strdup (_(other->title)) };

  code = codebook != NULL && character != 0 ? adduce_codebook_lookup_key (codebook, character, &variable) : NULL;
  if (code != NULL)
    return (AdduceUiKeyClash) { ADDUCE_UI_KEY_CLASH_CODEBOOK, NULL,
                                /* translators: a variable of the codebook and its value: "Stance: Supports" */
                                g_strdup_printf (_("%s: %s"), adduce_variable_get_label (variable),
                                                 adduce_code_get_label (code)) };

  title = other == NULL ? find_in_toolkit (key, row->bare) : NULL;
  if (title != NULL)
    return (AdduceUiKeyClash) { ADDUCE_UI_KEY_CLASH_TOOLKIT, NULL, g_strdup (title) };
  return clash;
}
