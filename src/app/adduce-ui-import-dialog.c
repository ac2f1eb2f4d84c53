/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Bringing in articles from files.
 *
 * The files are read by a worker, and again when something that the reading goes by was changed; what was read then is
 * what is written. It is over 600 lines because the table, what is shown beside it and what it goes by are of the same
 * files.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-compat.h"
#include "adduce-ui-dialog-size.h"
#include "adduce-ui-dialogs.h"
#include "adduce-ui-import-dialog.h"
#include "adduce-ui-import-job.h"
#include "adduce-ui-wrap-layout.h"

/* How long a setting is waited for that is being typed. */
#define SETTLE_MS 400
#define PROGRESS_MS 200

/* Below this width the article is under the table, which is so high. */
#define NARROW 700
#define NARROW_TABLE 150

/* Bytes of a text that are shown. */
#define MAX_SHOWN 60000

/* Sentences below the table; all are in its tooltip, and in the report. */
#define MAX_PROBLEMS 3

#define FILE_KEY "adduce-ui-import-file"

/* Columns that are no fields; all others are the names of fields. */
static const struct
{
  const char *id;
  int width, height;
} columns[] = {
  { "state", 110 }, { "date", 110 }, { "outlet", 130 }, { "headline", 220 }, { "authors", 130 }, { "file", 130 },
};

struct _AdduceUiImportDialog
{
  AdwWindow parent_instance;

  GtkWidget *add_button;
  GtkWidget *import_button;
  GtkStack *stack;
  GtkWidget *settings_box;
  GtkDropDown *rule_drop_down;
  GtkEditable *encoding_entry;
  GtkEditable *mapping_entry;
  GtkDropDown *order_drop_down;
  GtkCheckButton *header_check;
  GtkCheckButton *guess_check;
  GtkPaned *paned;
  GtkColumnView *view;
  GtkTextView *article_view;
  GtkTextView *raw_view;
  GtkTextView *report_view;
  GtkLabel *state_label;
  GtkWidget *stop_button;
  GtkWidget *coding_button;

  AdduceUiContext *context;
  char *folder;
  GPtrArray *paths; /* of the files */
  GPtrArray *rules; /* AdduceImportRule */
  GPtrArray *files; /* AdduceUiImportFile, as they were read last; or NULL */
  GListStore *articles;
  GtkSingleSelection *selection;
  GCancellable *stop; /* of what is being done; NULL: nothing is */
  gboolean writing;
  guint settle_source;
  guint progress_source;
};

G_DEFINE_FINAL_TYPE (AdduceUiImportDialog, adduce_ui_import_dialog, ADW_TYPE_WINDOW)

static void
update_buttons (AdduceUiImportDialog *self)
{
  gboolean reported = g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "report") == 0;

  gtk_widget_set_sensitive (self->add_button, !self->writing && !reported);
  gtk_widget_set_sensitive (self->settings_box, !self->writing);
  gtk_widget_set_sensitive (self->import_button, self->stop == NULL && self->settle_source == 0 && !reported
                                                   && g_list_model_get_n_items (G_LIST_MODEL (self->articles)) > 0);
  gtk_widget_set_visible (self->stop_button, self->stop != NULL);
}

/* --- what was found, in words --- */

static const char *
get_state (AdduceImportArticle *article)
{
  switch (adduce_import_article_get_state (article))
    {
    case ADDUCE_IMPORT_DOUBTFUL:
      return _("▲ doubtful");
    case ADDUCE_IMPORT_UNPARSED:
      return _("✖ unparsed");
    case ADDUCE_IMPORT_OK:
    default:
      return _("good");
    }
}

/* (nullable) */
static const AdduceImportField *
find_field (AdduceImportArticle *article, const char *name)
{
  AdduceImportFields *fields = adduce_import_article_get_fields (article);

  for (guint i = 0; i < adduce_import_fields_get_n (fields); i++)
    if (g_str_equal (adduce_import_fields_get (fields, i)->name, name))
      return adduce_import_fields_get (fields, i);
  return NULL;
}

