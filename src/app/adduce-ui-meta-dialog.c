/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is done to what is known of many articles. Changing, reading texts and files tell how far they are in one line.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-accels.h"
#include "adduce-ui-compat.h"
#include "adduce-ui-dialog-size.h"
#include "adduce-ui-dialogs.h"
#include "adduce-ui-editable.h"
#include "adduce-ui-key-tip.h"
#include "adduce-ui-meta-dialog.h"
#include "adduce-ui-meta-table.h"
#include "adduce-ui-wrap-layout.h"

#define PROGRESS_MS 200

struct _AdduceUiMetaDialog
{
  AdwWindow parent_instance;

  GtkWidget *undo_button;
  GtkWidget *redo_button;
  GtkWidget *export_button;
  GtkWidget *import_button;
  GtkColumnView *view;
  GtkWidget *acts;
  GtkDropDown *field_drop_down;
  GtkEditable *name_entry;
  GtkEditable *value_entry;
  GtkWidget *set_button;
  GtkWidget *confirm_button;
  GtkWidget *guess_button;
  GtkLabel *state_label;
  GtkWidget *stop_button;

  AdduceUiContext *context;
  AdduceMetaEditor *editor;
  char *folder;
  AdduceUiMetaTable *table;
  GCancellable *stop; /* of what is being done; NULL: nothing is */
  int *progress;      /* done, total; shared with a worker, owned by @stop */
  guint progress_source;
};

G_DEFINE_FINAL_TYPE (AdduceUiMetaDialog, adduce_ui_meta_dialog, ADW_TYPE_WINDOW)

/* --- what is seen --- */

static void
update_state (AdduceUiMetaDialog *self)
{
  guint n = adduce_ui_meta_table_get_n_articles (self->table);
  guint n_chosen = adduce_ui_meta_table_get_n_chosen (self->table);
  gboolean reading = adduce_ui_meta_table_get_reading (self->table);
  gboolean idle = self->stop == NULL && !reading;
  const char *undo = adduce_meta_editor_get_undo_label (self->editor);
  const char *redo = adduce_meta_editor_get_redo_label (self->editor);
  /* translators: what would be undone */
  g_autofree char *undo_tip = g_strdup_printf (_("Undo: %s"), undo != NULL ? undo : "–");
  /* translators: what would be done again */
  g_autofree char *redo_tip = g_strdup_printf (_("Redo: %s"), redo != NULL ? redo : "–");
  g_autofree char *text = NULL;

  adduce_ui_tip_set (self->undo_button, undo_tip);
  adduce_ui_tip_set (self->redo_button, redo_tip);
  gtk_widget_set_sensitive (self->undo_button, idle && undo != NULL);
  gtk_widget_set_sensitive (self->redo_button, idle && redo != NULL);
  gtk_widget_set_sensitive (self->export_button, idle);
  gtk_widget_set_sensitive (self->import_button, idle);
  gtk_widget_set_sensitive (self->acts, idle && n_chosen > 0);
  gtk_widget_set_visible (self->stop_button, self->stop != NULL);
  if (self->stop != NULL)
    return;
  if (reading)
    /* translators: how many articles were looked at, of how many */
    text = g_strdup_printf (_("Looking at articles: %u of %u"), adduce_ui_meta_table_get_n_read (self->table), n);
  else
    /* translators: how many articles there are, how many are chosen, and how many guesses nobody has confirmed */
    text = g_strdup_printf (_("%u articles, %u chosen · guesses that nobody has confirmed: %u"), n, n_chosen,
                            adduce_ui_meta_table_count_guesses (self->table));
  gtk_label_set_label (self->state_label, text);
}

static void
written_cb (AdduceUiMetaDialog *self, GPtrArray *paths)
{
  adduce_ui_meta_table_read (self->table, paths);
}

/* --- doing --- */

