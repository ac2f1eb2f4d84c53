/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is known of an article, field by field.
 *
 * Rows are made anew when something changed; a value is taken when Return is pressed in its entry, or the keyboard
 * leaves it. It is over 600 lines because a row, what is typed in it and what becomes of that belong together.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-compat.h"
#include "adduce-ui-editable.h"
#include "adduce-ui-key-tip.h"
#include "adduce-ui-meta-form.h"

/* Longer passages are cut; the whole is in the tooltip. */
#define MAX_PASSAGE 120

/* Letters of a value in the line for who has the form folded. */
#define MAX_TOLD 40

/* Fields that have a row also where the article has none of them. */
static const AdduceArticleField usual[] = { ADDUCE_ARTICLE_HEADLINE, ADDUCE_ARTICLE_AUTHORS, ADDUCE_ARTICLE_OUTLET,
                                            ADDUCE_ARTICLE_DATE, ADDUCE_ARTICLE_LANGUAGE };

struct _AdduceUiMetaForm
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *guess_button;
  GtkWidget *confirm_button;
  GtkWidget *undo_button;
  GtkWidget *redo_button;
  GtkLabel *problem;
  GtkWidget *rows;
  GtkWidget *more_box;
  GtkDropDown *more_drop_down;
  GtkEditable *name_entry;

  AdduceUiContext *context;
  AdduceArticle *article;
  AdduceArticleMeta *meta; /* NULL where it can't be read */
  AdduceMetaEditor *editor;
  GPtrArray *more; /* ids of the drop-down's rows; the last is one's own */
  char *added;     /* a field that has a row without a value yet; or NULL */
  char *said;      /* a sentence to be shown with what is shown next; or NULL */
  guint show_source;
  gboolean showing;
};

enum {
  SIGNAL_SUMMARY,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AdduceUiMetaForm, adduce_ui_meta_form, GTK_TYPE_WIDGET)

static void queue_show (AdduceUiMetaForm *self, const char *problem);

static void
show_problem (AdduceUiMetaForm *self, const char *problem)
{
  gtk_label_set_label (self->problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
}

/* --- changing --- */

/* Does it here and now: one small file; @edit: (transfer full). Where it can't be written what was typed stays, to be
 * tried again; FALSE then. */
static gboolean
perform (AdduceUiMetaForm *self, AdduceMetaEdit *edit, const char *label)
{
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) adduce_meta_edit_free);
  g_autoptr (AdduceMetaReport) report = NULL;

  g_ptr_array_add (edits, edit);
  if (self->editor == NULL || adduce_meta_editor_get_busy (self->editor))
    {
      show_problem (self, _("Another change of metadata is being written; try again in a moment"));
      return FALSE;
    }
  report = adduce_meta_editor_perform (self->editor, edits, label, NULL);
  if (report->problems->len > 0 && report->n_articles == 0)
    {
      show_problem (self, report->problems->pdata[0]);
      return FALSE;
    }
  queue_show (self, report->problems->len > 0 ? report->problems->pdata[0] : NULL);
  return TRUE;
}

static const char *
get_label (const char *name)
{
  AdduceArticleField field;

  return adduce_article_field_find (name, &field) ? adduce_article_field_get_label (field) : name;
}

/* Takes what an entry says, if it is another value. */
static void
take_entry (AdduceUiMetaForm *self, GtkEditable *entry)
{
  const char *name = g_object_get_data (G_OBJECT (entry), "name");
  const char *was = g_object_get_data (G_OBJECT (entry), "value");
  g_autofree char *text = g_strdup (gtk_editable_get_text (entry));
  /* translators: the name of a field of an article's metadata; for Undo */
  g_autofree char *label = g_strdup_printf (_("Metadata: %s"), get_label (name));
  g_autoptr (GError) error = NULL;
  g_autofree char *checked = NULL;

  if (self->showing || self->article == NULL || g_str_equal (text, was))
    return;
  checked = adduce_meta_check (name, text, &error);
  /* A field of a database may be called what one's own may not. */
  if (checked == NULL && adduce_article_meta_find (self->meta, name) != NULL && g_str_equal (get_label (name), name))
    checked = adduce_article_meta_tidy (text);
  if (checked == NULL)
    {
      show_problem (self, error->message);
      gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
      return;
    }
  if (perform (self, adduce_meta_edit_new_set (adduce_article_get_relative (self->article), name, checked), label))
    g_clear_pointer (&self->added, g_free);
  else
    gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
}

static void
activate_cb (GtkEditable *entry, AdduceUiMetaForm *self)
{
  take_entry (self, entry);
}