static void
count (AdduceUiImportDialog *self, guint *ret_n_doubtful, guint *ret_n_unparsed)
{
  *ret_n_doubtful = *ret_n_unparsed = 0;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->articles)); i++)
    {
      g_autoptr (AdduceImportArticle) article = g_list_model_get_item (G_LIST_MODEL (self->articles), i);

      *ret_n_doubtful += adduce_import_article_get_state (article) == ADDUCE_IMPORT_DOUBTFUL;
      *ret_n_unparsed += adduce_import_article_get_state (article) == ADDUCE_IMPORT_UNPARSED;
    }
}

/* What can't be read, and where fewer or more were found than the file says that it has; (element-type utf8). */
static GPtrArray *
list_problems (AdduceUiImportDialog *self)
{
  GPtrArray *problems = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; self->files != NULL && i < self->files->len; i++)
    {
      AdduceUiImportFile *file = self->files->pdata[i];
      g_autofree char *name = g_path_get_basename (file->path);
      g_autofree char *shown = adduce_paths_display (name);
      guint found = file->batch != NULL ? adduce_import_batch_get_n_articles (file->batch) : 0;
      guint expected = file->batch != NULL ? adduce_import_batch_get_n_expected (file->batch) : 0;

      if (file->problem != NULL)
        g_ptr_array_add (problems, g_strdup_printf ("%s: %s", shown, file->problem));
      if (expected > 0 && expected != found)
        /* translators: a file, how many articles were found in it, how many it says that it has */
        g_ptr_array_add (problems, g_strdup_printf (_("%s: %u articles were found; the file says that it has %u"),
                                                    shown, found, expected));
      for (guint k = 0; file->batch != NULL && k < adduce_import_batch_get_problems (file->batch)->len; k++)
        g_ptr_array_add (problems, g_strdup_printf ("%s: %s", shown, (char *) adduce_import_batch_get_problems (
                                                                       file->batch)->pdata[k]));
    }
  return problems;
}

/* That there are claims in a file, which do not come in here. */
static void
tell_coding (GString *text, const AdduceUiImportFile *file)
{
  g_autofree char *name = g_path_get_basename (file->path);
  g_autofree char *shown = adduce_paths_display (name);

  g_string_append (text, " · ");
  /* translators: a file, the name of a format */
  g_string_append_printf (text, _("%s holds claims, too (%s), which “Import Coding…” brings in"), shown,
                          _(adduce_foreign_get_format (file->coding)->label));
}

static void
tell_found (AdduceUiImportDialog *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->articles));
  guint n_doubtful, n_unparsed, n_checked = 0;
  g_autoptr (GPtrArray) problems = list_problems (self);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *all = NULL;
  gboolean has_coding = FALSE;

  count (self, &n_doubtful, &n_unparsed);
  for (guint i = 0; self->files != NULL && i < self->files->len; i++)
    {
      AdduceUiImportFile *file = self->files->pdata[i];

      n_checked += file->batch != NULL && adduce_import_batch_get_n_expected (file->batch) > 0
                   && adduce_import_batch_get_n_expected (file->batch)
                        == adduce_import_batch_get_n_articles (file->batch);
    }
  g_string_append_printf (text, g_dngettext (NULL, "%u article, %u doubtful, %u unparsed",
                                             "%u articles, %u doubtful, %u unparsed", n),
                          n, n_doubtful, n_unparsed);
  if (n_checked > 0)
    g_string_append_printf (text, g_dngettext (NULL, " · %u file has as many as it says",
                                               " · %u files have as many as they say", n_checked),
                            n_checked);
  for (guint i = 0; self->files != NULL && i < self->files->len; i++)
    {
      AdduceUiImportFile *file = self->files->pdata[i];

      if (file->coding != NULL)
        tell_coding (text, file);
      has_coding = has_coding || file->coding != NULL;
    }
  gtk_widget_set_visible (self->coding_button, has_coding);
  g_ptr_array_add (problems, NULL);
  all = g_strjoinv ("\n", (char **) problems->pdata);
  for (guint i = 0; i + 1 < problems->len && i < MAX_PROBLEMS; i++)
    g_string_append_printf (text, " · %s", (char *) problems->pdata[i]);
  if (problems->len > MAX_PROBLEMS + 1)
    g_string_append_printf (text, g_dngettext (NULL, " · and %u more", " · and %u more",
                                               problems->len - 1 - MAX_PROBLEMS),
                            problems->len - 1 - MAX_PROBLEMS);
  gtk_label_set_label (self->state_label, text->str);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->state_label), problems->len > 1 ? all : NULL);
}

