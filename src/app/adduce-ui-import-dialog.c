/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Bringing in articles from files.
 *
 * The files are read by a worker, and again when something that the reading goes by was changed; what was read then is
 * what is written.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-dialog-size.h"
#include "adduce-ui-dialogs.h"
#include "adduce-ui-import-dialog.h"
#include "adduce-ui-import-settings.h"
#include "adduce-ui-import-table.h"
#include "adduce-ui-import-words.h"

/* How long a setting is waited for that is being typed. */
#define SETTLE_MS 400
#define PROGRESS_MS 200

/* Below this width the article is under the table, which is so high. */
#define NARROW 700
#define NARROW_TABLE 150

struct _AdduceUiImportDialog
{
  AdwWindow parent_instance;

  GtkWidget *add_button;
  GtkWidget *import_button;
  GtkStack *stack;
  AdduceUiImportSettings *settings;
  GtkPaned *paned;
  AdduceUiImportTable *table;
  GtkTextView *article_view;
  GtkTextView *raw_view;
  GtkTextView *report_view;
  GtkLabel *state_label;
  GtkWidget *stop_button;
  GtkWidget *coding_button;

  AdduceUiContext *context;
  char *folder;
  GPtrArray *paths; /* of the files */
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
  guint n_found = g_list_model_get_n_items (adduce_ui_import_table_get_articles (self->table));

  gtk_widget_set_sensitive (self->add_button, !self->writing && !reported);
  gtk_widget_set_sensitive (GTK_WIDGET (self->settings), !self->writing);
  gtk_widget_set_sensitive (self->import_button,
                            self->stop == NULL && self->settle_source == 0 && !reported && n_found > 0);
  gtk_widget_set_visible (self->stop_button, self->stop != NULL);
}

/* --- beside the table --- */

static void
set_text (GtkTextView *view, const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, (gssize) MIN (strlen (text), ADDUCE_UI_IMPORT_MAX_SHOWN));

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (view), valid, -1);
}

static void
selected_cb (AdduceUiImportDialog *self)
{
  AdduceImportArticle *article = adduce_ui_import_table_get_selected (self->table);
  g_autofree char *words = article != NULL ? adduce_ui_import_words_article (article) : g_strdup ("");
  g_autofree char *raw = NULL;

  if (article != NULL)
    raw = adduce_ui_import_words_raw (adduce_ui_import_table_get_file (article)->batch, article);
  set_text (self->article_view, words);
  set_text (self->raw_view, raw != NULL ? raw : "");
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

/* Paths of the files that hold claims; (transfer full); @files: (nullable). */
static char **
list_coding (GPtrArray *files)
{
  g_autoptr (GStrvBuilder) paths = g_strv_builder_new ();

  for (guint i = 0; files != NULL && i < files->len; i++)
    {
      const AdduceUiImportFile *file = files->pdata[i];

      if (file->coding != NULL)
        g_strv_builder_add (paths, file->path);
    }
  return g_strv_builder_end (paths);
}

static void
take_files (AdduceUiImportDialog *self, GPtrArray *files)
{
  g_autofree char *text = NULL;
  g_autofree char *all = NULL;
  g_auto (GStrv) coding = NULL;

  adduce_ui_import_table_set_files (self->table, files);
  selected_cb (self);
  text = adduce_ui_import_words_found (files, adduce_ui_import_table_get_articles (self->table), &all);
  gtk_label_set_label (self->state_label, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->state_label), all);
  coding = list_coding (files);
  gtk_widget_set_visible (self->coding_button, *coding != NULL);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AdduceUiImportDialog) self = user_data;
  g_autoptr (GPtrArray) files = adduce_ui_import_read_finish (result, NULL);

  if (self->context == NULL || g_task_get_cancellable (G_TASK (result)) != self->stop)
    return; /* closed, or read anew */
  g_clear_object (&self->stop);
  if (files != NULL)
    take_files (self, files);
  else
    gtk_label_set_label (self->state_label, _("Reading was stopped; change a setting, or add a file, to read again"));
  update_buttons (self);
}

