/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The page of keys. A hundred rows take longer than a page may, so they are made when it is seen first.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-key-recorder.h"
#include "adduce-ui-key-row.h"
#include "adduce-ui-keys-page.h"

struct _AdduceUiKeysPage
{
  AdwPreferencesPage parent_instance;

  GtkSearchEntry *search_entry;
  GtkWidget *reset_all_button;
  GtkWidget *no_match_group;

  AdduceUiKeymap *keymap;
  AdduceCodebook *codebook;
  GPtrArray *rows;            /* AdduceUiKeyRow, not owned */
  GPtrArray *groups;          /* AdwPreferencesGroup, of the table, not owned */
  GPtrArray *codebook_groups; /* likewise of the codebook */
};

enum {
  PROP_0,
  PROP_CODEBOOK,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AdduceUiKeysPage, adduce_ui_keys_page, ADW_TYPE_PREFERENCES_PAGE)

static void
record_cb (AdduceUiKeysPage *self, gboolean besides, AdduceUiKeyRow *row)
{
  gtk_window_present (adduce_ui_key_recorder_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->keymap,
                                                  adduce_ui_key_row_get_accel (row), self->codebook, besides));
}

static GtkWidget *
add_group (AdduceUiKeysPage *self, const char *title, GPtrArray *groups)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *escaped = g_markup_escape_text (title, -1);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), escaped);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), ADW_PREFERENCES_GROUP (group));
  g_ptr_array_add (groups, group);
  return group;
}

static void
add_rows (AdduceUiKeysPage *self)
{
  guint n_accels;
  const AdduceUiAccel *accels = adduce_ui_accels_get (&n_accels);
  const char *const *groups = adduce_ui_accels_get_groups ();

  for (guint g = 0; groups[g] != NULL; g++)
    {
      GtkWidget *group = add_group (self, _(groups[g]), self->groups);

      for (guint i = 0; i < n_accels; i++)
        {
          GtkWidget *row;

          if (!g_str_equal (accels[i].group, groups[g]))
            continue;
          row = adduce_ui_key_row_new (self->keymap, &accels[i]);
          g_signal_connect_object (row, "record", G_CALLBACK (record_cb), self, G_CONNECT_SWAPPED);
          adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
          g_ptr_array_add (self->rows, row);
        }
    }
}

/* The codebook's keys, to be seen beside the others: they are changed in the codebook's own file. */
static void
add_variable (AdduceUiKeysPage *self, AdduceVariable *variable)
{
  GtkWidget *group = add_group (self, adduce_variable_get_label (variable), self->codebook_groups);

  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                         _("In the article. These keys are set by the codebook."));
  for (guint i = 0; i < adduce_variable_get_n_codes (variable); i++)
    {
      AdduceCode *code = adduce_variable_get_code (variable, i);
      g_autofree char *key = NULL;
      GtkWidget *row, *label;

      g_object_get (code, "key-label", &key, NULL);
      if (key == NULL || *key == '\0' || !adduce_code_is_offered (code))
        continue;
      row = g_object_new (ADW_TYPE_ACTION_ROW, "title", adduce_code_get_label (code), "use-markup", FALSE, NULL);
      label = gtk_label_new (key);
      gtk_widget_add_css_class (label, "key-label");
      gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }
}

static void
update_codebook (AdduceUiKeysPage *self)
{
  GListModel *variables = self->codebook != NULL ? adduce_codebook_get_variables (self->codebook) : NULL;

  for (guint i = 0; i < self->codebook_groups->len; i++)
    adw_preferences_page_remove (ADW_PREFERENCES_PAGE (self), self->codebook_groups->pdata[i]);
  g_ptr_array_set_size (self->codebook_groups, 0);
  for (guint i = 0; i < self->rows->len; i++)
    adduce_ui_key_row_set_codebook (self->rows->pdata[i], self->codebook);
  for (guint i = 0; variables != NULL && i < g_list_model_get_n_items (variables); i++)
    {
      g_autoptr (AdduceVariable) variable = g_list_model_get_item (variables, i);

      add_variable (self, variable);
    }
}

static void
update_reset_all (AdduceUiKeysPage *self)
{
  gtk_widget_set_sensitive (self->reset_all_button, adduce_ui_keymap_get_is_changed (self->keymap, NULL));
}