/* --- beside the table --- */

static void
set_text (GtkTextView *view, const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, (gssize) MIN (strlen (text), MAX_SHOWN));

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (view), valid, -1);
}

static const char *
get_field_label (const AdduceImportField *field)
{
  AdduceArticleField known;

  if (adduce_import_field_get_label (field) != NULL)
    return adduce_import_field_get_label (field);
  return adduce_article_field_find (field->name, &known) ? adduce_article_field_get_label (known) : field->name;
}

static void
show_article (AdduceUiImportDialog *self, AdduceImportArticle *article)
{
  g_autoptr (GString) text = g_string_new (get_state (article));
  g_autofree char *body = adduce_import_article_dup_text (article);
  AdduceImportFields *fields = adduce_import_article_get_fields (article);
  GPtrArray *reasons = adduce_import_article_get_reasons (article);

  for (guint i = 0; i < reasons->len; i++)
    g_string_append_printf (text, "\n• %s", (char *) reasons->pdata[i]);
  g_string_append (text, "\n\n");
  for (guint i = 0; i < adduce_import_fields_get_n (fields); i++)
    {
      const AdduceImportField *field = adduce_import_fields_get (fields, i);

      g_string_append_printf (text, "%s: %s", get_field_label (field), field->value);
      if (field->passage != NULL)
        /* translators: the words of an article from which a field was guessed */
        g_string_append_printf (text, _(" (guess, from “%s”)"), field->passage);
      g_string_append_c (text, '\n');
    }
  g_string_append_printf (text, "\n%s", body);
  set_text (self->article_view, text->str);
}

/* The bytes that it was made of, where these are a text. */
static void
show_raw (AdduceUiImportDialog *self, AdduceImportArticle *article)
{
  AdduceUiImportFile *file = g_object_get_data (G_OBJECT (article), FILE_KEY);
  GBytes *original = adduce_import_batch_get_original (file->batch);
  const char *encoding = adduce_import_article_get_encoding (article);
  guint64 start = adduce_import_article_get_start (article), end = adduce_import_article_get_end (article);
  gsize size = 0;
  const char *data = original != NULL ? g_bytes_get_data (original, &size) : NULL;
  g_autofree char *text = NULL;

  if (data == NULL || adduce_import_article_get_member (article) != NULL || end > size || start >= end
      || (memchr (data + start, '\0', MIN (end - start, MAX_SHOWN)) != NULL
          && (encoding == NULL || !g_str_has_prefix (encoding, "UTF-16"))))
    {
      set_text (self->raw_view, _("The file is no text: what stands in it can’t be shown here."));
      return;
    }
  if (encoding != NULL)
    text = g_convert_with_fallback (data + start, (gssize) MIN (end - start, MAX_SHOWN), "UTF-8", encoding, "?", NULL,
                                    NULL, NULL);
  if (text == NULL)
    text = g_utf8_make_valid (data + start, (gssize) MIN (end - start, MAX_SHOWN));
  set_text (self->raw_view, text);
}

static void
selected_cb (AdduceUiImportDialog *self)
{
  AdduceImportArticle *article = gtk_single_selection_get_selected_item (self->selection);

  if (article == NULL)
    {
      set_text (self->article_view, "");
      set_text (self->raw_view, "");
      return;
    }
  show_article (self, article);
  show_raw (self, article);
}

/* --- reading --- */

static gboolean
progress_cb (gpointer data)
{
  AdduceUiImportDialog *self = data;
  AdduceUiImportProgress *progress;
  g_autofree char *text = NULL;

  if (self->stop == NULL)
    {
      self->progress_source = 0;
      return G_SOURCE_REMOVE;
    }
  progress = adduce_ui_import_get_progress (self->stop);
  /* translators: how many files were read, or articles written, of how many */
  text = g_strdup_printf (self->writing ? _("Writing articles: %d of %d") : _("Reading files: %d of %d"),
                          g_atomic_int_get (&progress->done), g_atomic_int_get (&progress->total));
  gtk_label_set_label (self->state_label, text);
  return G_SOURCE_CONTINUE;
}

