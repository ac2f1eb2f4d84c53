/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Fields of other programs' annotations, and what they become.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-coding-fields.h"

/* Values that stand in a row. */
#define MAX_SHOWN 5

/* One field. */
typedef struct
{
  const AdduceForeignFieldUse *use;
  GPtrArray *ids; /* of the variables that the row offers; NULL for what is left out */
  GHashTable *values;
  AdwComboRow *row; /* not owned */
} Field;

struct _AdduceUiCodingFields
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  AdwPreferencesGroup *coder_group;
  AdwEntryRow *coder_row;
  AdwPreferencesGroup *fields_group;
  GtkLabel *rest_label;

  const AdduceUiCodingRead *read;
  AdduceForeignMapping *said; /* what else was said, of fields without a row */
  GPtrArray *fields;
};

G_DEFINE_FINAL_TYPE (AdduceUiCodingFields, adduce_ui_coding_fields, GTK_TYPE_WIDGET)

enum
{
  VALUES,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
field_free (gpointer data)
{
  Field *field = data;

  g_ptr_array_unref (field->ids);
  g_hash_table_unref (field->values);
  g_free (field);
}

/* --- rows --- */

static void
offer (Field *field, GtkStringList *names, const char *id, const char *name)
{
  g_ptr_array_add (field->ids, g_strdup (id));
  gtk_string_list_append (names, name);
}

/* Which of those that are offered it is. */
static gboolean
find_offer (const Field *field, const char *id, guint *ret_index)
{
  for (guint i = 0; i < field->ids->len; i++)
    if (g_strcmp0 (field->ids->pdata[i], id) == 0)
      {
        *ret_index = i;
        return TRUE;
      }
  return FALSE;
}

static void
offer_all (AdduceUiCodingFields *self, Field *field, const AdduceForeignRule *rule)
{
  GListModel *variables = adduce_codebook_get_variables (self->read->codebook);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autofree char *own = NULL, *name = NULL;
  guint index = 0;

  offer (field, names, "speaker", _("Speaker"));
  offer (field, names, "issue", _("Issue"));
  for (guint i = 0; i < g_list_model_get_n_items (variables); i++)
    {
      g_autoptr (AdduceVariable) variable = g_list_model_get_item (variables, i);

      if (!find_offer (field, adduce_variable_get_id (variable), &index))
        offer (field, names, adduce_variable_get_id (variable), adduce_variable_get_label (variable));
    }
  if (!find_offer (field, ADDUCE_FOREIGN_CERTAINTY, &index))
    offer (field, names, ADDUCE_FOREIGN_CERTAINTY, _("Certainty"));
  if (!find_offer (field, ADDUCE_FOREIGN_NOTE, &index))
    offer (field, names, ADDUCE_FOREIGN_NOTE, _("Note"));
  if (rule->variable != NULL && !find_offer (field, rule->variable, &index))
    own = g_strdup (rule->variable);
  else
    own = adduce_foreign_mapping_name_variable (field->use->key, self->read->codebook);
  /* translators: the id of a variable that is to be made */
  name = g_strdup_printf (_("New Variable “%s”"), own);
  offer (field, names, own, name);
  offer (field, names, NULL, _("Left Out"));
  find_offer (field, rule->variable, &index);
  adw_combo_row_set_model (field->row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (field->row, index);
}

/* (transfer full): "12 claims: pro, con and 3 more values — “The levy stays…”" */
static char *
describe (const AdduceForeignFieldUse *use)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, g_dngettext (NULL, "%u claim", "%u claims", use->n_claims), use->n_claims);
  for (guint i = 0; i < use->values->len && i < MAX_SHOWN; i++)
    {
      const AdduceForeignValueUse *value = use->values->pdata[i];
      g_autofree char *line = g_strdelimit (g_utf8_make_valid (value->value, -1), "\n\r\t", ' ');
      g_autofree char *start = g_utf8_substring (line, 0, MIN (g_utf8_strlen (line, -1), 40));

      g_string_append_printf (text, "%s%s%s", i == 0 ? ": " : ", ", start, strlen (start) < strlen (line) ? "…" : "");
    }
  if (use->values->len > MAX_SHOWN)
    g_string_append_printf (text, g_dngettext (NULL, " and %u more value", " and %u more values",
                                               use->values->len - MAX_SHOWN),
                            use->values->len - MAX_SHOWN);
  if (use->example != NULL)
    {
      /* translators: words of a claim that has the values before */
      g_autofree char *example = g_strdup_printf (_("as in “%s”"), use->example);

      g_string_append_printf (text, "\n%s", example);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
values_cb (AdduceUiCodingFields *self, GtkButton *button)
{
  Field *field = g_object_get_data (G_OBJECT (button), "adduce-ui-coding-field");
  guint index = adw_combo_row_get_selected (field->row);

  g_signal_emit (self, signals[VALUES], 0, field->use->key,
                 index < field->ids->len ? field->ids->pdata[index] : NULL);
}

static void
add_field (AdduceUiCodingFields *self, const AdduceForeignFieldUse *use, const AdduceForeignRule *rule)
{
  Field *field = g_new0 (Field, 1);
  g_autofree char *subtitle = describe (use);
  /* translators: the name of a field */
  g_autofree char *tip = g_strdup_printf (_("What the values of “%s” are"), use->key);
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Values…"));
  GHashTableIter iter;
  gpointer value, mapped;

  field->use = use;
  field->ids = g_ptr_array_new_with_free_func (g_free);
  field->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (rule->values != NULL)
    {
      g_hash_table_iter_init (&iter, rule->values);
      while (g_hash_table_iter_next (&iter, &value, &mapped))
        g_hash_table_insert (field->values, g_strdup (value), g_strdup (mapped));
    }
  field->row = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (field->row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (field->row), use->key);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (field->row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (field->row), 3);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (field->row), 4);
  offer_all (self, field, rule);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tip, -1);
  g_object_set_data (G_OBJECT (button), "adduce-ui-coding-field", field);
  g_signal_connect_object (button, "clicked", G_CALLBACK (values_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (field->row), button);
  adw_preferences_group_add (self->fields_group, GTK_WIDGET (field->row));
  g_ptr_array_add (self->fields, field);
}

/* --- coders --- */

static void
show_coders (AdduceUiCodingFields *self, AdduceForeignSummary *summary)
{
  g_autofree char *names = g_strjoinv (", ", summary->coders);
  g_autofree char *text = NULL, *escaped = NULL;

  if (summary->coders[0] == NULL)
    text = g_strdup (_("The files do not say who coded: give a nickname, of small letters, digits and hyphens."));
  else if (summary->n_uncoded > 0)
    /* translators: a number; names */
    text = g_strdup_printf (g_dngettext (NULL,
                                         "Of %u claim the files do not say who coded (else %s): give a nickname, which "
                                         "then counts for all.",
                                         "Of %u claims the files do not say who coded (else %s): give a nickname, "
                                         "which then counts for all.",
                                         summary->n_uncoded),
                            summary->n_uncoded, names);
  else
    /* translators: names */
    text = g_strdup_printf (_("The files say who coded: %s. A nickname here makes all claims that coder’s."), names);
  escaped = g_markup_escape_text (text, -1);
  adw_preferences_group_set_description (self->coder_group, escaped);
}

/* --- public --- */

void
adduce_ui_coding_fields_clear (AdduceUiCodingFields *self)
{
  g_return_if_fail (ADDUCE_UI_IS_CODING_FIELDS (self));

  for (guint i = 0; i < self->fields->len; i++)
    adw_preferences_group_remove (self->fields_group, GTK_WIDGET (((Field *) self->fields->pdata[i])->row));
  g_ptr_array_set_size (self->fields, 0);
  g_clear_pointer (&self->said, adduce_foreign_mapping_free);
  self->read = NULL;
}

void
adduce_ui_coding_fields_show (AdduceUiCodingFields *self, const AdduceUiCodingRead *read,
                              AdduceForeignMapping *mapping)
{
  g_autoptr (AdduceForeignMapping) complete = NULL;
  guint n_rest;

  g_return_if_fail (ADDUCE_UI_IS_CODING_FIELDS (self));
  g_return_if_fail (read != NULL && mapping != NULL);

  adduce_ui_coding_fields_clear (self);
  self->read = read;
  complete = adduce_foreign_mapping_complete (mapping, read->foreign, read->codebook);
  n_rest = read->summary->fields->len > ADDUCE_UI_CODING_FIELDS_MAX
             ? read->summary->fields->len - ADDUCE_UI_CODING_FIELDS_MAX : 0;
  for (guint i = 0; i < read->summary->fields->len - n_rest; i++)
    {
      const AdduceForeignFieldUse *use = read->summary->fields->pdata[i];

      add_field (self, use, adduce_foreign_mapping_find (complete, use->key));
    }
  self->said = adduce_foreign_mapping_new ();
  for (guint i = 0; i < adduce_foreign_mapping_get_rules (mapping)->len; i++)
    {
      const AdduceForeignRule *rule = adduce_foreign_mapping_get_rules (mapping)->pdata[i];

      adduce_foreign_mapping_say (self->said, rule->key, rule->variable,
                                  rule->values != NULL ? g_hash_table_ref (rule->values) : NULL);
    }
  show_coders (self, read->summary);
  if (n_rest > 0)
    {
      g_autofree char *text = g_strdup_printf (
        g_dngettext (NULL,
                     "%u more field is taken as guessed, or as a mapping that is loaded says.",
                     "%u more fields are taken as guessed, or as a mapping that is loaded says.", n_rest), n_rest);

      gtk_label_set_label (self->rest_label, text);
    }
  else if (self->fields->len == 0)
    gtk_label_set_label (self->rest_label, _("The claims have no fields: they are places only."));
  gtk_widget_set_visible (GTK_WIDGET (self->rest_label), n_rest > 0 || self->fields->len == 0);
}

/* (transfer full) (nullable): a copy that a mapping may keep. */
static GHashTable *
dup_values (const Field *field)
{
  GHashTable *values;
  GHashTableIter iter;
  gpointer value, mapped;

  if (g_hash_table_size (field->values) == 0)
    return NULL;
  values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_hash_table_iter_init (&iter, field->values);
  while (g_hash_table_iter_next (&iter, &value, &mapped))
    g_hash_table_insert (values, g_strdup (value), g_strdup (mapped));
  return values;
}

AdduceForeignMapping *
adduce_ui_coding_fields_dup_mapping (AdduceUiCodingFields *self)
{
  AdduceForeignMapping *mapping = adduce_foreign_mapping_new ();
  GPtrArray *said;

  g_return_val_if_fail (ADDUCE_UI_IS_CODING_FIELDS (self), mapping);

  for (guint i = 0; i < self->fields->len; i++)
    {
      const Field *field = self->fields->pdata[i];
      guint index = adw_combo_row_get_selected (field->row);

      adduce_foreign_mapping_say (mapping, field->use->key,
                                  index < field->ids->len ? field->ids->pdata[index] : NULL, dup_values (field));
    }
  said = self->said != NULL ? adduce_foreign_mapping_get_rules (self->said) : NULL;
  for (guint i = 0; said != NULL && i < said->len; i++)
    {
      const AdduceForeignRule *rule = said->pdata[i];

      if (adduce_foreign_mapping_find (mapping, rule->key) == NULL)
        adduce_foreign_mapping_say (mapping, rule->key, rule->variable,
                                    rule->values != NULL ? g_hash_table_ref (rule->values) : NULL);
    }
  return mapping;
}

GHashTable *
adduce_ui_coding_fields_get_values (AdduceUiCodingFields *self, const char *key)
{
  g_return_val_if_fail (ADDUCE_UI_IS_CODING_FIELDS (self), NULL);

  for (guint i = 0; i < self->fields->len; i++)
    {
      const Field *field = self->fields->pdata[i];

      if (g_str_equal (field->use->key, key))
        return field->values;
    }
  return NULL;
}

const char *
adduce_ui_coding_fields_get_coder (AdduceUiCodingFields *self)
{
  const char *typed;

  g_return_val_if_fail (ADDUCE_UI_IS_CODING_FIELDS (self), NULL);

  typed = gtk_editable_get_text (GTK_EDITABLE (self->coder_row));
  return *typed != '\0' ? typed : NULL;
}

void
adduce_ui_coding_fields_focus_coder (AdduceUiCodingFields *self)
{
  g_return_if_fail (ADDUCE_UI_IS_CODING_FIELDS (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->coder_row));
}

static void
adduce_ui_coding_fields_dispose (GObject *object)
{
  AdduceUiCodingFields *self = ADDUCE_UI_CODING_FIELDS (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (adduce_ui_coding_fields_parent_class)->dispose (object);
}

static void
adduce_ui_coding_fields_finalize (GObject *object)
{
  AdduceUiCodingFields *self = ADDUCE_UI_CODING_FIELDS (object);

  g_clear_pointer (&self->said, adduce_foreign_mapping_free);
  g_ptr_array_unref (self->fields);
  G_OBJECT_CLASS (adduce_ui_coding_fields_parent_class)->finalize (object);
}

static void
adduce_ui_coding_fields_class_init (AdduceUiCodingFieldsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = adduce_ui_coding_fields_dispose;
  G_OBJECT_CLASS (klass)->finalize = adduce_ui_coding_fields_finalize;
  signals[VALUES] = g_signal_new ("values", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/adduce/Adduce/ui/adduce-ui-coding-fields.ui");
  gtk_widget_class_bind_template_child (widget_class, AdduceUiCodingFields, scroller);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiCodingFields, coder_group);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiCodingFields, coder_row);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiCodingFields, fields_group);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiCodingFields, rest_label);
}

static void
adduce_ui_coding_fields_init (AdduceUiCodingFields *self)
{
  self->fields = g_ptr_array_new_with_free_func (field_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}
