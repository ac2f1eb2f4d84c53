/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One row of the page of keys.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-key-clash.h"
#include "adduce-ui-key-row.h"

struct _AdduceUiKeyRow
{
  AdwActionRow parent_instance;

  GtkWidget *keys_box;
  GtkWidget *add_button;
  GtkWidget *reset_button;

  AdduceUiKeymap *keymap;
  AdduceCodebook *codebook;
  const AdduceUiAccel *accel;
  char *folded; /* what is searched in */
};

enum {
  SIGNAL_RECORD,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AdduceUiKeyRow, adduce_ui_key_row, ADW_TYPE_ACTION_ROW)

static void
append_key (AdduceUiKeyRow *self, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_set_halign (label, GTK_ALIGN_END);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (self->keys_box), label);
}

/* Where the action works, and what keeps it from that. */
static void
update_subtitle (AdduceUiKeyRow *self)
{
  guint n_keys = 0;
  const AdduceUiKey *keys = adduce_ui_keymap_get_keys (self->keymap, self->accel, &n_keys);

  if (!self->accel->bare)
    return;

  for (guint i = 0; i < n_keys; i++)
    {
      g_auto (AdduceUiKeyClash) clash
        = adduce_ui_key_clash_find (self->keymap, self->accel, keys[i], self->codebook);
      g_autofree char *key = adduce_ui_key_dup_label (keys[i]);
      g_autofree char *text = NULL;

      if (clash.kind != ADDUCE_UI_KEY_CLASH_CODEBOOK)
        continue;
      /* translators: a key, and the value of the codebook that it sets: "Stance: Supports" */
      text = g_strdup_printf (_("In the article, but in this codebook %s sets “%s”"), key, clash.what);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (self), text);
      return;
    }
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), _("In the article"));
}

static void
update (AdduceUiKeyRow *self)
{
  guint n_keys = 0;
  const AdduceUiKey *keys = adduce_ui_keymap_get_keys (self->keymap, self->accel, &n_keys);
  g_autofree char *labels = adduce_ui_keymap_dup_labels (self->keymap, self->accel);
  g_autofree char *name = NULL;
  g_autofree char *words = NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->keys_box)) != NULL)
    gtk_box_remove (GTK_BOX (self->keys_box), child);
  for (guint i = 0; i < n_keys; i++)
    {
      g_autofree char *label = adduce_ui_key_dup_label (keys[i]);

      append_key (self, label, "key-label");
    }
  if (n_keys == 0)
    append_key (self, _("No key"), "dim-label");
  gtk_widget_set_sensitive (self->add_button, n_keys > 0);
  gtk_widget_set_visible (self->reset_button, adduce_ui_keymap_get_is_changed (self->keymap, self->accel));
  update_subtitle (self);

  /* translators: what an action does, and its keys: "Undo: Ctrl+Z" */
  name = g_strdup_printf (_("%s: %s"), _(self->accel->title), n_keys > 0 ? labels : _("No key"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  words = g_strjoin (" ", _(self->accel->title), _(self->accel->group), labels, NULL);
  g_free (self->folded);
  self->folded = adduce_breaks_fold (words);
}

static void
activated_cb (AdduceUiKeyRow *self)
{
  g_signal_emit (self, signals[SIGNAL_RECORD], 0, FALSE);
}

static void
add_cb (AdduceUiKeyRow *self)
{
  g_signal_emit (self, signals[SIGNAL_RECORD], 0, TRUE);
}

static void
reset_cb (AdduceUiKeyRow *self)
{
  /* The button goes away; its row is where one was. */
  gtk_widget_grab_focus (GTK_WIDGET (self));
  adduce_ui_keymap_reset (self->keymap, self->accel);
}

static void
adduce_ui_key_row_dispose (GObject *object)
{
  g_clear_object (&ADDUCE_UI_KEY_ROW (object)->keymap);
  g_clear_object (&ADDUCE_UI_KEY_ROW (object)->codebook);

  G_OBJECT_CLASS (adduce_ui_key_row_parent_class)->dispose (object);
}

static void
adduce_ui_key_row_finalize (GObject *object)
{
  g_free (ADDUCE_UI_KEY_ROW (object)->folded);

  G_OBJECT_CLASS (adduce_ui_key_row_parent_class)->finalize (object);
}

static void
adduce_ui_key_row_class_init (AdduceUiKeyRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = adduce_ui_key_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = adduce_ui_key_row_finalize;

  signals[SIGNAL_RECORD] = g_signal_new ("record", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
}

static GtkWidget *
create_button (AdduceUiKeyRow *self, const char *icon, const char *text, GCallback clicked_cb)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, text);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  g_signal_connect_swapped (button, "clicked", clicked_cb, self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), button);
  return button;
}

static void
adduce_ui_key_row_init (AdduceUiKeyRow *self)
{
  self->keys_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_widget_set_valign (self->keys_box, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->keys_box);
  self->reset_button
    = create_button (self, "edit-undo-symbolic", _("Back to the usual keys"), G_CALLBACK (reset_cb));
  self->add_button = create_button (self, "list-add-symbolic", _("One more key"), G_CALLBACK (add_cb));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
  g_signal_connect (self, "activated", G_CALLBACK (activated_cb), NULL);
}

GtkWidget *
adduce_ui_key_row_new (AdduceUiKeymap *keymap, const AdduceUiAccel *accel)
{
  AdduceUiKeyRow *self;

  g_return_val_if_fail (ADDUCE_UI_IS_KEYMAP (keymap), NULL);
  g_return_val_if_fail (accel != NULL, NULL);

  self = g_object_new (ADDUCE_UI_TYPE_KEY_ROW, "title", _(accel->title), "use-markup", FALSE, NULL);
  self->keymap = g_object_ref (keymap);
  self->accel = accel;
  g_signal_connect_object (keymap, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

const AdduceUiAccel *
adduce_ui_key_row_get_accel (AdduceUiKeyRow *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_KEY_ROW (self), NULL);

  return self->accel;
}

void
adduce_ui_key_row_set_codebook (AdduceUiKeyRow *self, AdduceCodebook *codebook)
{
  g_return_if_fail (ADDUCE_UI_IS_KEY_ROW (self));
  g_return_if_fail (codebook == NULL || ADDUCE_IS_CODEBOOK (codebook));

  if (g_set_object (&self->codebook, codebook))
    update_subtitle (self);
}

gboolean
adduce_ui_key_row_matches (AdduceUiKeyRow *self, const char *const *words)
{
  g_return_val_if_fail (ADDUCE_UI_IS_KEY_ROW (self), FALSE);
  g_return_val_if_fail (words != NULL, FALSE);

  return adduce_match_score (self->folded, words) > 0;
}
