/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rules about a variable.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-claim-text.h"
#include "adduce-ui-compat.h"
#include "adduce-ui-rule-list.h"

#define NAME_MAX_LENGTH 60

/* What can be asked for. */
enum {
  ASK_ALWAYS,
  ASK_WHERE,
  ASK_ONE,
  ASK_NOT_TOGETHER,
};

/* A choice by name, and the ids behind the names; the first may be NULL, "any". */
typedef struct {
  GtkDropDown *choice;
  GtkStringList *names;
  GPtrArray *ids;
} Choice;

struct _AdduceUiRuleList
{
  GtkWidget parent_instance;

  GtkWidget *rules_box;
  GtkWidget *form;
  GtkDropDown *kind;
  Choice value;
  GtkWidget *where_label;
  Choice other;
  Choice other_value;
  GtkLabel *problem_label;

  AdduceCodebookEditor *editor;
  AdduceVariable *variable;
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (AdduceUiRuleList, adduce_ui_rule_list, GTK_TYPE_WIDGET)

/* --- choices --- */

static void
choice_clear (Choice *self, const char *any)
{
  gtk_string_list_splice (self->names, 0, g_list_model_get_n_items (G_LIST_MODEL (self->names)),
                          NULL);
  g_ptr_array_set_size (self->ids, 0);
  if (any == NULL)
    return;
  gtk_string_list_append (self->names, any);
  g_ptr_array_add (self->ids, NULL);
}

static void
choice_add (Choice *self, const char *id, const char *label)
{
  g_autofree char *name = adduce_ui_claim_text_isolate (label, NAME_MAX_LENGTH);

  gtk_string_list_append (self->names, name);
  g_ptr_array_add (self->ids, g_strdup (id));
}

/* (nullable) */
static const char *
choice_get (Choice *self)
{
  guint selected = gtk_drop_down_get_selected (self->choice);

  return selected < self->ids->len ? self->ids->pdata[selected] : NULL;
}

static void
choice_fill_values (Choice *self, AdduceVariable *variable)
{
  choice_clear (self, _("any value"));
  for (guint i = 0; variable != NULL && i < adduce_variable_get_n_codes (variable); i++)
    {
      AdduceCode *code = adduce_variable_get_code (variable, i);

      choice_add (self, adduce_code_get_id (code), adduce_code_get_label (code));
    }
  gtk_drop_down_set_selected (self->choice, 0);
}

static AdduceCodebook *
get_codebook (AdduceUiRuleList *self)
{
  return adduce_codebook_editor_get_codebook (self->editor);
}

/* A rule of the article asks nothing of claims; one of claims may look at the article. */
static void
fill_variables (AdduceUiRuleList *self)
{
  AdduceVariableScope scope = adduce_variable_get_info (self->variable)->scope;
  GListModel *variables = adduce_codebook_get_variables (get_codebook (self));

  choice_clear (&self->other, NULL);
  for (guint i = 0; i < g_list_model_get_n_items (variables); i++)
    {
      g_autoptr (AdduceVariable) variable = g_list_model_get_item (variables, i);

      if (scope == ADDUCE_SCOPE_CLAIM || adduce_variable_get_info (variable)->scope == scope)
        choice_add (&self->other, adduce_variable_get_id (variable),
                    adduce_variable_get_label (variable));
    }
  gtk_drop_down_set_selected (self->other.choice, 0);
}

static void
update_form (AdduceUiRuleList *self)
{
  guint kind = gtk_drop_down_get_selected (self->kind);
  gboolean other = kind == ASK_WHERE || kind == ASK_NOT_TOGETHER;

  gtk_widget_set_visible (GTK_WIDGET (self->value.choice), kind == ASK_NOT_TOGETHER);
  gtk_widget_set_visible (self->where_label, other);
  gtk_label_set_label (GTK_LABEL (self->where_label),
                       kind == ASK_WHERE ? _("where there is") : _("must not stand beside"));
  gtk_widget_set_visible (GTK_WIDGET (self->other.choice), other);
  gtk_widget_set_visible (GTK_WIDGET (self->other_value.choice), other);
}

/* --- the rules --- */

static void
set_problem (AdduceUiRuleList *self, GError *error)
{
  gtk_label_set_label (self->problem_label, error != NULL ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), error != NULL);
}

