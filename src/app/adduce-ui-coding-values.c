/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The values of a field, and what they become.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-coding-values.h"

/* What a row of a list begins with. */
enum
{
  AS_IT_IS,
  LEFT_OUT,
  CODES
};

struct _AdduceUiCodingValues
{
  AdwPreferencesPage parent_instance;

  AdwPreferencesGroup *group; /* or NULL */
  GListModel *codes;          /* or NULL */
  GHashTable *values;
};

G_DEFINE_FINAL_TYPE (AdduceUiCodingValues, adduce_ui_coding_values, ADW_TYPE_PREFERENCES_PAGE)

#define VALUE_KEY "adduce-ui-coding-value"

/* "" is nothing, %NULL as it is. */
static void
say (AdduceUiCodingValues *self, const char *value, const char *mapped)
{
  if (mapped == NULL)
    g_hash_table_remove (self->values, value);
  else
    g_hash_table_insert (self->values, g_strdup (value), g_strdup (mapped));
}

static void
chosen_cb (AdduceUiCodingValues *self, GParamSpec *pspec, AdwComboRow *row)
{
  const char *value = g_object_get_data (G_OBJECT (row), VALUE_KEY);
  guint index = adw_combo_row_get_selected (row);
  g_autoptr (AdduceCode) code = NULL;

  if (self->values == NULL || index >= CODES + g_list_model_get_n_items (self->codes))
    return;
  if (index >= CODES)
    code = g_list_model_get_item (self->codes, index - CODES);
  say (self, value, code != NULL ? adduce_code_get_id (code) : index == LEFT_OUT ? "" : NULL);
}

static void
typed_cb (AdduceUiCodingValues *self, GtkEditable *row)
{
  const char *value = g_object_get_data (G_OBJECT (row), VALUE_KEY);
  const char *typed = gtk_editable_get_text (row);

  if (self->values != NULL)
    say (self, value, g_str_equal (typed, value) ? NULL : typed);
}

/* (transfer full): "pro (12)" */
static char *
dup_title (const AdduceForeignValueUse *use)
{
  g_autofree char *line = g_strdelimit (g_utf8_make_valid (use->value, -1), "\n\r\t", ' ');

  return g_strdup_printf ("%s (%u)", line, use->n);
}

static GtkWidget *
make_combo_row (AdduceUiCodingValues *self, const AdduceForeignValueUse *use, AdduceVariable *variable)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (AdduceTag) known = adduce_variable_parse_value (variable, use->value, NULL);
  const char *mapped = g_hash_table_lookup (self->values, use->value);
  g_autofree char *same = known != NULL ? g_strdup_printf (_("As It Is: %s"), adduce_tag_get_label (known))
                                        : g_strdup (_("New Value"));
  guint index = mapped == NULL ? AS_IT_IS : LEFT_OUT;
  GtkWidget *row = adw_combo_row_new ();

  gtk_string_list_append (names, same);
  gtk_string_list_append (names, _("Left Out"));
  for (guint i = 0; i < g_list_model_get_n_items (self->codes); i++)
    {
      g_autoptr (AdduceCode) code = g_list_model_get_item (self->codes, i);

      gtk_string_list_append (names, adduce_code_get_label (code));
      if (mapped != NULL && (g_str_equal (mapped, adduce_code_get_id (code))
                             || g_str_equal (mapped, adduce_code_get_label (code))))
        index = i + CODES;
    }
  if (mapped != NULL && *mapped != '\0' && index < CODES)
    {
      /* A loaded mapping makes another new value of it: that is no choice of the list, but stays until one is made. */
      gtk_string_list_append (names, mapped);
      index = g_list_model_get_n_items (G_LIST_MODEL (names)) - 1;
    }
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), index);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static GtkWidget *
make_entry_row (AdduceUiCodingValues *self, const AdduceForeignValueUse *use)
{
  const char *mapped = g_hash_table_lookup (self->values, use->value);
  GtkWidget *row = adw_entry_row_new ();

  gtk_editable_set_text (GTK_EDITABLE (row), mapped != NULL ? mapped : use->value);
  g_signal_connect_object (row, "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  return row;
}

void
adduce_ui_coding_values_clear (AdduceUiCodingValues *self)
{
  g_return_if_fail (ADDUCE_UI_IS_CODING_VALUES (self));

  g_clear_pointer (&self->values, g_hash_table_unref);
  if (self->group != NULL)
    adw_preferences_page_remove (ADW_PREFERENCES_PAGE (self), self->group);
  self->group = NULL;
  g_clear_object (&self->codes);
}

void
adduce_ui_coding_values_show (AdduceUiCodingValues *self, const AdduceForeignFieldUse *use, AdduceVariable *variable,
                              GHashTable *values)
{
  g_autofree char *title = NULL, *text = NULL;
  guint n_rest;

  g_return_if_fail (ADDUCE_UI_IS_CODING_VALUES (self));
  g_return_if_fail (use != NULL && values != NULL);

  adduce_ui_coding_values_clear (self);
  self->values = g_hash_table_ref (values);
  if (variable != NULL && adduce_variable_kind_has_codes (adduce_variable_get_kind (variable)))
    self->codes = g_object_ref (adduce_variable_get_codes (variable));
  n_rest = use->values->len > ADDUCE_UI_CODING_VALUES_MAX ? use->values->len - ADDUCE_UI_CODING_VALUES_MAX : 0;
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  /* translators: the name of a field */
  title = g_markup_printf_escaped (_("What the Values of “%s” Are"), use->key);
  adw_preferences_group_set_title (self->group, title);
  if (n_rest > 0)
    text = g_strdup_printf (g_dngettext (NULL, "%u more value stays as it is, or as a mapping that is loaded says.",
                                         "%u more values stay as they are, or as a mapping that is loaded says.",
                                         n_rest),
                            n_rest);
  else if (self->codes == NULL)
    text = g_strdup (_("Other words may be typed; a value whose field is emptied is left out."));
  adw_preferences_group_set_description (self->group, text);
  for (guint i = 0; i < use->values->len - n_rest; i++)
    {
      const AdduceForeignValueUse *value = use->values->pdata[i];
      GtkWidget *row = self->codes != NULL ? make_combo_row (self, value, variable) : make_entry_row (self, value);
      g_autofree char *name = dup_title (value);

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
      g_object_set_data_full (G_OBJECT (row), VALUE_KEY, g_strdup (value->value), g_free);
      adw_preferences_group_add (self->group, row);
    }
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), self->group);
}

static void
adduce_ui_coding_values_finalize (GObject *object)
{
  AdduceUiCodingValues *self = ADDUCE_UI_CODING_VALUES (object);

  g_clear_pointer (&self->values, g_hash_table_unref);
  g_clear_object (&self->codes);
  G_OBJECT_CLASS (adduce_ui_coding_values_parent_class)->finalize (object);
}

static void
adduce_ui_coding_values_class_init (AdduceUiCodingValuesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = adduce_ui_coding_values_finalize;
}

static void
adduce_ui_coding_values_init (AdduceUiCodingValues *self)
{
}