static void
begin (AdduceUiImportDialog *self, gboolean writing)
{
  if (self->stop != NULL)
    g_cancellable_cancel (self->stop);
  g_clear_object (&self->stop);
  self->stop = g_cancellable_new ();
  self->writing = writing;
  adduce_ui_import_get_progress (self->stop);
  if (self->progress_source == 0)
    self->progress_source = g_timeout_add (PROGRESS_MS, progress_cb, self);
  update_buttons (self);
}

static void
take_files (AdduceUiImportDialog *self, GPtrArray *files)
{
  g_list_store_remove_all (self->articles);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  self->files = g_ptr_array_ref (files);
  for (guint i = 0; i < files->len; i++)
    {
      AdduceUiImportFile *file = files->pdata[i];
      guint n = file->batch != NULL ? adduce_import_batch_get_n_articles (file->batch) : 0;
      g_autoptr (GPtrArray) found = g_ptr_array_new ();

      for (guint k = 0; k < n; k++)
        {
          AdduceImportArticle *article = adduce_import_batch_get_article (file->batch, k);

          g_object_set_data (G_OBJECT (article), FILE_KEY, file);
          g_ptr_array_add (found, article);
        }
      g_list_store_splice (self->articles, g_list_model_get_n_items (G_LIST_MODEL (self->articles)), 0, found->pdata,
                           found->len);
    }
  selected_cb (self);
  tell_found (self);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AdduceUiImportDialog) self = user_data;
  g_autoptr (GPtrArray) files = adduce_ui_import_read_finish (result, NULL);

  if (self->articles == NULL || g_task_get_cancellable (G_TASK (result)) != self->stop)
    return; /* closed, or read anew */
  g_clear_object (&self->stop);
  if (files != NULL)
    take_files (self, files);
  else
    gtk_label_set_label (self->state_label, _("Reading was stopped; change a setting, or add a file, to read again"));
  update_buttons (self);
}

/* (transfer full) (nullable) (array zero-terminated=1): what was typed as FIELD=COLUMN, … */
static char **
list_mapping (AdduceUiImportDialog *self)
{
  g_auto (GStrv) parts = g_strsplit (gtk_editable_get_text (self->mapping_entry), ",", -1);
  g_autoptr (GStrvBuilder) mapping = g_strv_builder_new ();
  guint n = 0;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *equals = strchr (g_strstrip (parts[i]), '=');

      if (equals == NULL || equals == parts[i] || equals[1] == '\0')
        continue; /* not typed to the end */
      g_strv_builder_add (mapping, parts[i]);
      n++;
    }
  return n > 0 ? g_strv_builder_end (mapping) : NULL;
}

static void
read_files (AdduceUiImportDialog *self)
{
  guint rule = gtk_drop_down_get_selected (self->rule_drop_down);
  const char *encoding = gtk_editable_get_text (self->encoding_entry);
  g_auto (GStrv) mapping = list_mapping (self);
  g_autoptr (GStrvBuilder) paths = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;
  AdduceImportOptions options = {
    .rule = rule == 1 ? "none" : rule >= 2 && rule - 2 < self->rules->len
                ? ((AdduceImportRule *) self->rules->pdata[rule - 2])->id : NULL,
    .encoding = *encoding != '\0' ? encoding : NULL,
    .mapping = (const char *const *) mapping,
    .no_header = !gtk_check_button_get_active (self->header_check),
    .order = (AdduceImportOrder) gtk_drop_down_get_selected (self->order_drop_down),
    .guess = gtk_check_button_get_active (self->guess_check),
  };

  if (self->paths->len == 0)
    return;
  for (guint i = 0; i < self->paths->len; i++)
    g_strv_builder_add (paths, self->paths->pdata[i]);
  all = g_strv_builder_end (paths);
  gtk_stack_set_visible_child_name (self->stack, "preview");
  begin (self, FALSE);
  adduce_ui_import_read_async (all, &options, self->stop, read_cb, g_object_ref (self));
}