static void
leave_cb (GtkEventControllerFocus *controller, AdduceUiMetaForm *self)
{
  take_entry (self, GTK_EDITABLE (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller))));
}

static void
confirm_cb (GtkWidget *button, AdduceUiMetaForm *self)
{
  const char *name = g_object_get_data (G_OBJECT (button), "name");
  /* translators: the name of a field of an article's metadata; for Undo */
  g_autofree char *label = g_strdup_printf (_("Confirming: %s"), get_label (name));

  perform (self, adduce_meta_edit_new_confirm (adduce_article_get_relative (self->article), name), label);
}

static void
confirm_all_cb (AdduceUiMetaForm *self)
{
  if (self->article != NULL)
    perform (self, adduce_meta_edit_new_confirm (adduce_article_get_relative (self->article), NULL),
             _("Confirming Guesses"));
}

static void
guess_cb (AdduceUiMetaForm *self)
{
  g_autoptr (GPtrArray) edits = NULL;
  g_autoptr (AdduceMetaReport) report = NULL;
  char *paths[] = { NULL, NULL };

  if (self->article == NULL || self->editor == NULL || adduce_meta_editor_get_busy (self->editor))
    return;
  paths[0] = (char *) adduce_article_get_relative (self->article);
  edits = adduce_import_guess_meta (adduce_corpus_get_folder (adduce_ui_context_get_corpus (self->context)), paths,
                                    NULL, NULL, NULL, NULL, NULL);
  report = adduce_meta_editor_perform (self->editor, edits, _("Reading Metadata from the Text"), NULL);
  queue_show (self, report->problems->len > 0 ? report->problems->pdata[0]
                    : report->n_fields == 0   ? _("The text says nothing more that is known here")
                                              : NULL);
}

static void
undo (AdduceUiMetaForm *self, gboolean redo)
{
  g_autoptr (AdduceMetaReport) report = NULL;

  if (self->editor == NULL || adduce_meta_editor_get_busy (self->editor))
    return;
  report = redo ? adduce_meta_editor_redo (self->editor) : adduce_meta_editor_undo (self->editor);
  queue_show (self, report != NULL && report->problems->len > 0 ? report->problems->pdata[0] : NULL);
}

static void
undo_cb (AdduceUiMetaForm *self)
{
  undo (self, FALSE);
}

static void
redo_cb (AdduceUiMetaForm *self)
{
  undo (self, TRUE);
}

/* --- rows --- */

static void
add_passage (AdduceUiMetaForm *self, GtkWidget *row, const AdduceMetaValue *value)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (NULL);
  g_autofree char *cut = g_utf8_strlen (value->passage, -1) > MAX_PASSAGE
                           ? g_utf8_substring (value->passage, 0, MAX_PASSAGE) : g_strdup (value->passage);
  /* translators: the words of an article from which a field was guessed */
  g_autofree char *text = g_strdup_printf (value->guess ? _("Guess, from “%s”") : _("From “%s”"), cut);
  /* translators: the name of a field of an article's metadata */
  g_autofree char *confirm = g_strdup_printf (_("Confirm %s"), get_label (value->name));

  gtk_label_set_label (GTK_LABEL (label), text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_tooltip_text (label, value->passage);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (line), label);
  if (value->guess)
    {
      GtkWidget *button = gtk_button_new_from_icon_name ("object-select-symbolic");

      gtk_widget_set_valign (button, GTK_ALIGN_START);
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_set_tooltip_text (button, confirm);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, confirm, -1);
      g_object_set_data_full (G_OBJECT (button), "name", g_strdup (value->name), g_free);
      g_signal_connect (button, "clicked", G_CALLBACK (confirm_cb), self);
      gtk_box_append (GTK_BOX (line), button);
    }
  gtk_box_append (GTK_BOX (row), line);
}

/* @value: (nullable): what the article has of it */
static void
add_row (AdduceUiMetaForm *self, const char *name, const AdduceMetaValue *value)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *label = gtk_label_new (get_label (name));
  GtkWidget *entry = gtk_entry_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  const char *text = value != NULL ? value->value : "";

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "caption-heading");
  adduce_ui_editable_show (GTK_EDITABLE (entry), text);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 10);
  if (value != NULL && value->guess)
    gtk_entry_set_icon_from_icon_name (GTK_ENTRY (entry), GTK_ENTRY_ICON_SECONDARY, "dialog-question-symbolic");
  if (g_str_equal (name, "date"))
    gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _("YYYY-MM-DD"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, get_label (name), -1);
  if (value != NULL && value->raw != NULL)
    gtk_widget_set_tooltip_text (entry, value->raw);
  g_object_set_data_full (G_OBJECT (entry), "name", g_strdup (name), g_free);
  g_object_set_data_full (G_OBJECT (entry), "value", g_strdup (text), g_free);
  g_signal_connect (entry, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect (focus, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (entry, focus);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), entry);
  if (value != NULL && value->passage != NULL)
    add_passage (self, row, value);
  g_object_set_data (G_OBJECT (row), "entry", entry);
  gtk_box_append (GTK_BOX (self->rows), row);
}

