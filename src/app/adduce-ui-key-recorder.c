/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The window that waits for a key.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-key-clash.h"
#include "adduce-ui-key-recorder.h"

struct _AdduceUiKeyRecorder
{
  AdwWindow parent_instance;

  GtkStack *stack;
  GtkLabel *action_label;
  GtkLabel *hint_label;
  GtkLabel *refusal_label;
  GtkLabel *key_label;
  GtkLabel *clash_label;
  GtkButton *accept_button;

  AdduceUiKeymap *keymap;
  AdduceCodebook *codebook;
  const AdduceUiAccel *row;
  AdduceUiKey key; /* that is being asked about */
  gboolean besides;
};

G_DEFINE_FINAL_TYPE (AdduceUiKeyRecorder, adduce_ui_key_recorder, ADW_TYPE_WINDOW)

static void
take (AdduceUiKeyRecorder *self)
{
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (AdduceUiKey));
  guint n_keys = 0;
  const AdduceUiKey *present = adduce_ui_keymap_get_keys (self->keymap, self->row, &n_keys);

  if (self->besides)
    g_array_append_vals (keys, present, n_keys);
  g_array_append_val (keys, self->key);
  adduce_ui_keymap_set_keys (self->keymap, self->row, (const AdduceUiKey *) keys->data, keys->len);
  gtk_window_close (GTK_WINDOW (self));
}

static void
ask (AdduceUiKeyRecorder *self, const AdduceUiKeyClash *clash)
{
  g_autofree char *key = adduce_ui_key_dup_label (self->key);
  g_autofree char *text = NULL;

  switch (clash->kind)
    {
    case ADDUCE_UI_KEY_CLASH_ACTION:
      text = g_strdup_printf (
        /* translators: %s is what the key does so far */
        _("The key does something already: “%s”. It would do so no longer."), clash->what);
      break;
    case ADDUCE_UI_KEY_CLASH_CODEBOOK:
      text = g_strdup_printf (
        /* translators: %s is a value of the codebook: "Stance: Supports" */
        _("The codebook has this key for “%s”, and there it goes first. The key would do nothing else while this "
          "codebook is in use."),
        clash->what);
      break;
    case ADDUCE_UI_KEY_CLASH_TOOLKIT:
    case ADDUCE_UI_KEY_CLASH_NONE:
    default:
      text = g_strdup_printf (
        /* translators: %s is what every text does with the key: "Copy" */
        _("In every text this key does: “%s”. It would do so no longer."), clash->what);
    }
  gtk_label_set_text (self->key_label, key);
  gtk_label_set_text (self->clash_label, text);
  gtk_button_set_label (self->accept_button,
                        clash->kind == ADDUCE_UI_KEY_CLASH_ACTION ? _("_Replace") : _("_Use Anyway"));
  gtk_stack_set_visible_child_name (self->stack, "clash");
  gtk_window_set_default_widget (GTK_WINDOW (self), GTK_WIDGET (self->accept_button));
  gtk_widget_grab_focus (GTK_WIDGET (self->accept_button));
}

/* The letter in Latin that is on the same key: Ctrl+Z is pressed on a Cyrillic keyboard too. */
static guint
get_latin (AdduceUiKeyRecorder *self, guint keyval, guint keycode)
{
  g_autofree GdkKeymapKey *keys = NULL;
  g_autofree guint *keyvals = NULL;
  int n_keys = 0;

  if (gdk_keyval_to_unicode (keyval) < 0x80
      || !gdk_display_map_keycode (gtk_widget_get_display (GTK_WIDGET (self)), keycode, &keys, &keyvals, &n_keys))
    return keyval;

  for (int i = 0; i < n_keys; i++)
    if (keys[i].level == 0 && g_unichar_isalnum (gdk_keyval_to_unicode (keyvals[i]))
        && gdk_keyval_to_unicode (keyvals[i]) < 0x80)
      return keyvals[i];
  return keyval;
}