static void
search_changed_cb (AdduceUiKeysPage *self)
{
  g_auto (GStrv) words = adduce_match_split (gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  gboolean any = FALSE;

  for (guint i = 0; i < self->groups->len; i++)
    gtk_widget_set_visible (self->groups->pdata[i], FALSE);
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = self->rows->pdata[i];
      gboolean shown = adduce_ui_key_row_matches (ADDUCE_UI_KEY_ROW (row), (const char *const *) words);

      gtk_widget_set_visible (row, shown);
      if (shown)
        gtk_widget_set_visible (gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP), TRUE);
      any = any || shown;
    }
  for (guint i = 0; i < self->codebook_groups->len; i++)
    gtk_widget_set_visible (self->codebook_groups->pdata[i], words[0] == NULL);
  gtk_widget_set_visible (self->no_match_group, !any);
}

/* Escape: what is typed goes first, then the window, which the entry keeps from hearing of the key. */
static void
stop_search_cb (AdduceUiKeysPage *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->search_entry)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  else
    gtk_window_close (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
}

static void
reset_all_answer_cb (AdwMessageDialog *dialog, const char *response, AdduceUiKeysPage *self)
{
  if (g_str_equal (response, "reset"))
    adduce_ui_keymap_reset_all (self->keymap);
}

static void
reset_all_cb (AdduceUiKeysPage *self)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                              _("Reset All Keys?"), _("Every key of your own is forgotten."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "reset", _("_Reset"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "reset", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (reset_all_answer_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
adduce_ui_keys_page_map (GtkWidget *widget)
{
  AdduceUiKeysPage *self = ADDUCE_UI_KEYS_PAGE (widget);

  if (self->rows->len == 0)
    {
      add_rows (self);
      update_codebook (self);
    }
  GTK_WIDGET_CLASS (adduce_ui_keys_page_parent_class)->map (widget);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static void
adduce_ui_keys_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_CODEBOOK:
      g_value_set_object (value, adduce_ui_keys_page_get_codebook (ADDUCE_UI_KEYS_PAGE (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
adduce_ui_keys_page_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_CODEBOOK:
      adduce_ui_keys_page_set_codebook (ADDUCE_UI_KEYS_PAGE (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
adduce_ui_keys_page_dispose (GObject *object)
{
  g_clear_object (&ADDUCE_UI_KEYS_PAGE (object)->codebook);

  G_OBJECT_CLASS (adduce_ui_keys_page_parent_class)->dispose (object);
}

static void
adduce_ui_keys_page_finalize (GObject *object)
{
  AdduceUiKeysPage *self = ADDUCE_UI_KEYS_PAGE (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_clear_pointer (&self->codebook_groups, g_ptr_array_unref);
  g_clear_object (&self->keymap);

  G_OBJECT_CLASS (adduce_ui_keys_page_parent_class)->finalize (object);
}

static void
adduce_ui_keys_page_class_init (AdduceUiKeysPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = adduce_ui_keys_page_dispose;
  object_class->finalize = adduce_ui_keys_page_finalize;
  object_class->get_property = adduce_ui_keys_page_get_property;
  object_class->set_property = adduce_ui_keys_page_set_property;
  widget_class->map = adduce_ui_keys_page_map;

  properties[PROP_CODEBOOK]
    = g_param_spec_object ("codebook", NULL, NULL, ADDUCE_TYPE_CODEBOOK,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/adduce/Adduce/ui/adduce-ui-keys-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AdduceUiKeysPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiKeysPage, reset_all_button);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiKeysPage, no_match_group);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, reset_all_cb);
}

static void
adduce_ui_keys_page_init (AdduceUiKeysPage *self)
{
  self->keymap = g_object_ref (adduce_ui_keymap_get_default ());
  self->rows = g_ptr_array_new ();
  self->groups = g_ptr_array_new ();
  self->codebook_groups = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->keymap, "changed", G_CALLBACK (update_reset_all), self, G_CONNECT_SWAPPED);
  update_reset_all (self);
}

GtkWidget *
adduce_ui_keys_page_new (AdduceCodebook *codebook)
{
  return g_object_new (ADDUCE_UI_TYPE_KEYS_PAGE, "codebook", codebook, NULL);
}

AdduceCodebook *
adduce_ui_keys_page_get_codebook (AdduceUiKeysPage *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_KEYS_PAGE (self), NULL);

  return self->codebook;
}

void
adduce_ui_keys_page_set_codebook (AdduceUiKeysPage *self, AdduceCodebook *codebook)
{
  g_return_if_fail (ADDUCE_UI_IS_KEYS_PAGE (self));
  g_return_if_fail (codebook == NULL || ADDUCE_IS_CODEBOOK (codebook));

  if (!g_set_object (&self->codebook, codebook))
    return;

  if (self->rows->len > 0)
    update_codebook (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CODEBOOK]);
}