static gboolean
progress_cb (gpointer data)
{
  AdduceUiMetaDialog *self = data;
  g_autofree char *text = NULL;

  if (self->stop == NULL)
    {
      self->progress_source = 0;
      return G_SOURCE_REMOVE;
    }
  if (g_atomic_int_get (&self->progress[1]) > 0)
    /* translators: how many articles were read, of how many */
    text = g_strdup_printf (_("Reading texts: %d of %d"), g_atomic_int_get (&self->progress[0]),
                            g_atomic_int_get (&self->progress[1]));
  else
    text = g_strdup (_("Writing…"));
  gtk_label_set_label (self->state_label, text);
  return G_SOURCE_CONTINUE;
}

static void
begin (AdduceUiMetaDialog *self)
{
  self->stop = g_cancellable_new ();
  self->progress = g_new0 (int, 2);
  g_object_set_data_full (G_OBJECT (self->stop), "progress", self->progress, g_free);
  if (self->progress_source == 0)
    self->progress_source = g_timeout_add (PROGRESS_MS, progress_cb, self);
  update_state (self);
}

static void
end (AdduceUiMetaDialog *self)
{
  g_clear_object (&self->stop);
  self->progress = NULL;
  if (self->editor != NULL)
    update_state (self);
}

/* What came of it, in a sentence; more of them in the tooltip. */
static void
tell (AdduceUiMetaDialog *self, AdduceMetaReport *report, GPtrArray *problems)
{
  g_autoptr (GString) all = g_string_new (NULL);
  g_autofree char *text = NULL;
  guint n = report->problems->len + (problems != NULL ? problems->len : 0);

  for (guint i = 0; i < n && i < 20; i++)
    g_string_append_printf (all, "%s%s", i > 0 ? "\n" : "",
                            (char *) (i < report->problems->len ? report->problems->pdata[i]
                                                                : problems->pdata[i - report->problems->len]));
  if (n == 0)
    text = g_strdup_printf (g_dngettext (NULL, "%u field was changed", "%u fields were changed", report->n_fields),
                            report->n_fields);
  else
    /* translators: how many fields were changed, how many were not, and why the first was not */
    text = g_strdup_printf (_("Fields changed: %u. Not changed: %u. %s"), report->n_fields, n,
                            (char *) (report->problems->len > 0 ? report->problems->pdata[0] : problems->pdata[0]));
  gtk_label_set_label (self->state_label, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->state_label), n > 0 ? all->str : NULL);
}

static void
done_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AdduceUiMetaDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceMetaReport) report = adduce_meta_editor_finish (ADDUCE_META_EDITOR (object), result, &error);
  g_autoptr (GPtrArray) problems = g_object_steal_data (G_OBJECT (self), "problems");

  end (self);
  if (self->editor == NULL)
    return;
  if (report != NULL)
    tell (self, report, problems);
  else
    gtk_label_set_label (self->state_label, error->message);
}

/* @problems: (transfer full) (nullable): sentences so far */
static void
perform (AdduceUiMetaDialog *self, GPtrArray *edits, const char *label, GPtrArray *problems)
{
  if (problems != NULL)
    g_object_set_data_full (G_OBJECT (self), "problems", problems, (GDestroyNotify) g_ptr_array_unref);
  if (self->stop == NULL)
    begin (self);
  adduce_meta_editor_perform_async (self->editor, edits, label, self->stop, done_cb, g_object_ref (self));
}

static GPtrArray *
new_edits (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) adduce_meta_edit_free);
}