static gboolean
settled_cb (gpointer data)
{
  AdduceUiImportDialog *self = data;

  self->settle_source = 0;
  read_files (self);
  return G_SOURCE_REMOVE;
}

static void
setting_cb (AdduceUiImportDialog *self)
{
  if (self->paths == NULL || self->paths->len == 0)
    return;
  g_clear_handle_id (&self->settle_source, g_source_remove);
  self->settle_source = g_timeout_add (SETTLE_MS, settled_cb, self);
  update_buttons (self);
}

/* --- writing --- */

static void
append_lines (GString *text, const char *heading, GPtrArray *lines)
{
  if (lines->len == 0)
    return;
  g_string_append_printf (text, "\n%s\n", heading);
  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (text, "• %s\n", (char *) lines->pdata[i]);
}

/* (transfer full) (element-type utf8): articles that somebody should look at, and why. */
static GPtrArray *
list_doubts (AdduceUiImportDialog *self)
{
  GPtrArray *doubts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->articles)); i++)
    {
      g_autoptr (AdduceImportArticle) article = g_list_model_get_item (G_LIST_MODEL (self->articles), i);
      GPtrArray *reasons = adduce_import_article_get_reasons (article);
      const char *headline = adduce_import_article_get_field (article, "headline");

      for (guint k = 0; k < reasons->len; k++)
        g_ptr_array_add (doubts, g_strdup_printf ("%s: %s", headline != NULL ? headline : _("without a headline"),
                                                  (char *) reasons->pdata[k]));
    }
  return doubts;
}

static void
written_cb (GObject *source, GAsyncResult *async, gpointer user_data)
{
  g_autoptr (AdduceUiImportDialog) self = user_data;
  g_autoptr (AdduceUiImportResult) result = adduce_ui_import_write_finish (async);
  g_autoptr (GString) text = g_string_new (NULL);
  AdduceCoder *coder;

  if (self->articles == NULL)
    return; /* closed */
  g_clear_object (&self->stop);
  self->writing = FALSE;
  if (result->stopped)
    g_string_append_printf (text, "%s ", _("It was stopped. The articles that were written are whole; a second run "
                                            "goes on with the others."));
  g_string_append_printf (text, g_dngettext (NULL, "%u article was written.", "%u articles were written.",
                                             result->n_written),
                          result->n_written);
  g_string_append_c (text, ' ');
  g_string_append_printf (text, g_dngettext (NULL, "%u was there already.", "%u were there already.",
                                             result->n_known),
                          result->n_known);
  gtk_label_set_label (self->state_label, text->str);
  g_string_append_c (text, '\n');
  {
    g_autoptr (GPtrArray) problems = list_problems (self);
    g_autoptr (GPtrArray) doubts = list_doubts (self);

    append_lines (text, _("Not written:"), result->problems);
    append_lines (text, _("What could not be read:"), problems);
    append_lines (text, _("To be looked at:"), doubts);
  }
  set_text (self->report_view, text->str);
  gtk_stack_set_visible_child_name (self->stack, "report");
  gtk_widget_grab_focus (GTK_WIDGET (self->report_view)); /* before the button that has it can't be pressed any more */
  update_buttons (self);
  coder = adduce_ui_context_get_coder (self->context);
  if (adduce_ui_context_get_corpus (self->context) != NULL)
    adduce_corpus_load_async (adduce_ui_context_get_corpus (self->context),
                              coder != NULL ? adduce_coder_get_nickname (coder) : NULL, NULL, NULL, NULL);
}

static void
import_cb (AdduceUiImportDialog *self)
{
  if (self->files == NULL || self->stop != NULL)
    return;
  begin (self, TRUE);
  adduce_ui_import_write_async (self->folder, self->files, self->stop, written_cb, g_object_ref (self));
}

static void
stop_cb (AdduceUiImportDialog *self)
{
  if (self->stop != NULL)
    g_cancellable_cancel (self->stop);
}

/* --- files --- */

static void
chosen_cb (const char *path, gpointer user_data)
{
  g_autoptr (AdduceUiImportDialog) self = user_data;
  const char *paths[] = { path, NULL };

  if (path != NULL && self->articles != NULL)
    adduce_ui_import_dialog_add_files (self, paths);
}