static void
remove_cb (AdduceUiRuleList *self, GtkWidget *button)
{
  g_autofree char *id = g_strdup (g_object_get_data (G_OBJECT (button), "id"));
  g_autoptr (GError) error = NULL;

  adduce_codebook_editor_remove_constraint (self->editor, id, &error);
  set_problem (self, error);
}

static GtkWidget *
create_row (AdduceUiRuleList *self, AdduceConstraint *constraint)
{
  g_autofree char *text = adduce_constraint_describe (constraint, get_codebook (self));
  g_autofree char *spoken = NULL;
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-delete-symbolic");

  /* translators: %s is a rule of the codebook, a sentence */
  spoken = g_strdup_printf (_("Remove the rule: %s"), text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _("Remove this rule"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  g_object_set_data_full (G_OBJECT (button), "id",
                          g_strdup (adduce_constraint_get_info (constraint)->id), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), button);
  return row;
}

static void
update_rules (AdduceUiRuleList *self)
{
  GListModel *constraints = adduce_codebook_get_constraints (get_codebook (self));
  const char *id = adduce_variable_get_id (self->variable);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->rules_box)) != NULL)
    gtk_box_remove (GTK_BOX (self->rules_box), child);
  for (guint i = 0; i < g_list_model_get_n_items (constraints); i++)
    {
      g_autoptr (AdduceConstraint) constraint = g_list_model_get_item (constraints, i);
      const AdduceConstraintInfo *info = adduce_constraint_get_info (constraint);

      if (g_str_equal (info->variable, id) || g_strcmp0 (info->other_variable, id) == 0)
        gtk_box_append (GTK_BOX (self->rules_box), create_row (self, constraint));
    }
  gtk_widget_set_visible (self->rules_box, gtk_widget_get_first_child (self->rules_box) != NULL);
}

/* Callbacks */

static void
kind_cb (AdduceUiRuleList *self)
{
  update_form (self);
}

static void
other_cb (AdduceUiRuleList *self)
{
  const char *id = choice_get (&self->other);

  if (!self->updating && self->editor != NULL)
    choice_fill_values (&self->other_value,
                        id != NULL ? adduce_codebook_get_variable (get_codebook (self), id) : NULL);
}

static void
add_cb (AdduceUiRuleList *self)
{
  static const AdduceConstraintKind kinds[] = { ADDUCE_CONSTRAINT_REQUIRED,
                                                ADDUCE_CONSTRAINT_REQUIRED,
                                                ADDUCE_CONSTRAINT_AT_MOST_ONE,
                                                ADDUCE_CONSTRAINT_NOT_TOGETHER };
  guint kind = gtk_drop_down_get_selected (self->kind);
  gboolean other = kind == ASK_WHERE || kind == ASK_NOT_TOGETHER;
  g_autofree char *id = adduce_id_new ();
  AdduceConstraintInfo info = { .id = id,
                                .kind = kinds[MIN (kind, ASK_NOT_TOGETHER)],
                                .variable = adduce_variable_get_id (self->variable),
                                .value =
                                  kind == ASK_NOT_TOGETHER ? choice_get (&self->value) : NULL,
                                .other_variable = other ? choice_get (&self->other) : NULL,
                                .other_value = other ? choice_get (&self->other_value) : NULL };
  g_autoptr (AdduceConstraint) constraint = adduce_constraint_new (&info);
  g_autoptr (GError) error = NULL;

  adduce_codebook_editor_put_constraint (self->editor, constraint, &error);
  set_problem (self, error);
}

static void
clear_choice (Choice *self)
{
  g_clear_object (&self->names);
  g_clear_pointer (&self->ids, g_ptr_array_unref);
}

static void
adduce_ui_rule_list_dispose (GObject *object)
{
  AdduceUiRuleList *self = ADDUCE_UI_RULE_LIST (object);
  GtkWidget *child;

  self->updating = TRUE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  clear_choice (&self->value);
  clear_choice (&self->other);
  clear_choice (&self->other_value);
  g_clear_object (&self->editor);
  g_clear_object (&self->variable);

  G_OBJECT_CLASS (adduce_ui_rule_list_parent_class)->dispose (object);
}