static gboolean
is_usual (guint field)
{
  for (guint i = 0; i < G_N_ELEMENTS (usual); i++)
    if (usual[i] == field)
      return TRUE;
  return FALSE;
}

/* Fields that have no row yet. */
static void
fill_more (AdduceUiMetaForm *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  g_ptr_array_set_size (self->more, 0);
  for (guint i = 0; i < ADDUCE_ARTICLE_N_FIELDS; i++)
    {
      const char *id = adduce_article_field_get_id ((AdduceArticleField) i);

      if (is_usual (i) || adduce_article_meta_find (self->meta, id) != NULL)
        continue;
      g_ptr_array_add (self->more, (gpointer) id);
      gtk_string_list_append (labels, adduce_article_field_get_label ((AdduceArticleField) i));
    }
  g_ptr_array_add (self->more, NULL);
  gtk_string_list_append (labels, _("Field of One’s Own…"));
  gtk_drop_down_set_model (self->more_drop_down, G_LIST_MODEL (labels));
}

static void
fill_rows (AdduceUiMetaForm *self)
{
  for (guint i = 0; i < ADDUCE_ARTICLE_N_FIELDS; i++)
    {
      const char *id = adduce_article_field_get_id ((AdduceArticleField) i);
      const AdduceMetaValue *value = adduce_article_meta_find (self->meta, id);

      if (value != NULL || is_usual (i) || g_strcmp0 (self->added, id) == 0)
        add_row (self, id, value);
    }
  for (guint i = 0; i < adduce_article_meta_get_n (self->meta); i++)
    {
      const AdduceMetaValue *value = adduce_article_meta_get (self->meta, i);
      AdduceArticleField field;

      if (!adduce_article_field_find (value->name, &field))
        add_row (self, value->name, value);
    }
  if (self->added != NULL && g_str_equal (get_label (self->added), self->added)
      && adduce_article_meta_find (self->meta, self->added) == NULL)
    add_row (self, self->added, NULL);
}

/* A guess has a question mark, and a long one is cut. */
static void
append_known (GString *text, const char *value, gboolean guess)
{
  g_autofree char *begin = g_utf8_strlen (value, -1) > MAX_TOLD ? g_utf8_substring (value, 0, MAX_TOLD) : NULL;

  g_string_append_printf (text, "%s%s%s%s", text->len > 0 ? " · " : "", begin != NULL ? begin : value,
                          begin != NULL ? "…" : "", guess ? "?" : "");
}

/* Of the file's name, as the list of articles has it. */
static void
append_date_of_name (AdduceUiMetaForm *self, GString *text)
{
  const char *relative = self->article != NULL ? adduce_article_get_relative (self->article) : NULL;
  g_autofree char *name = relative != NULL ? g_path_get_basename (relative) : NULL;
  g_autofree char *date = name != NULL ? adduce_article_facts_guess_date (name) : NULL;

  if (date != NULL)
    append_known (text, date, TRUE);
}

/* A line for who has the form folded: the usual fields, else what was guessed of others. */
static void
tell_summary (AdduceUiMetaForm *self)
{
  static const char *const told[] = { "date", "outlet", "authors" };
  g_autoptr (GString) text = g_string_new (NULL);
  guint n_guesses = self->meta != NULL ? adduce_article_meta_get_n_guesses (self->meta) : 0;

  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    {
      const AdduceMetaValue *value = self->meta != NULL ? adduce_article_meta_find (self->meta, told[i]) : NULL;

      if (value != NULL)
        append_known (text, value->value, value->guess);
      else if (i == 0)
        append_date_of_name (self, text);
    }
  for (guint i = 0; text->len == 0 && n_guesses > 0 && i < adduce_article_meta_get_n (self->meta); i++)
    if (adduce_article_meta_get (self->meta, i)->guess)
      append_known (text, adduce_article_meta_get (self->meta, i)->value, TRUE);
  if (text->len == 0)
    g_string_append (text, _("unknown"));
  if (n_guesses > 0)
    g_string_append_printf (text, g_dngettext (NULL, " · %u guess", " · %u guesses", n_guesses), n_guesses);
  g_signal_emit (self, signals[SIGNAL_SUMMARY], 0, text->str);
}