static void
set_cb (AdduceUiMetaDialog *self)
{
  guint selected = gtk_drop_down_get_selected (self->field_drop_down);
  g_autofree char *name = g_strstrip (g_strdup (selected < ADDUCE_ARTICLE_N_FIELDS
                                                  ? adduce_article_field_get_id ((AdduceArticleField) selected)
                                                  : gtk_editable_get_text (self->name_entry)));
  g_autoptr (GError) error = NULL;
  g_autofree char *value = adduce_meta_check (name, gtk_editable_get_text (self->value_entry), &error);
  g_auto (GStrv) paths = adduce_ui_meta_table_list_chosen (self->table);
  g_autoptr (GPtrArray) edits = new_edits ();

  if (value == NULL)
    {
      gtk_label_set_label (self->state_label, error->message);
      return;
    }
  for (guint i = 0; paths[i] != NULL; i++)
    g_ptr_array_add (edits, adduce_meta_edit_new_set (paths[i], name, value));
  perform (self, edits, NULL, NULL);
}

static void
confirm_cb (AdduceUiMetaDialog *self)
{
  g_auto (GStrv) paths = adduce_ui_meta_table_list_chosen (self->table);
  g_autoptr (GPtrArray) edits = new_edits ();

  for (guint i = 0; paths[i] != NULL; i++)
    g_ptr_array_add (edits, adduce_meta_edit_new_confirm (paths[i], NULL));
  perform (self, edits, _("Confirming Guesses"), NULL);
}

static void
undo_cb (AdduceUiMetaDialog *self)
{
  begin (self);
  adduce_meta_editor_undo_async (self->editor, FALSE, done_cb, g_object_ref (self));
}

static void
redo_cb (AdduceUiMetaDialog *self)
{
  begin (self);
  adduce_meta_editor_undo_async (self->editor, TRUE, done_cb, g_object_ref (self));
}

/* The keys of the window's Undo and Redo, whatever they are. */
static void
step_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AdduceUiMetaDialog *self = data;
  gboolean redo = g_str_equal (g_action_get_name (G_ACTION (action)), "redo");
  GtkWidget *button = redo ? self->redo_button : self->undo_button;

  if (!adduce_ui_editable_step_in_focus (GTK_WINDOW (self), redo ? "text.redo" : "text.undo")
      && gtk_widget_is_sensitive (button))
    g_signal_emit_by_name (button, "clicked");
}

static void
stop_cb (AdduceUiMetaDialog *self)
{
  if (self->stop != NULL)
    g_cancellable_cancel (self->stop);
}

static void
field_cb (AdduceUiMetaDialog *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->name_entry),
                          gtk_drop_down_get_selected (self->field_drop_down) == ADDUCE_ARTICLE_N_FIELDS);
}

/* --- guesses --- */

typedef struct {
  char *folder;
  char **paths;
  int *progress;
  GPtrArray *problems;
} Guessing;

static void
guessing_free (gpointer data)
{
  Guessing *guessing = data;

  g_free (guessing->folder);
  g_strfreev (guessing->paths);
  g_clear_pointer (&guessing->problems, g_ptr_array_unref);
  g_free (guessing);
}

static void
guess_progress_cb (guint done, guint total, gpointer data)
{
  int *progress = data;

  g_atomic_int_set (&progress[1], (int) total);
  g_atomic_int_set (&progress[0], (int) done);
}

static void
guess_work_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Guessing *guessing = data;
  GError *error = NULL;
  GPtrArray *edits = adduce_import_guess_meta (guessing->folder, guessing->paths, guessing->problems,
                                               guess_progress_cb, guessing->progress, cancellable, &error);

  if (edits != NULL)
    g_task_return_pointer (task, edits, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
guessed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AdduceUiMetaDialog) self = user_data;
  Guessing *guessing = g_task_get_task_data (G_TASK (result));
  g_autoptr (GPtrArray) edits = g_task_propagate_pointer (G_TASK (result), NULL);

  if (self->editor == NULL || edits == NULL)
    {
      end (self);
      return;
    }
  g_atomic_int_set (&self->progress[1], 0);
  perform (self, edits, _("Reading Metadata from Texts"), g_steal_pointer (&guessing->problems));
}

