/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The codebook as a whole.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-book-form.h"
#include "adduce-ui-key-tip.h"
#include "adduce-ui-line-field.h"
#include "adduce-ui-wrapped-tip.h"

struct _AdduceUiBookForm
{
  GtkWidget parent_instance;

  AdduceUiLineField *title_field;
  AdduceUiLineField *description_field;
  AdduceUiLineField *rules_field;
  GtkLabel *version_label;
  GtkWidget *optional_box; /* check buttons, each with the id of a variable */
  AdduceCodebook *optional; /* the variables that can be switched on; NULL where they are not installed */
  gboolean updating;

  AdduceCodebookEditor *editor;
};

G_DEFINE_FINAL_TYPE (AdduceUiBookForm, adduce_ui_book_form, GTK_TYPE_WIDGET)

/* A rule a line; (transfer full). */
static GStrv
split_rules (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_strstrip (lines[i]);
      if (*lines[i] != '\0')
        g_strv_builder_add (builder, lines[i]);
    }
  return g_strv_builder_end (builder);
}

static char *
edited_cb (AdduceUiBookForm *self, const char *text, AdduceUiLineField *field)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) rules = NULL;

  if (self->editor == NULL)
    return NULL;

  if (field == self->title_field && *text == '\0')
    return g_strdup (_("A codebook has a title"));
  if (field == self->title_field)
    adduce_codebook_editor_set_title (self->editor, text, &error);
  else if (field == self->description_field)
    adduce_codebook_editor_set_description (self->editor, *text != '\0' ? text : NULL, &error);
  else
    {
      rules = split_rules (text);
      adduce_codebook_editor_set_rules (self->editor, (const char *const *)rules, &error);
    }
  return error != NULL ? g_strdup (error->message) : NULL;
}

/* --- variables that can be switched on --- */

static void
switch_on (AdduceUiBookForm *self, const char *id, GError **error)
{
  AdduceVariable *present = adduce_codebook_get_variable (adduce_codebook_editor_get_codebook (self->editor), id);
  const char *const wanted[] = { id, NULL };

  if (present != NULL)
    {
      AdduceVariableInfo info = *adduce_variable_get_info (present);

      info.retired = FALSE;
      adduce_codebook_editor_set_variable (self->editor, &info, error);
    }
  else
    {
      adduce_codebook_editor_take (self->editor, self->optional, wanted, ADDUCE_CODEBOOK_MISSING_KEEP,
                                   adduce_variable_get_label (adduce_codebook_get_variable (self->optional, id)),
                                   error);
    }
}

/* What claims have stays theirs: then the variable is retired, else it goes. */
static void
switch_off (AdduceUiBookForm *self, const char *id, GError **error)
{
  AdduceVariable *present = adduce_codebook_get_variable (adduce_codebook_editor_get_codebook (self->editor), id);
  AdduceCodeUsage *usage = adduce_codebook_editor_get_usage (self->editor);
  AdduceVariableInfo info;

  if (present == NULL)
    return;
  if (usage != NULL && adduce_code_usage_count (usage, id, NULL) == 0)
    {
      adduce_codebook_editor_remove_variable (self->editor, id, error);
      return;
    }
  info = *adduce_variable_get_info (present);
  info.retired = TRUE;
  adduce_codebook_editor_set_variable (self->editor, &info, error);
}

static void
optional_toggled_cb (AdduceUiBookForm *self, GtkCheckButton *check)
{
  const char *id = g_object_get_data (G_OBJECT (check), "id");

  if (self->updating || self->editor == NULL)
    return;
  if (gtk_check_button_get_active (check))
    switch_on (self, id, NULL);
  else
    switch_off (self, id, NULL);
}

static void
update_optional (AdduceUiBookForm *self, AdduceCodebook *codebook)
{
  self->updating = TRUE;
  for (GtkWidget *check = gtk_widget_get_first_child (self->optional_box); check != NULL;
       check = gtk_widget_get_next_sibling (check))
    {
      const char *id = g_object_get_data (G_OBJECT (check), "id");
      AdduceVariable *present = id != NULL ? adduce_codebook_get_variable (codebook, id) : NULL;

      if (id != NULL)
        gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                                     present != NULL && !adduce_variable_get_info (present)->retired);
    }
  self->updating = FALSE;
}