static void
add_cb (AdduceUiImportDialog *self)
{
  adduce_ui_dialogs_open_file (GTK_WINDOW (self), _("Add a File"), "*", _("All Files"), chosen_cb,
                               g_object_ref (self));
}

static gboolean
drop_cb (AdduceUiImportDialog *self, const GValue *value)
{
  g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));
  g_autoptr (GStrvBuilder) paths = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  if (self->writing)
    return FALSE;
  for (GSList *l = files; l != NULL; l = l->next)
    {
      g_autofree char *path = g_file_get_path (l->data);

      if (path != NULL)
        g_strv_builder_add (paths, path);
    }
  all = g_strv_builder_end (paths);
  adduce_ui_import_dialog_add_files (self, (const char *const *) all);
  return TRUE;
}

/* --- the table --- */

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

/* (transfer full): what stands in a cell. */
static char *
dup_cell (AdduceImportArticle *article, const char *column)
{
  AdduceUiImportFile *file = g_object_get_data (G_OBJECT (article), FILE_KEY);
  const AdduceImportField *field;
  g_autofree char *name = NULL;

  if (g_str_equal (column, "state"))
    return g_strdup (get_state (article));
  if (g_str_equal (column, "file"))
    {
      name = g_path_get_basename (file->path);
      return adduce_paths_display (name);
    }
  field = find_field (article, column);
  if (field == NULL)
    return g_strdup (_("– missing"));
  return g_strconcat (field->value, field->passage != NULL ? " ?" : NULL, NULL);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item, const char *column)
{
  AdduceImportArticle *article = gtk_list_item_get_item (item);
  GtkWidget *label = gtk_list_item_get_child (item);
  g_autofree char *text = dup_cell (article, column);
  gboolean is_state = g_str_equal (column, "state");
  gboolean is_missing = !is_state && !g_str_equal (column, "file") && find_field (article, column) == NULL;
  gboolean is_doubtful = is_state && adduce_import_article_get_state (article) != ADDUCE_IMPORT_OK;

  gtk_label_set_label (GTK_LABEL (label), text);
  gtk_widget_set_tooltip_text (label, text);
  gtk_widget_remove_css_class (label, "dim-label");
  gtk_widget_remove_css_class (label, "warning");
  if (is_missing)
    gtk_widget_add_css_class (label, "dim-label");
  if (is_doubtful)
    gtk_widget_add_css_class (label, "warning");
}

static const char *
get_title (const char *id)
{
  AdduceArticleField field;

  if (g_str_equal (id, "state"))
    return _("State");
  if (g_str_equal (id, "file"))
    return _("File");
  return adduce_article_field_find (id, &field) ? adduce_article_field_get_label (field) : id;
}

static void
make_view (AdduceUiImportDialog *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkColumnViewColumn) column = NULL;

      g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
      g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), (gpointer) columns[i].id);
      column = gtk_column_view_column_new (get_title (columns[i].id), factory);
      gtk_column_view_column_set_resizable (column, TRUE);
      gtk_column_view_column_set_fixed_width (column, columns[i].width);
      gtk_column_view_append_column (self->view, column);
    }
  gtk_string_list_append (labels, _("Database: Automatic"));
  gtk_string_list_append (labels, _("None: a File Is an Article"));
  for (guint i = 0; i < self->rules->len; i++)
    gtk_string_list_append (labels, ((AdduceImportRule *) self->rules->pdata[i])->name);
  gtk_drop_down_set_model (self->rule_drop_down, G_LIST_MODEL (labels));
  adduce_ui_compat_label_drop_down (self->rule_drop_down, _("Which database wrote the files"));
  adduce_ui_compat_label_drop_down (self->order_drop_down, _("What dates like 03/04/2031 mean"));
}

/* Hands the files that hold claims on, and goes. */
static void
coding_cb (AdduceUiImportDialog *self)
{
  g_autoptr (GStrvBuilder) paths = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  for (guint i = 0; self->files != NULL && i < self->files->len; i++)
    {
      const AdduceUiImportFile *file = self->files->pdata[i];

      if (file->coding != NULL)
        g_strv_builder_add (paths, file->path);
    }
  all = g_strv_builder_end (paths);
  g_signal_emit_by_name (self, "coding", all);
  gtk_window_close (GTK_WINDOW (self));
}