static void
adduce_ui_rule_list_class_init (AdduceUiRuleListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = adduce_ui_rule_list_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "rulelist");
}

static void
init_choice (AdduceUiRuleList *self, Choice *choice, const char *title)
{
  choice->names = gtk_string_list_new (NULL);
  choice->ids = g_ptr_array_new_with_free_func (g_free);
  choice->choice = GTK_DROP_DOWN (
    gtk_drop_down_new (G_LIST_MODEL (g_object_ref (choice->names)),
                       gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string")));
  adduce_ui_compat_search_drop_down (choice->choice);
  adduce_ui_compat_label_drop_down (choice->choice, title);
  gtk_widget_set_halign (GTK_WIDGET (choice->choice), GTK_ALIGN_START);
}

static void
add_form (AdduceUiRuleList *self)
{
  const char *const kinds[] = { _("Required in every claim"), _("Required only …"),
                                _("At most one value"), _("Not together …"), NULL };
  GtkWidget *add = gtk_button_new_with_label (_("Add Rule"));

  self->form = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->kind = GTK_DROP_DOWN (gtk_drop_down_new_from_strings (kinds));
  adduce_ui_compat_label_drop_down (self->kind, _("What the rule asks for"));
  gtk_widget_set_halign (GTK_WIDGET (self->kind), GTK_ALIGN_START);
  g_signal_connect_swapped (self->kind, "notify::selected", G_CALLBACK (kind_cb), self);
  init_choice (self, &self->value, _("Value of this variable"));
  self->where_label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->where_label), 0);
  init_choice (self, &self->other, _("Other variable"));
  g_signal_connect_swapped (self->other.choice, "notify::selected", G_CALLBACK (other_cb), self);
  init_choice (self, &self->other_value, _("Value of the other variable"));
  g_signal_connect_swapped (add, "clicked", G_CALLBACK (add_cb), self);
  gtk_widget_set_halign (add, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (self->form), GTK_WIDGET (self->kind));
  gtk_box_append (GTK_BOX (self->form), GTK_WIDGET (self->value.choice));
  gtk_box_append (GTK_BOX (self->form), self->where_label);
  gtk_box_append (GTK_BOX (self->form), GTK_WIDGET (self->other.choice));
  gtk_box_append (GTK_BOX (self->form), GTK_WIDGET (self->other_value.choice));
  gtk_box_append (GTK_BOX (self->form), add);
  gtk_widget_set_parent (self->form, GTK_WIDGET (self));
}

static void
adduce_ui_rule_list_init (AdduceUiRuleList *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkWidget *heading = gtk_label_new (_("Rules that claims are held against"));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "caption-heading");
  gtk_widget_set_parent (heading, GTK_WIDGET (self));
  self->rules_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_widget_set_parent (self->rules_box, GTK_WIDGET (self));
  add_form (self);
  self->problem_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->problem_label, 0);
  gtk_label_set_wrap (self->problem_label, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->problem_label), "error");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), FALSE);
  gtk_widget_set_parent (GTK_WIDGET (self->problem_label), GTK_WIDGET (self));
  update_form (self);
}

GtkWidget *
adduce_ui_rule_list_new (void)
{
  return g_object_new (ADDUCE_UI_TYPE_RULE_LIST, NULL);
}

void
adduce_ui_rule_list_set_variable (AdduceUiRuleList *self,
                                  AdduceCodebookEditor *editor,
                                  AdduceVariable *variable)
{
  g_return_if_fail (ADDUCE_UI_IS_RULE_LIST (self));
  g_return_if_fail (ADDUCE_IS_VARIABLE (variable));

  g_set_object (&self->editor, editor);
  g_set_object (&self->variable, variable);
  self->updating = TRUE;
  choice_fill_values (&self->value, variable);
  fill_variables (self);
  self->updating = FALSE;
  other_cb (self);
  update_rules (self);
  set_problem (self, NULL);
}