static void
record (AdduceUiKeyRecorder *self, AdduceUiKey key)
{
  const char *refusal = adduce_ui_key_clash_get_refusal (self->row, key);
  g_auto (AdduceUiKeyClash) clash = { 0 };

  if (refusal != NULL)
    {
      gtk_label_set_text (self->refusal_label, refusal);
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }

  self->key = key;
  clash = adduce_ui_key_clash_find (self->keymap, self->row, key, self->codebook);
  if (clash.kind == ADDUCE_UI_KEY_CLASH_NONE)
    take (self);
  else
    ask (self, &clash);
}

static gboolean
key_pressed_cb (AdduceUiKeyRecorder *self, guint keyval, guint keycode, GdkModifierType modifiers)
{
  AdduceUiKey key = adduce_ui_key_new (keyval, modifiers);

  if (key.keyval == GDK_KEY_Escape && key.modifiers == 0)
    {
      gtk_window_close (GTK_WINDOW (self));
      return TRUE;
    }
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "press") != 0)
    return FALSE;
  if (adduce_ui_key_is_modifier (key))
    return TRUE;

  if (key.keyval == GDK_KEY_BackSpace && key.modifiers == 0)
    {
      if (!self->besides)
        adduce_ui_keymap_set_keys (self->keymap, self->row, NULL, 0);
      gtk_window_close (GTK_WINDOW (self));
      return TRUE;
    }
  if ((key.modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    key = adduce_ui_key_new (get_latin (self, keyval, keycode), modifiers);
  record (self, key);
  return TRUE;
}

static void
cancel_cb (AdduceUiKeyRecorder *self)
{
  gtk_window_close (GTK_WINDOW (self));
}

static void
accept_cb (AdduceUiKeyRecorder *self)
{
  take (self);
}

static void
adduce_ui_key_recorder_dispose (GObject *object)
{
  AdduceUiKeyRecorder *self = ADDUCE_UI_KEY_RECORDER (object);

  g_clear_object (&self->keymap);
  g_clear_object (&self->codebook);

  G_OBJECT_CLASS (adduce_ui_key_recorder_parent_class)->dispose (object);
}

static void
adduce_ui_key_recorder_class_init (AdduceUiKeyRecorderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = adduce_ui_key_recorder_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/adduce/Adduce/ui/adduce-ui-key-recorder.ui");
  gtk_widget_class_bind_template_child (widget_class, AdduceUiKeyRecorder, stack);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiKeyRecorder, action_label);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiKeyRecorder, hint_label);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiKeyRecorder, refusal_label);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiKeyRecorder, key_label);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiKeyRecorder, clash_label);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiKeyRecorder, accept_button);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, accept_cb);
}

static void
adduce_ui_key_recorder_init (AdduceUiKeyRecorder *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWindow *
adduce_ui_key_recorder_new (GtkWindow *parent, AdduceUiKeymap *keymap, const AdduceUiAccel *row,
                            AdduceCodebook *codebook, gboolean besides)
{
  AdduceUiKeyRecorder *self;
  g_autofree char *title = NULL;

  g_return_val_if_fail (ADDUCE_UI_IS_KEYMAP (keymap), NULL);
  g_return_val_if_fail (row != NULL, NULL);
  g_return_val_if_fail (codebook == NULL || ADDUCE_IS_CODEBOOK (codebook), NULL);

  self = g_object_new (ADDUCE_UI_TYPE_KEY_RECORDER, "transient-for", parent, NULL);
  self->keymap = g_object_ref (keymap);
  self->row = row;
  self->besides = besides;
  g_set_object (&self->codebook, codebook);
  /* translators: %s is what an action does: "Undo" */
  title = g_strdup_printf (_("New Key for “%s”"), _(row->title));
  gtk_window_set_title (GTK_WINDOW (self), title); /* is read out */
  gtk_label_set_text (self->action_label, _(row->title));
  gtk_label_set_text (self->hint_label, besides ? _("Escape leaves all as it is.")
                                                : _("Escape leaves all as it is, BackSpace takes the keys away."));
  return GTK_WINDOW (self);
}