static void
adduce_ui_import_dialog_dispose (GObject *object)
{
  AdduceUiImportDialog *self = ADDUCE_UI_IMPORT_DIALOG (object);

  g_clear_handle_id (&self->settle_source, g_source_remove);
  g_clear_handle_id (&self->progress_source, g_source_remove);
  if (self->stop != NULL)
    g_cancellable_cancel (self->stop);
  g_clear_object (&self->stop);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  if (self->view != NULL)
    gtk_column_view_set_model (self->view, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->articles);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (adduce_ui_import_dialog_parent_class)->dispose (object);
}

static void
adduce_ui_import_dialog_finalize (GObject *object)
{
  AdduceUiImportDialog *self = ADDUCE_UI_IMPORT_DIALOG (object);

  g_free (self->folder);
  g_clear_pointer (&self->paths, g_ptr_array_unref);
  g_clear_pointer (&self->rules, g_ptr_array_unref);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  G_OBJECT_CLASS (adduce_ui_import_dialog_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, AdduceUiImportDialog, add_button);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiImportDialog, import_button);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiImportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiImportDialog, settings_box);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiImportDialog, rule_drop_down);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiImportDialog, encoding_entry);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiImportDialog, mapping_entry);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiImportDialog, order_drop_down);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiImportDialog, header_check);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiImportDialog, guess_check);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiImportDialog, paned);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiImportDialog, view);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiImportDialog, article_view);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiImportDialog, raw_view);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiImportDialog, report_view);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiImportDialog, state_label);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiImportDialog, stop_button);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiImportDialog, coding_button);
}

static void
adduce_ui_import_dialog_class_init (AdduceUiImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = adduce_ui_import_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = adduce_ui_import_dialog_finalize;
  g_type_ensure (ADDUCE_UI_TYPE_WRAP_LAYOUT);
  g_signal_new ("coding", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                G_TYPE_STRV);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/adduce/Adduce/ui/adduce-ui-import-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, coding_cb);
  gtk_widget_class_bind_template_callback (widget_class, import_cb);
  gtk_widget_class_bind_template_callback (widget_class, setting_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
}

static void
adduce_ui_import_dialog_init (AdduceUiImportDialog *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  self->rules = adduce_import_rule_list (NULL);
  self->articles = g_list_store_new (ADDUCE_TYPE_IMPORT_ARTICLE);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->articles)));
  gtk_widget_init_template (GTK_WIDGET (self));
  self->paths = g_ptr_array_new_with_free_func (g_free);
  make_view (self);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_swapped (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (target), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  update_buttons (self);
}

AdduceUiImportDialog *
adduce_ui_import_dialog_new (GtkWindow *parent, AdduceUiContext *context)
{
  AdduceUiImportDialog *self;
  int width, height;

  g_return_val_if_fail (ADDUCE_UI_IS_CONTEXT (context), NULL);
  g_return_val_if_fail (adduce_ui_context_get_corpus (context) != NULL, NULL);

  self = g_object_new (ADDUCE_UI_TYPE_IMPORT_DIALOG, "transient-for", parent, NULL);
  self->context = g_object_ref (context);
  self->folder = g_strdup (adduce_corpus_get_folder (adduce_ui_context_get_corpus (context)));
  adduce_ui_dialog_size_fit (GTK_WINDOW (self));
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  if (width < NARROW)
    {
      gtk_orientable_set_orientation (GTK_ORIENTABLE (self->paned), GTK_ORIENTATION_VERTICAL);
      gtk_paned_set_position (self->paned, NARROW_TABLE);
    }
  return self;
}

void
adduce_ui_import_dialog_add_files (AdduceUiImportDialog *self, const char *const *paths)
{
  g_return_if_fail (ADDUCE_UI_IS_IMPORT_DIALOG (self));
  g_return_if_fail (paths != NULL);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "report") == 0)
    return;
  for (guint i = 0; paths[i] != NULL; i++)
    if (!g_ptr_array_find_with_equal_func (self->paths, paths[i], g_str_equal, NULL))
      g_ptr_array_add (self->paths, g_strdup (paths[i]));
  read_files (self);
}