static void
guess_cb (AdduceUiMetaDialog *self)
{
  g_autoptr (GTask) task = NULL;
  Guessing *guessing = g_new0 (Guessing, 1);

  begin (self);
  *guessing = (Guessing) { g_strdup (self->folder), adduce_ui_meta_table_list_chosen (self->table), self->progress,
                           g_ptr_array_new_with_free_func (g_free) };
  task = g_task_new (NULL, self->stop, guessed_cb, g_object_ref (self));
  g_task_set_source_tag (task, guess_cb);
  g_task_set_task_data (task, guessing, guessing_free);
  g_task_run_in_thread (task, guess_work_cb);
}

/* --- as a file --- */

static void
export_to_cb (const char *path, gpointer user_data)
{
  g_autoptr (AdduceUiMetaDialog) self = user_data;
  g_autoptr (GBytes) csv = NULL;
  g_autoptr (GError) error = NULL;

  if (path == NULL || self->editor == NULL)
    return;
  csv = adduce_ui_meta_table_write_csv (self->table);
  if (adduce_durable_replace (path, csv, NULL, NULL, NULL, &error))
    gtk_label_set_label (self->state_label, _("The table was written"));
  else
    gtk_label_set_label (self->state_label, error->message);
}

static void
export_cb (AdduceUiMetaDialog *self)
{
  adduce_ui_dialogs_save_file (GTK_WINDOW (self), _("Write Metadata"), "metadata.csv", export_to_cb,
                               g_object_ref (self));
}

typedef struct {
  AdduceUiMetaTable *table;
  GPtrArray *edits;
} Rows;

/* A guess that comes back as it went stays a guess: nobody looked at each cell of the table. */
static void
cell_cb (const char *path, const char *name, const char *value, gpointer user_data)
{
  Rows *rows = user_data;

  if (*value != '\0' && !adduce_ui_meta_table_is_guess (rows->table, path, name, value))
    g_ptr_array_add (rows->edits, adduce_meta_edit_new_set (path, name, value));
}

static void
import_from_cb (const char *path, gpointer user_data)
{
  g_autoptr (AdduceUiMetaDialog) self = user_data;
  g_autoptr (GHashTable) known = NULL;
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) edits = new_edits ();
  g_autoptr (AdduceCsvTable) table = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  Rows rows = { self->table, edits };

  if (path == NULL || self->editor == NULL || self->stop != NULL)
    return;
  known = adduce_ui_meta_table_list_paths (self->table);
  bytes = adduce_durable_read (path, ADDUCE_CSV_TABLE_MAX_BYTES, NULL, &error);
  table = bytes != NULL ? adduce_csv_table_new (bytes, NULL, &error) : NULL;
  if (table == NULL || !adduce_meta_csv_read (table, known, problems, cell_cb, &rows, &error))
    {
      gtk_label_set_label (self->state_label, error->message);
      return;
    }
  perform (self, edits, _("Importing Metadata"), g_steal_pointer (&problems));
}

static void
import_cb (AdduceUiMetaDialog *self)
{
  adduce_ui_dialogs_open_file (GTK_WINDOW (self), _("Take Metadata from a Table"), "*.csv *.tsv *.txt", _("Tables"),
                               import_from_cb, g_object_ref (self));
}

static void
fill_fields (AdduceUiMetaDialog *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  for (guint i = 0; i < ADDUCE_ARTICLE_N_FIELDS; i++)
    gtk_string_list_append (labels, adduce_article_field_get_label ((AdduceArticleField) i));
  gtk_string_list_append (labels, _("Field of One’s Own…"));
  gtk_drop_down_set_model (self->field_drop_down, G_LIST_MODEL (labels));
  gtk_drop_down_set_selected (self->field_drop_down, ADDUCE_ARTICLE_OUTLET);
  adduce_ui_compat_label_drop_down (self->field_drop_down, _("Which field is set"));
}