static void
show_history (AdduceUiMetaForm *self)
{
  const char *undo_label = self->editor != NULL ? adduce_meta_editor_get_undo_label (self->editor) : NULL;
  const char *redo_label = self->editor != NULL ? adduce_meta_editor_get_redo_label (self->editor) : NULL;
  /* translators: what would be undone */
  g_autofree char *undo_tip = undo_label != NULL ? g_strdup_printf (_("Undo: %s"), undo_label) : NULL;
  /* translators: what would be done again */
  g_autofree char *redo_tip = redo_label != NULL ? g_strdup_printf (_("Redo: %s"), redo_label) : NULL;

  gtk_widget_set_sensitive (self->undo_button, undo_label != NULL);
  gtk_widget_set_sensitive (self->redo_button, redo_label != NULL);
  adduce_ui_tip_set (self->undo_button, undo_tip != NULL ? undo_tip : _("Undo the last change of metadata"));
  adduce_ui_tip_set (self->redo_button, redo_tip != NULL ? redo_tip : _("Redo the change of metadata"));
}

/* (transfer full) (nullable): the field that has the keyboard. */
static char *
dup_focused (AdduceUiMetaForm *self)
{
  for (GtkWidget *row = gtk_widget_get_first_child (self->rows); row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *entry = g_object_get_data (G_OBJECT (row), "entry");

      if (gtk_widget_get_focus_child (row) != NULL)
        return g_strdup (g_object_get_data (G_OBJECT (entry), "name"));
    }
  return NULL;
}

/* @name: (nullable): %NULL for the first */
static void
focus_entry (AdduceUiMetaForm *self, const char *name)
{
  for (GtkWidget *row = gtk_widget_get_first_child (self->rows); row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *entry = g_object_get_data (G_OBJECT (row), "entry");

      if (name != NULL && !g_str_equal (g_object_get_data (G_OBJECT (entry), "name"), name))
        continue;
      gtk_widget_grab_focus (entry);
      return;
    }
}

static void
show (AdduceUiMetaForm *self)
{
  g_autofree char *focused = dup_focused (self);
  g_autofree char *path = self->article != NULL ? adduce_article_dup_path (self->article) : NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *child;

  self->showing = TRUE; /* entries that lose the keyboard here say nothing */
  while ((child = gtk_widget_get_first_child (self->rows)) != NULL)
    gtk_box_remove (GTK_BOX (self->rows), child);
  g_clear_pointer (&self->meta, adduce_article_meta_unref);
  if (path != NULL)
    self->meta = adduce_meta_load (path, &error);
  if (self->meta != NULL)
    {
      fill_rows (self);
      fill_more (self);
    }
  show_problem (self, error != NULL ? error->message : self->said);
  g_clear_pointer (&self->said, g_free);
  gtk_widget_set_visible (self->more_box, self->meta != NULL);
  gtk_widget_set_sensitive (self->guess_button, self->meta != NULL);
  gtk_widget_set_sensitive (self->confirm_button,
                            self->meta != NULL && adduce_article_meta_get_n_guesses (self->meta) > 0);
  show_history (self);
  if (focused != NULL)
    focus_entry (self, focused);
  self->showing = FALSE;
  tell_summary (self);
}

static gboolean
show_cb (gpointer data)
{
  AdduceUiMetaForm *self = data;

  self->show_source = 0;
  show (self);
  return G_SOURCE_REMOVE;
}

/* When what has the keyboard or the click is no longer in use: GTK does not bear that it goes. */
static void
queue_show (AdduceUiMetaForm *self, const char *problem)
{
  if (problem != NULL)
    {
      g_free (self->said);
      self->said = g_strdup (problem);
    }
  if (self->show_source == 0)
    self->show_source = g_idle_add (show_cb, self);
}

/* --- more fields --- */

static void
more_selected_cb (AdduceUiMetaForm *self)
{
  guint selected = gtk_drop_down_get_selected (self->more_drop_down);

  gtk_widget_set_visible (GTK_WIDGET (self->name_entry),
                          selected < self->more->len && self->more->pdata[selected] == NULL);
}

static void
add_cb (AdduceUiMetaForm *self)
{
  guint selected = gtk_drop_down_get_selected (self->more_drop_down);
  const char *id = selected < self->more->len ? self->more->pdata[selected] : NULL;
  g_autofree char *name = g_strstrip (g_strdup (id != NULL ? id : gtk_editable_get_text (self->name_entry)));
  g_autofree char *checked = NULL;
  g_autoptr (GError) error = NULL;

  if (self->meta == NULL)
    return;
  checked = adduce_meta_check (name, "", &error);
  if (checked == NULL)
    {
      show_problem (self, error->message);
      return;
    }
  g_free (self->added);
  self->added = g_strdup (name);
  gtk_editable_set_text (self->name_entry, "");
  show (self);
  focus_entry (self, self->added);
}

