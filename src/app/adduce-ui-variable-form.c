/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A variable of the codebook to be edited.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-compat.h"
#include "adduce-ui-line-field.h"
#include "adduce-ui-rule-list.h"
#include "adduce-ui-variable-form.h"

struct _AdduceUiVariableForm
{
  GtkWidget parent_instance;

  AdduceUiLineField *label_field;
  AdduceUiLineField *definition_field;
  AdduceUiLineField *entities_field;
  GtkLabel *id_label;
  GtkDropDown *kind_choice;
  GtkDropDown *scope_choice;
  GtkCheckButton *retired_check;
  AdduceUiRuleList *rules;
  GtkLabel *problem_label;

  AdduceCodebookEditor *editor;
  AdduceVariable *variable;
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (AdduceUiVariableForm, adduce_ui_variable_form, GTK_TYPE_WIDGET)

/* Why it can't be; (transfer full). */
static char *
perform (AdduceUiVariableForm *self, const AdduceVariableInfo *info)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceCodebookEditor) editor = g_object_ref (self->editor);

  if (adduce_codebook_editor_set_variable (editor, info, &error))
    return NULL;
  return g_strdup (error->message);
}

/* What speakers and issues are can't be chosen, and every claim is asked for them. */
static void
show_choices (AdduceUiVariableForm *self, const AdduceVariableInfo *info)
{
  gboolean fixed = g_str_equal (info->id, "speaker") || g_str_equal (info->id, "issue");

  gtk_widget_set_visible (GTK_WIDGET (self->entities_field), info->kind == ADDUCE_VARIABLE_ENTITY && !fixed);
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->kind_choice)), !fixed);
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->scope_choice)), !fixed);
  gtk_widget_set_visible (GTK_WIDGET (self->retired_check), !fixed);
}

static void
show (AdduceUiVariableForm *self, gboolean same)
{
  const AdduceVariableInfo *info = adduce_variable_get_info (self->variable);

  self->updating = TRUE;
  adduce_ui_line_field_set_text (self->label_field, info->label, same);
  adduce_ui_line_field_set_text (self->definition_field, info->definition, same);
  adduce_ui_line_field_set_text (self->entities_field, info->entities, same);
  show_choices (self, info);
  gtk_label_set_label (self->id_label, info->id);
  gtk_drop_down_set_selected (self->kind_choice, info->kind);
  gtk_drop_down_set_selected (self->scope_choice, info->scope);
  gtk_check_button_set_active (self->retired_check, info->retired);
  adduce_ui_rule_list_set_variable (self->rules, self->editor, self->variable);
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label),
                          same && gtk_widget_get_visible (GTK_WIDGET (self->problem_label)));
  self->updating = FALSE;
}

/* Callbacks */

static char *
edited_cb (AdduceUiVariableForm *self, const char *text, AdduceUiLineField *field)
{
  AdduceVariableInfo info;
  const char *value = *text != '\0' ? text : NULL;

  if (self->variable == NULL)
    return NULL;

  info = *adduce_variable_get_info (self->variable);
  if (field == self->label_field && value == NULL)
    return g_strdup (_("A variable has a name"));
  if (field == self->label_field)
    info.label = value;
  else if (field == self->definition_field)
    info.definition = value;
  else
    info.entities = value;
  return perform (self, &info);
}

static void
changed_cb (AdduceUiVariableForm *self)
{
  AdduceVariableInfo info;
  g_autofree char *problem = NULL;

  if (self->updating || self->variable == NULL)
    return;

  info = *adduce_variable_get_info (self->variable);
  info.kind = gtk_drop_down_get_selected (self->kind_choice);
  info.scope = gtk_drop_down_get_selected (self->scope_choice);
  info.retired = gtk_check_button_get_active (self->retired_check);
  if (info.kind == ADDUCE_VARIABLE_ENTITY && info.entities == NULL)
    info.entities = "speakers";
  else if (info.kind != ADDUCE_VARIABLE_ENTITY)
    info.entities = NULL;
  problem = perform (self, &info);
  gtk_label_set_label (self->problem_label, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), problem != NULL);
  if (problem != NULL)
    show (self, TRUE);
}

static void
adduce_ui_variable_form_dispose (GObject *object)
{
  AdduceUiVariableForm *self = ADDUCE_UI_VARIABLE_FORM (object);
  GtkWidget *child;

  g_clear_object (&self->variable);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->editor);

  G_OBJECT_CLASS (adduce_ui_variable_form_parent_class)->dispose (object);
}