static void
add_optional (AdduceUiBookForm *self)
{
  GtkWidget *heading = gtk_label_new (_("Further variables that can be switched on"));
  GListModel *variables;

  self->optional_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  self->optional = adduce_codebook_load_preset ("optional", NULL);
  variables = self->optional != NULL ? adduce_codebook_get_variables (self->optional) : NULL;
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "caption-heading");
  gtk_box_append (GTK_BOX (self->optional_box), heading);
  for (guint i = 0; variables != NULL && i < g_list_model_get_n_items (variables); i++)
    {
      g_autoptr (AdduceVariable) variable = g_list_model_get_item (variables, i);
      GtkWidget *check = gtk_check_button_new_with_label (adduce_variable_get_label (variable));

      adduce_ui_wrapped_tip_enable (check);
      adduce_ui_tip_set (check, adduce_variable_get_definition (variable));
      g_object_set_data_full (G_OBJECT (check), "id", g_strdup (adduce_variable_get_id (variable)), g_free);
      g_signal_connect_swapped (check, "toggled", G_CALLBACK (optional_toggled_cb), self);
      gtk_box_append (GTK_BOX (self->optional_box), check);
    }
  gtk_widget_set_visible (self->optional_box, variables != NULL);
  gtk_widget_set_parent (self->optional_box, GTK_WIDGET (self));
}

static void
adduce_ui_book_form_dispose (GObject *object)
{
  AdduceUiBookForm *self = ADDUCE_UI_BOOK_FORM (object);
  GtkWidget *child;

  g_clear_object (&self->editor);
  g_clear_object (&self->optional);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (adduce_ui_book_form_parent_class)->dispose (object);
}

static void
adduce_ui_book_form_class_init (AdduceUiBookFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = adduce_ui_book_form_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "bookform");
}

static AdduceUiLineField *
add_field (AdduceUiBookForm *self, const char *title, gboolean several)
{
  GtkWidget *field = adduce_ui_line_field_new (title, several);

  g_signal_connect_swapped (field, "edited", G_CALLBACK (edited_cb), self);
  gtk_widget_set_parent (field, GTK_WIDGET (self));
  return ADDUCE_UI_LINE_FIELD (field);
}

static void
adduce_ui_book_form_init (AdduceUiBookForm *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 12);
  self->title_field = add_field (self, _("Title"), FALSE);
  self->version_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->version_label, 0);
  gtk_label_set_wrap (self->version_label, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->version_label), "dim-label");
  gtk_widget_set_parent (GTK_WIDGET (self->version_label), GTK_WIDGET (self));
  self->description_field = add_field (self, _("Description"), TRUE);
  add_optional (self);
  self->rules_field = add_field (self, _("General rules for coders, one a line"), TRUE);
}

GtkWidget *
adduce_ui_book_form_new (void)
{
  return g_object_new (ADDUCE_UI_TYPE_BOOK_FORM, NULL);
}

void
adduce_ui_book_form_update (AdduceUiBookForm *self, AdduceCodebookEditor *editor)
{
  gboolean same;
  AdduceCodebook *codebook;
  const char *const *rules;
  g_autofree char *text = NULL;
  g_autofree char *version = NULL;

  g_return_if_fail (ADDUCE_UI_IS_BOOK_FORM (self));
  g_return_if_fail (ADDUCE_IS_CODEBOOK_EDITOR (editor));

  same = !g_set_object (&self->editor, editor);
  codebook = adduce_codebook_editor_get_codebook (editor);
  rules = adduce_codebook_get_rules (codebook);
  text = rules != NULL ? g_strjoinv ("\n", (char **)rules) : NULL;
  version = g_strdup_printf (_("Version %" G_GUINT64_FORMAT
                                ". Each change makes another; claims keep the one that they "
                                "were coded under."),
                             adduce_codebook_get_version (codebook));
  adduce_ui_line_field_set_text (self->title_field, adduce_codebook_get_title (codebook), same);
  adduce_ui_line_field_set_text (self->description_field,
                                 adduce_codebook_get_description (codebook), same);
  adduce_ui_line_field_set_text (self->rules_field, text, same);
  gtk_label_set_label (self->version_label, version);
  update_optional (self, codebook);
}

void
adduce_ui_book_form_commit (AdduceUiBookForm *self)
{
  g_return_if_fail (ADDUCE_UI_IS_BOOK_FORM (self));

  if (self->editor == NULL)
    return;
  adduce_ui_line_field_commit (self->title_field);
  adduce_ui_line_field_commit (self->description_field);
  adduce_ui_line_field_commit (self->rules_field);
}

void
adduce_ui_book_form_start (AdduceUiBookForm *self)
{
  g_return_if_fail (ADDUCE_UI_IS_BOOK_FORM (self));

  adduce_ui_line_field_start (self->title_field);
}
