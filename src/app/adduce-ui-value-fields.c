/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One's own variables in a form.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-value-field.h"
#include "adduce-ui-value-fields.h"

struct _AdduceUiValueFields
{
  GtkWidget parent_instance;

  AdduceCodebook *codebook;
  AdduceVariableScope scope;
  AdduceCorpus *corpus;
};

enum {
  SIGNAL_EDITED,
  SIGNAL_REFUSED,
  SIGNAL_DONE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AdduceUiValueFields, adduce_ui_value_fields, GTK_TYPE_WIDGET)

static AdduceUiValueField *
get_first (AdduceUiValueFields *self)
{
  return (AdduceUiValueField *) gtk_widget_get_first_child (GTK_WIDGET (self));
}

static AdduceUiValueField *
get_next (AdduceUiValueField *field)
{
  return (AdduceUiValueField *) gtk_widget_get_next_sibling (GTK_WIDGET (field));
}

static AdduceUiValueField *
find_field (AdduceUiValueFields *self, const char *variable_id)
{
  for (AdduceUiValueField *field = get_first (self); field != NULL; field = get_next (field))
    if (g_str_equal (adduce_variable_get_id (adduce_ui_value_field_get_variable (field)), variable_id))
      return field;
  return NULL;
}

static AdduceVocabulary *
get_vocabulary (AdduceUiValueFields *self, AdduceVariable *variable)
{
  const char *id = adduce_variable_get_register (variable);

  return self->corpus != NULL && id != NULL ? adduce_corpus_get_vocabulary (self->corpus, id) : NULL;
}

/* Callbacks */

static gboolean
edited_cb (AdduceUiValueFields *self, AdduceTagList *tags, AdduceUiValueField *field)
{
  gboolean taken = FALSE;

  g_signal_emit (self, signals[SIGNAL_EDITED], 0, adduce_ui_value_field_get_variable (field), tags, &taken);
  return taken;
}

static void
refused_cb (AdduceUiValueFields *self, const char *reason)
{
  g_signal_emit (self, signals[SIGNAL_REFUSED], 0, reason);
}

static void
done_cb (AdduceUiValueFields *self)
{
  g_signal_emit (self, signals[SIGNAL_DONE], 0);
}