static void
read_files (AdduceUiImportDialog *self)
{
  g_autoptr (GStrvBuilder) paths = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) said = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;
  g_auto (GStrv) formats = NULL;
  AdduceImportOptions options;

  if (self->paths->len == 0)
    return;
  for (guint i = 0; i < self->paths->len; i++)
    {
      const char *format = adduce_ui_import_settings_get_format (self->settings, self->paths->pdata[i]);

      g_strv_builder_add (paths, self->paths->pdata[i]);
      g_strv_builder_add (said, format != NULL ? format : "");
    }
  all = g_strv_builder_end (paths);
  formats = g_strv_builder_end (said);
  adduce_ui_import_settings_get_options (self->settings, &options);
  gtk_stack_set_visible_child_name (self->stack, "preview");
  begin (self, FALSE);
  adduce_ui_import_read_async (all, formats, &options, self->stop, read_cb, g_object_ref (self));
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
written_cb (GObject *source, GAsyncResult *async, gpointer user_data)
{
  g_autoptr (AdduceUiImportDialog) self = user_data;
  g_autoptr (AdduceUiImportResult) result = adduce_ui_import_write_finish (async);
  g_autofree char *report = NULL;
  g_autofree char *first = NULL;
  AdduceCoder *coder;

  if (self->context == NULL)
    return; /* closed */
  g_clear_object (&self->stop);
  self->writing = FALSE;
  report = adduce_ui_import_words_report (adduce_ui_import_table_get_files (self->table),
                                          adduce_ui_import_table_get_articles (self->table), result, &first);
  gtk_label_set_label (self->state_label, first);
  set_text (self->report_view, report);
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
  GPtrArray *files = adduce_ui_import_table_get_files (self->table);

  if (files == NULL || self->stop != NULL)
    return;
  begin (self, TRUE);
  adduce_ui_import_write_async (self->folder, files, self->stop, written_cb, g_object_ref (self));
}

static void
stop_cb (AdduceUiImportDialog *self)
{
  if (self->stop != NULL)
    g_cancellable_cancel (self->stop);
}

/* --- files --- */

static void
chosen_cb (const char *const *paths, gpointer user_data)
{
  g_autoptr (AdduceUiImportDialog) self = user_data;

  if (paths != NULL && self->context != NULL)
    adduce_ui_import_dialog_add_files (self, paths);
}

static void
add_cb (AdduceUiImportDialog *self)
{
  adduce_ui_dialogs_open_files (GTK_WINDOW (self), _("Add Files"), chosen_cb, g_object_ref (self));
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

/* Hands the files that hold claims on, and goes. */
static void
coding_cb (AdduceUiImportDialog *self)
{
  g_auto (GStrv) paths = list_coding (adduce_ui_import_table_get_files (self->table));

  g_signal_emit_by_name (self, "coding", paths);
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
  g_clear_object (&self->context);
  G_OBJECT_CLASS (adduce_ui_import_dialog_parent_class)->dispose (object);
}

static void
adduce_ui_import_dialog_finalize (GObject *object)
{
  AdduceUiImportDialog *self = ADDUCE_UI_IMPORT_DIALOG (object);

  g_free (self->folder);
  g_clear_pointer (&self->paths, g_ptr_array_unref);
  G_OBJECT_CLASS (adduce_ui_import_dialog_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, AdduceUiImportDialog, add_button);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiImportDialog, import_button);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiImportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiImportDialog, settings);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiImportDialog, paned);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiImportDialog, table);
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
  g_signal_new ("coding", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                G_TYPE_STRV);
  g_type_ensure (ADDUCE_UI_TYPE_IMPORT_SETTINGS);
  g_type_ensure (ADDUCE_UI_TYPE_IMPORT_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/adduce/Adduce/ui/adduce-ui-import-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, coding_cb);
  gtk_widget_class_bind_template_callback (widget_class, import_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, setting_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
}

static void
adduce_ui_import_dialog_init (AdduceUiImportDialog *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));
  self->paths = g_ptr_array_new_with_free_func (g_free);
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
  adduce_ui_import_settings_set_files (self->settings, self->paths);
  read_files (self);
}
