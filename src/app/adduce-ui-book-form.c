/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The codebook as a whole.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-book-form.h"
#include "adduce-ui-line-field.h"

struct _AdduceUiBookForm
{
  GtkWidget parent_instance;

  AdduceUiLineField *title_field;
  AdduceUiLineField *description_field;
  AdduceUiLineField *rules_field;
  GtkLabel *version_label;

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

static void
adduce_ui_book_form_dispose (GObject *object)
{
  AdduceUiBookForm *self = ADDUCE_UI_BOOK_FORM (object);
  GtkWidget *child;

  g_clear_object (&self->editor);
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