static void
adduce_ui_variable_form_class_init (AdduceUiVariableFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = adduce_ui_variable_form_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "variableform");
}

static GtkWidget *
add (AdduceUiVariableForm *self, const char *title, GtkWidget *widget)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_widget_set_halign (widget, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), widget);
  gtk_widget_set_parent (box, GTK_WIDGET (self));
  return widget;
}

static AdduceUiLineField *
add_field (AdduceUiVariableForm *self, const char *title, gboolean several)
{
  GtkWidget *field = adduce_ui_line_field_new (title, several);

  g_signal_connect_swapped (field, "edited", G_CALLBACK (edited_cb), self);
  gtk_widget_set_parent (field, GTK_WIDGET (self));
  return ADDUCE_UI_LINE_FIELD (field);
}

static GtkDropDown *
add_choice (AdduceUiVariableForm *self, const char *title, const char *const *names)
{
  GtkWidget *choice = gtk_drop_down_new_from_strings (names);

  adduce_ui_compat_label_drop_down (GTK_DROP_DOWN (choice), title);
  g_signal_connect_swapped (choice, "notify::selected", G_CALLBACK (changed_cb), self);
  add (self, title, choice);
  return GTK_DROP_DOWN (choice);
}

static void
adduce_ui_variable_form_init (AdduceUiVariableForm *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  const char *kinds[ADDUCE_VARIABLE_DATE + 2] = { NULL };
  const char *const scopes[] = { _("Claims"), _("Articles"), NULL };

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 12);
  for (guint i = 0; i <= ADDUCE_VARIABLE_DATE; i++)
    kinds[i] = adduce_variable_kind_get_label (i);
  self->label_field = add_field (self, _("Name"), FALSE);
  self->id_label = GTK_LABEL (add (self, _("Identifier, which stays"), gtk_label_new (NULL)));
  gtk_label_set_selectable (self->id_label, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->id_label), "monospace");
  self->definition_field = add_field (self, _("Definition"), TRUE);
  self->kind_choice = add_choice (self, _("Takes"), kinds);
  self->entities_field =
    add_field (self, _("Register: speakers, issues, or one of your own"), FALSE);
  self->scope_choice = add_choice (self, _("Is said of"), scopes);
  self->retired_check = GTK_CHECK_BUTTON (
    adduce_ui_line_field_check_new (_("Switched off: claims keep it, nothing is asked")));
  g_signal_connect_swapped (self->retired_check, "toggled", G_CALLBACK (changed_cb), self);
  gtk_widget_set_parent (GTK_WIDGET (self->retired_check), GTK_WIDGET (self));
  self->problem_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->problem_label, 0);
  gtk_label_set_wrap (self->problem_label, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->problem_label), "error");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), FALSE);
  gtk_widget_set_parent (GTK_WIDGET (self->problem_label), GTK_WIDGET (self));
  self->rules = ADDUCE_UI_RULE_LIST (adduce_ui_rule_list_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->rules), GTK_WIDGET (self));
}

GtkWidget *
adduce_ui_variable_form_new (void)
{
  return g_object_new (ADDUCE_UI_TYPE_VARIABLE_FORM, NULL);
}

void
adduce_ui_variable_form_set_variable (AdduceUiVariableForm *self,
                                      AdduceCodebookEditor *editor,
                                      AdduceVariable *variable)
{
  gboolean same;

  g_return_if_fail (ADDUCE_UI_IS_VARIABLE_FORM (self));
  g_return_if_fail (ADDUCE_IS_VARIABLE (variable));

  same =
    self->editor == editor && self->variable != NULL
    && g_str_equal (adduce_variable_get_id (self->variable), adduce_variable_get_id (variable));
  g_set_object (&self->editor, editor);
  g_set_object (&self->variable, variable);
  show (self, same);
}

void
adduce_ui_variable_form_commit (AdduceUiVariableForm *self)
{
  g_return_if_fail (ADDUCE_UI_IS_VARIABLE_FORM (self));

  if (self->variable == NULL)
    return;
  adduce_ui_line_field_commit (self->label_field);
  adduce_ui_line_field_commit (self->definition_field);
  adduce_ui_line_field_commit (self->entities_field);
}

void
adduce_ui_variable_form_start (AdduceUiVariableForm *self)
{
  g_return_if_fail (ADDUCE_UI_IS_VARIABLE_FORM (self));

  adduce_ui_line_field_start (self->label_field);
}