static void
editor_cb (AdduceUiMetaForm *self)
{
  if (self->article != NULL)
    queue_show (self, NULL);
}

static void
adduce_ui_meta_form_dispose (GObject *object)
{
  AdduceUiMetaForm *self = ADDUCE_UI_META_FORM (object);

  if (self->editor != NULL)
    g_signal_handlers_disconnect_by_data (self->editor, self);
  self->showing = TRUE;
  g_clear_handle_id (&self->show_source, g_source_remove);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->editor);
  g_clear_object (&self->article);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (adduce_ui_meta_form_parent_class)->dispose (object);
}

static void
adduce_ui_meta_form_finalize (GObject *object)
{
  AdduceUiMetaForm *self = ADDUCE_UI_META_FORM (object);

  g_clear_pointer (&self->meta, adduce_article_meta_unref);
  g_ptr_array_unref (self->more);
  g_free (self->added);
  g_free (self->said);
  G_OBJECT_CLASS (adduce_ui_meta_form_parent_class)->finalize (object);
}

static void
adduce_ui_meta_form_class_init (AdduceUiMetaFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = adduce_ui_meta_form_dispose;
  G_OBJECT_CLASS (klass)->finalize = adduce_ui_meta_form_finalize;
  signals[SIGNAL_SUMMARY] = g_signal_new ("summary", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/adduce/Adduce/ui/adduce-ui-meta-form.ui");
  gtk_widget_class_bind_template_child (widget_class, AdduceUiMetaForm, box);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiMetaForm, guess_button);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiMetaForm, confirm_button);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiMetaForm, undo_button);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiMetaForm, redo_button);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiMetaForm, problem);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiMetaForm, rows);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiMetaForm, more_box);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiMetaForm, more_drop_down);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiMetaForm, name_entry);
  gtk_widget_class_bind_template_callback (widget_class, guess_cb);
  gtk_widget_class_bind_template_callback (widget_class, confirm_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, undo_cb);
  gtk_widget_class_bind_template_callback (widget_class, redo_cb);
  gtk_widget_class_bind_template_callback (widget_class, more_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
}

static void
adduce_ui_meta_form_init (AdduceUiMetaForm *self)
{
  self->more = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  adduce_ui_compat_label_drop_down (self->more_drop_down, _("Which field is added"));
}

void
adduce_ui_meta_form_set_context (AdduceUiMetaForm *self, AdduceUiContext *context)
{
  g_return_if_fail (ADDUCE_UI_IS_META_FORM (self));

  g_set_object (&self->context, context);
}

void
adduce_ui_meta_form_commit (AdduceUiMetaForm *self)
{
  g_return_if_fail (ADDUCE_UI_IS_META_FORM (self));

  for (GtkWidget *row = gtk_widget_get_first_child (self->rows); row != NULL && !self->showing;
       row = gtk_widget_get_next_sibling (row))
    {
      GtkEditable *entry = g_object_get_data (G_OBJECT (row), "entry");

      if (g_str_equal (gtk_editable_get_text (entry), g_object_get_data (G_OBJECT (entry), "value")))
        continue;
      take_entry (self, entry);
      return; /* the rows are others now, and only one has the keyboard */
    }
}

void
adduce_ui_meta_form_set_article (AdduceUiMetaForm *self, AdduceArticle *article)
{
  AdduceMetaEditor *editor;

  g_return_if_fail (ADDUCE_UI_IS_META_FORM (self));

  if (self->article != NULL && self->article != article)
    adduce_ui_meta_form_commit (self);
  editor = article != NULL && self->context != NULL ? adduce_ui_context_get_meta_editor (self->context) : NULL;
  if (self->editor != editor)
    {
      if (self->editor != NULL)
        g_signal_handlers_disconnect_by_data (self->editor, self);
      g_set_object (&self->editor, editor);
      if (editor != NULL)
        g_signal_connect_swapped (editor, "changed", G_CALLBACK (editor_cb), self);
    }
  g_clear_pointer (&self->added, g_free);
  g_set_object (&self->article, article);
  show (self);
}

void
adduce_ui_meta_form_focus (AdduceUiMetaForm *self)
{
  g_return_if_fail (ADDUCE_UI_IS_META_FORM (self));

  focus_entry (self, NULL);
}
