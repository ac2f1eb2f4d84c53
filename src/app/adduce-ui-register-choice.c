/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which register the page shows.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-compat.h"
#include "adduce-ui-register-choice.h"

struct _AdduceUiRegisterChoice
{
  GtkWidget parent_instance;

  GtkDropDown *drop_down;
  GtkStringList *labels;
  GPtrArray *ids; /* of registers, as the labels */
  AdduceUiContext *context;
  GSignalGroup *corpus_signals;
  gboolean filling;
};

enum {
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AdduceUiRegisterChoice, adduce_ui_register_choice, GTK_TYPE_WIDGET)

static const char *
get_chosen (AdduceUiRegisterChoice *self)
{
  guint selected = gtk_drop_down_get_selected (self->drop_down);

  return selected < self->ids->len ? self->ids->pdata[selected] : ADDUCE_REGISTER_SPEAKER;
}

/* Whether the list is just the speakers and these variables: an open list closes when it is made anew. */
static gboolean
is_filled_with (AdduceUiRegisterChoice *self, GPtrArray *own)
{
  if (self->ids->len != own->len + 1)
    return FALSE;
  for (guint i = 0; i < own->len; i++)
    if (!g_str_equal (self->ids->pdata[i + 1], adduce_variable_get_register (own->pdata[i]))
        || !g_str_equal (gtk_string_list_get_string (self->labels, i + 1), adduce_variable_get_label (own->pdata[i])))
      return FALSE;
  return TRUE;
}

static void
add (AdduceUiRegisterChoice *self, const char *id, const char *label)
{
  g_ptr_array_add (self->ids, g_strdup (id));
  gtk_string_list_append (self->labels, label);
}

/* Callbacks */

static void
selected_cb (AdduceUiRegisterChoice *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, get_chosen (self));
}

/* What is chosen stays where it is still there. */
static void
fill_cb (AdduceUiRegisterChoice *self)
{
  AdduceCorpus *corpus = adduce_ui_context_get_corpus (self->context);
  AdduceCodebook *codebook = corpus != NULL ? adduce_corpus_get_codebook (corpus) : NULL;
  g_autoptr (GPtrArray) own = codebook != NULL ? adduce_codebook_list_registers (codebook) : g_ptr_array_new ();
  g_autofree char *chosen = g_strdup (get_chosen (self));
  guint found = 0;

  if (is_filled_with (self, own))
    return;
  self->filling = TRUE;
  gtk_string_list_splice (self->labels, 0, g_list_model_get_n_items (G_LIST_MODEL (self->labels)), NULL);
  g_ptr_array_set_size (self->ids, 0);
  add (self, ADDUCE_REGISTER_SPEAKER, _("Speakers"));
  for (guint i = 0; i < own->len; i++)
    add (self, adduce_variable_get_register (own->pdata[i]), adduce_variable_get_label (own->pdata[i]));
  for (guint i = 0; i < self->ids->len; i++)
    if (g_str_equal (self->ids->pdata[i], chosen))
      found = i;
  gtk_drop_down_set_selected (self->drop_down, found);
  self->filling = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self), own->len > 0);
  if (!g_str_equal (get_chosen (self), chosen))
    selected_cb (self);
}

static void
corpus_cb (AdduceUiRegisterChoice *self)
{
  g_signal_group_set_target (self->corpus_signals, adduce_ui_context_get_corpus (self->context));
  fill_cb (self);
}

/* Overrides */

static void
adduce_ui_register_choice_dispose (GObject *object)
{
  AdduceUiRegisterChoice *self = ADDUCE_UI_REGISTER_CHOICE (object);

  self->filling = TRUE;
  g_clear_object (&self->corpus_signals);
  g_clear_object (&self->context);
  if (self->drop_down != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->drop_down));
  self->drop_down = NULL;

  G_OBJECT_CLASS (adduce_ui_register_choice_parent_class)->dispose (object);
}

static void
adduce_ui_register_choice_finalize (GObject *object)
{
  AdduceUiRegisterChoice *self = ADDUCE_UI_REGISTER_CHOICE (object);

  g_clear_object (&self->labels);
  g_ptr_array_unref (self->ids);

  G_OBJECT_CLASS (adduce_ui_register_choice_parent_class)->finalize (object);
}

static void
adduce_ui_register_choice_class_init (AdduceUiRegisterChoiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = adduce_ui_register_choice_dispose;
  object_class->finalize = adduce_ui_register_choice_finalize;
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
adduce_ui_register_choice_init (AdduceUiRegisterChoice *self)
{
  self->ids = g_ptr_array_new_with_free_func (g_free);
  self->labels = gtk_string_list_new (NULL);
  self->drop_down = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (g_object_ref (self->labels)), NULL));
  adduce_ui_compat_label_drop_down (self->drop_down, _("Whose register"));
  gtk_widget_set_parent (GTK_WIDGET (self->drop_down), GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_connect_object (self->drop_down, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  self->corpus_signals = g_signal_group_new (ADDUCE_TYPE_CORPUS);
  g_signal_group_connect_swapped (self->corpus_signals, "notify::codebook", G_CALLBACK (fill_cb), self);
}

void
adduce_ui_register_choice_set_context (AdduceUiRegisterChoice *self, AdduceUiContext *context)
{
  g_return_if_fail (ADDUCE_UI_IS_REGISTER_CHOICE (self));
  g_return_if_fail (ADDUCE_UI_IS_CONTEXT (context));

  if (!g_set_object (&self->context, context))
    return;
  g_signal_connect_object (context, "notify::corpus", G_CALLBACK (corpus_cb), self, G_CONNECT_SWAPPED);
  corpus_cb (self);
}

const char *
adduce_ui_register_choice_get_label (AdduceUiRegisterChoice *self)
{
  guint selected;

  g_return_val_if_fail (ADDUCE_UI_IS_REGISTER_CHOICE (self), NULL);

  selected = gtk_drop_down_get_selected (self->drop_down);
  return selected < self->ids->len ? gtk_string_list_get_string (self->labels, selected) : _("Speakers");
}