static void
adduce_ui_meta_dialog_dispose (GObject *object)
{
  AdduceUiMetaDialog *self = ADDUCE_UI_META_DIALOG (object);

  g_clear_handle_id (&self->progress_source, g_source_remove);
  if (self->stop != NULL)
    g_cancellable_cancel (self->stop);
  if (self->editor != NULL)
    g_signal_handlers_disconnect_by_data (self->editor, self);
  if (self->table != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->table, self);
      adduce_ui_meta_table_detach (self->table);
    }
  g_clear_object (&self->editor);
  g_clear_object (&self->context);
  g_clear_object (&self->table);
  G_OBJECT_CLASS (adduce_ui_meta_dialog_parent_class)->dispose (object);
}

static void
adduce_ui_meta_dialog_finalize (GObject *object)
{
  AdduceUiMetaDialog *self = ADDUCE_UI_META_DIALOG (object);

  g_clear_object (&self->stop);
  g_free (self->folder);
  G_OBJECT_CLASS (adduce_ui_meta_dialog_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, AdduceUiMetaDialog, undo_button);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiMetaDialog, redo_button);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiMetaDialog, export_button);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiMetaDialog, import_button);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiMetaDialog, view);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiMetaDialog, acts);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiMetaDialog, field_drop_down);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiMetaDialog, name_entry);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiMetaDialog, value_entry);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiMetaDialog, set_button);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiMetaDialog, confirm_button);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiMetaDialog, guess_button);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiMetaDialog, state_label);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiMetaDialog, stop_button);
}

static void
adduce_ui_meta_dialog_class_init (AdduceUiMetaDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = adduce_ui_meta_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = adduce_ui_meta_dialog_finalize;
  g_type_ensure (ADDUCE_UI_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/adduce/Adduce/ui/adduce-ui-meta-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_bind_template_callback (widget_class, undo_cb);
  gtk_widget_class_bind_template_callback (widget_class, redo_cb);
  gtk_widget_class_bind_template_callback (widget_class, export_cb);
  gtk_widget_class_bind_template_callback (widget_class, import_cb);
  gtk_widget_class_bind_template_callback (widget_class, field_cb);
  gtk_widget_class_bind_template_callback (widget_class, set_cb);
  gtk_widget_class_bind_template_callback (widget_class, confirm_cb);
  gtk_widget_class_bind_template_callback (widget_class, guess_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
}

static void
adduce_ui_meta_dialog_init (AdduceUiMetaDialog *self)
{
  static const GActionEntry steps[] = { { .name = "undo", .activate = step_cb },
                                        { .name = "redo", .activate = step_cb } };
  static const char *const keys[] = { "win.undo", "win.redo", NULL };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_action_map_add_action_entries (G_ACTION_MAP (actions), steps, G_N_ELEMENTS (steps), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "win", G_ACTION_GROUP (actions));
  gtk_widget_add_controller (GTK_WIDGET (self), adduce_ui_accels_create_controller (keys));
  fill_fields (self);
}

AdduceUiMetaDialog *
adduce_ui_meta_dialog_new (GtkWindow *parent, AdduceUiContext *context, GPtrArray *articles)
{
  AdduceUiMetaDialog *self;

  g_return_val_if_fail (ADDUCE_UI_IS_CONTEXT (context), NULL);
  g_return_val_if_fail (articles != NULL, NULL);

  self = g_object_new (ADDUCE_UI_TYPE_META_DIALOG, "transient-for", parent, NULL);
  self->context = g_object_ref (context);
  self->editor = g_object_ref (adduce_ui_context_get_meta_editor (context));
  self->folder = g_strdup (adduce_corpus_get_folder (adduce_ui_context_get_corpus (context)));
  self->table = adduce_ui_meta_table_new (self->view, self->folder, articles);
  g_signal_connect_swapped (self->editor, "changed", G_CALLBACK (written_cb), self);
  g_signal_connect_swapped (self->table, "changed", G_CALLBACK (update_state), self);
  adduce_ui_dialog_size_fit (GTK_WINDOW (self));
  update_state (self);
  return self;
}