/* Behind @previous, which may be NULL. */
static AdduceUiValueField *
insert_field (AdduceUiValueFields *self, AdduceVariable *variable, AdduceUiValueField *previous)
{
  GtkWidget *field = adduce_ui_value_field_new (variable);

  g_signal_connect_object (field, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (field, "refused", G_CALLBACK (refused_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (field, "done", G_CALLBACK (done_cb), self, G_CONNECT_SWAPPED);
  adduce_ui_value_field_set_vocabulary (ADDUCE_UI_VALUE_FIELD (field), get_vocabulary (self, variable));
  gtk_widget_insert_after (field, GTK_WIDGET (self), (GtkWidget *) previous);
  return ADDUCE_UI_VALUE_FIELD (field);
}

static gboolean
is_wanted (AdduceUiValueFields *self, AdduceVariable *variable)
{
  return !adduce_claim_is_built_in (adduce_variable_get_id (variable))
         && adduce_variable_get_info (variable)->scope == self->scope;
}

/* The variables whose fields there are to be; (transfer full) (element-type AdduceVariable). */
static GPtrArray *
list_variables (AdduceUiValueFields *self)
{
  GPtrArray *wanted = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *all = self->codebook != NULL ? adduce_codebook_get_variables (self->codebook) : NULL;

  for (guint i = 0; all != NULL && i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (AdduceVariable) variable = g_list_model_get_item (all, i);

      if (is_wanted (self, variable))
        g_ptr_array_add (wanted, g_steal_pointer (&variable));
    }
  return wanted;
}

/* Fields stay where they can, so that what is being typed is not lost. */
static void
update_fields (AdduceUiValueFields *self)
{
  g_autoptr (GPtrArray) wanted = list_variables (self);
  AdduceUiValueField *previous = NULL;

  for (guint i = 0; i < wanted->len; i++)
    {
      AdduceUiValueField *field = find_field (self, adduce_variable_get_id (wanted->pdata[i]));

      if (field != NULL && !adduce_ui_value_field_set_variable (field, wanted->pdata[i]))
        {
          adduce_ui_value_field_commit (field);
          gtk_widget_unparent (GTK_WIDGET (field));
          field = NULL;
        }
      if (field == NULL)
        field = insert_field (self, wanted->pdata[i], previous);
      else
        gtk_widget_insert_after (GTK_WIDGET (field), GTK_WIDGET (self), (GtkWidget *) previous);
      previous = field;
    }
  for (AdduceUiValueField *field = previous != NULL ? get_next (previous) : get_first (self), *next; field != NULL;
       field = next)
    {
      next = get_next (field);
      adduce_ui_value_field_commit (field);
      gtk_widget_unparent (GTK_WIDGET (field));
    }
}

/* For a variable that the codebook lacks: text can hold anything, and a list shows what is unknown in it. */
static void
add_unknown (AdduceUiValueFields *self, const char *variable_id)
{
  /* translators: %s is the id of a variable that a claim has a value of and that the codebook does not have */
  g_autofree char *label = g_strdup_printf (_("%s (not in the codebook)"), variable_id);
  g_autoptr (AdduceVariable) variable
    = adduce_variable_new (variable_id, label, NULL, ADDUCE_VARIABLE_SEVERAL, NULL, 0);

  insert_field (self, variable, (AdduceUiValueField *) gtk_widget_get_last_child (GTK_WIDGET (self)));
}

static gboolean
is_known (AdduceUiValueFields *self, const char *variable_id)
{
  return self->codebook != NULL && adduce_codebook_get_variable (self->codebook, variable_id) != NULL;
}

static void
update_unknown (AdduceUiValueFields *self, const char *const *extra)
{
  for (AdduceUiValueField *field = get_first (self), *next; field != NULL; field = next)
    {
      const char *id = adduce_variable_get_id (adduce_ui_value_field_get_variable (field));

      next = get_next (field);
      if (!is_known (self, id) && (extra == NULL || !g_strv_contains (extra, id)))
        gtk_widget_unparent (GTK_WIDGET (field));
    }
  for (guint i = 0; extra != NULL && extra[i] != NULL; i++)
    if (!is_known (self, extra[i]) && find_field (self, extra[i]) == NULL)
      add_unknown (self, extra[i]);
}

static void
adduce_ui_value_fields_dispose (GObject *object)
{
  AdduceUiValueFields *self = ADDUCE_UI_VALUE_FIELDS (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->codebook);
  g_clear_object (&self->corpus);

  G_OBJECT_CLASS (adduce_ui_value_fields_parent_class)->dispose (object);
}

static void
adduce_ui_value_fields_class_init (AdduceUiValueFieldsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = adduce_ui_value_fields_dispose;

  signals[SIGNAL_EDITED] = g_signal_new ("edited", type, G_SIGNAL_RUN_LAST, 0, g_signal_accumulator_first_wins, NULL,
                                         NULL, G_TYPE_BOOLEAN, 2, ADDUCE_TYPE_VARIABLE, ADDUCE_TYPE_TAG_LIST);
  signals[SIGNAL_REFUSED] = g_signal_new ("refused", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                          G_TYPE_STRING);
  signals[SIGNAL_DONE] = g_signal_new ("done", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "valuefields");
}

static void
adduce_ui_value_fields_init (AdduceUiValueFields *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 12);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
adduce_ui_value_fields_new (void)
{
  return g_object_new (ADDUCE_UI_TYPE_VALUE_FIELDS, NULL);
}

void
adduce_ui_value_fields_set_codebook (AdduceUiValueFields *self, AdduceCodebook *codebook, AdduceVariableScope scope)
{
  g_return_if_fail (ADDUCE_UI_IS_VALUE_FIELDS (self));
  g_return_if_fail (codebook == NULL || ADDUCE_IS_CODEBOOK (codebook));

  if (self->codebook == codebook && self->scope == scope)
    return;

  g_set_object (&self->codebook, codebook);
  self->scope = scope;
  update_fields (self);
}

void
adduce_ui_value_fields_set_corpus (AdduceUiValueFields *self, AdduceCorpus *corpus)
{
  g_return_if_fail (ADDUCE_UI_IS_VALUE_FIELDS (self));
  g_return_if_fail (corpus == NULL || ADDUCE_IS_CORPUS (corpus));

  if (self->corpus == corpus)
    return;
  g_set_object (&self->corpus, corpus);
  for (AdduceUiValueField *field = get_first (self); field != NULL; field = get_next (field))
    adduce_ui_value_field_set_vocabulary (field, get_vocabulary (self, adduce_ui_value_field_get_variable (field)));
}

void
adduce_ui_value_fields_show (AdduceUiValueFields *self, AdduceUiDupValues dup_values, gpointer data,
                             const char *const *extra, gboolean same)
{
  gboolean any = FALSE;

  g_return_if_fail (ADDUCE_UI_IS_VALUE_FIELDS (self));
  g_return_if_fail (dup_values != NULL);

  update_unknown (self, extra);
  for (AdduceUiValueField *field = get_first (self); field != NULL; field = get_next (field))
    {
      AdduceVariable *variable = adduce_ui_value_field_get_variable (field);
      g_autoptr (AdduceTagList) some = NULL;
      g_autoptr (AdduceTagList) tags = dup_values (adduce_variable_get_id (variable), &some, data);
      gboolean seen = !adduce_variable_get_info (variable)->retired || adduce_tag_list_get_n_tags (tags) > 0
                      || adduce_tag_list_get_n_tags (some) > 0;

      adduce_ui_value_field_set_values (field, tags, some, same);
      gtk_widget_set_visible (GTK_WIDGET (field), seen);
      any = any || seen;
    }
  gtk_widget_set_visible (GTK_WIDGET (self), any);
}

void
adduce_ui_value_fields_commit (AdduceUiValueFields *self)
{
  g_return_if_fail (ADDUCE_UI_IS_VALUE_FIELDS (self));

  for (AdduceUiValueField *field = get_first (self); field != NULL; field = get_next (field))
    adduce_ui_value_field_commit (field);
}

void
adduce_ui_value_fields_popdown (AdduceUiValueFields *self)
{
  g_return_if_fail (ADDUCE_UI_IS_VALUE_FIELDS (self));

  for (AdduceUiValueField *field = get_first (self); field != NULL; field = get_next (field))
    adduce_ui_value_field_popdown (field);
}

gboolean
adduce_ui_value_fields_start (AdduceUiValueFields *self, const char *variable_id)
{
  AdduceUiValueField *field;

  g_return_val_if_fail (ADDUCE_UI_IS_VALUE_FIELDS (self), FALSE);
  g_return_val_if_fail (variable_id != NULL, FALSE);

  field = find_field (self, variable_id);
  if (field == NULL || !gtk_widget_get_visible (GTK_WIDGET (field)))
    return FALSE;

  adduce_ui_value_field_start (field);
  return TRUE;
}
