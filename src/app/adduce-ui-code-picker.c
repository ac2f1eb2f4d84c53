/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The values of a variable as buttons. Made anew when the variable changes or a claim has values that the
 * codebook does not know; else only pressed and released.
 */
#include "config.h"

#include "adduce-ui-claim-text.h"
#include "adduce-ui-code-button.h"
#include "adduce-ui-code-picker.h"
#include "adduce-ui-wrap-layout.h"

struct _AdduceUiCodePicker
{
  GtkWidget parent_instance;

  AdduceVariable *variable;
  AdduceTagList *chosen;
  gboolean updating;
};

enum {
  SIGNAL_TOGGLED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AdduceUiCodePicker, adduce_ui_code_picker, GTK_TYPE_WIDGET)

static guint
get_rank (AdduceUiCodePicker *self, const char *code_id)
{
  for (guint i = 0; i < adduce_tag_list_get_n_tags (self->chosen); i++)
    if (g_str_equal (adduce_tag_get_code (adduce_tag_list_get_tag (self->chosen, i)), code_id))
      return i + 1;
  return 0;
}

static gboolean
is_known (AdduceUiCodePicker *self, AdduceTag *tag)
{
  return self->variable != NULL && adduce_variable_lookup (self->variable, adduce_tag_get_code (tag)) != NULL;
}

static void
update_buttons (AdduceUiCodePicker *self)
{
  gboolean several
    = self->variable != NULL && adduce_variable_get_kind (self->variable) == ADDUCE_VARIABLE_SEVERAL;

  self->updating = TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      AdduceUiCodeButton *button = ADDUCE_UI_CODE_BUTTON (child);

      adduce_ui_code_button_set_chosen (button, get_rank (self, adduce_ui_code_button_get_code_id (button)),
                                        several);
    }
  self->updating = FALSE;
}

static void
button_toggled_cb (AdduceUiCodePicker *self, AdduceUiCodeButton *button)
{
  g_autofree char *code_id = NULL;

  if (self->updating)
    return;

  code_id = g_strdup (adduce_ui_code_button_get_code_id (button));
  g_signal_emit (self, signals[SIGNAL_TOGGLED], 0, code_id);
  /* Where nothing came of it the button must not stay pressed. */
  update_buttons (self);
}

static void
add_button (AdduceUiCodePicker *self, GtkWidget *button)
{
  g_signal_connect_object (button, "toggled", G_CALLBACK (button_toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
}

static void
clear (AdduceUiCodePicker *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}

static void
rebuild (AdduceUiCodePicker *self)
{
  clear (self);
  for (guint i = 0; self->variable != NULL && i < adduce_variable_get_n_codes (self->variable); i++)
    {
      AdduceCode *code = adduce_variable_get_code (self->variable, i);

      add_button (self, adduce_ui_code_button_new (code, adduce_code_get_id (code), adduce_code_get_label (code)));
    }
  for (guint i = 0; i < adduce_tag_list_get_n_tags (self->chosen); i++)
    {
      AdduceTag *tag = adduce_tag_list_get_tag (self->chosen, i);

      if (!is_known (self, tag))
        {
          g_autofree char *label = adduce_ui_claim_text_dup_value (tag, self->variable);

          add_button (self, adduce_ui_code_button_new (NULL, adduce_tag_get_code (tag), label));
        }
    }
  update_buttons (self);
}

static gboolean
has_unknown (AdduceUiCodePicker *self, AdduceTagList *tags)
{
  for (guint i = 0; i < adduce_tag_list_get_n_tags (tags); i++)
    if (!is_known (self, adduce_tag_list_get_tag (tags, i)))
      return TRUE;
  return FALSE;
}

static void
adduce_ui_code_picker_dispose (GObject *object)
{
  AdduceUiCodePicker *self = ADDUCE_UI_CODE_PICKER (object);

  clear (self);
  g_clear_object (&self->variable);
  g_clear_pointer (&self->chosen, adduce_tag_list_unref);

  G_OBJECT_CLASS (adduce_ui_code_picker_parent_class)->dispose (object);
}

static void
adduce_ui_code_picker_class_init (AdduceUiCodePickerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = adduce_ui_code_picker_dispose;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
  signals[SIGNAL_TOGGLED] = g_signal_new ("toggled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
adduce_ui_code_picker_init (AdduceUiCodePicker *self)
{
  self->chosen = adduce_tag_list_new_empty ();
  gtk_widget_set_layout_manager (GTK_WIDGET (self), adduce_ui_wrap_layout_new (4));
}

void
adduce_ui_code_picker_set_variable (AdduceUiCodePicker *self, AdduceVariable *variable)
{
  g_return_if_fail (ADDUCE_UI_IS_CODE_PICKER (self));

  if (!g_set_object (&self->variable, variable))
    return;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  variable != NULL ? adduce_variable_get_label (variable) : "", -1);
  rebuild (self);
}

void
adduce_ui_code_picker_set_chosen (AdduceUiCodePicker *self, AdduceTagList *chosen)
{
  gboolean unknown;

  g_return_if_fail (ADDUCE_UI_IS_CODE_PICKER (self));
  g_return_if_fail (chosen != NULL);

  unknown = has_unknown (self, self->chosen) || has_unknown (self, chosen);
  adduce_tag_list_ref (chosen);
  adduce_tag_list_unref (self->chosen);
  self->chosen = chosen;
  if (unknown)
    rebuild (self);
  else
    update_buttons (self);
}
