/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Changes over many articles.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-context-private.h"
#include "adduce-ui-corpus-edits.h"

typedef enum {
  DO,
  UNDO,
  REDO,
} Way;

struct _AdduceUiCorpusEdits
{
  GObject parent_instance;

  AdduceUiContext *context; /* weak */
  GPtrArray *undo;          /* AdduceCorpusEdit that take back what was done, the last at the end */
  GPtrArray *redo;
  AdduceCorpusEdit *running; /* or NULL */
  GCancellable *cancellable;
  Way way;
  double progress;
  guint generation;         /* of the corpus */
  guint running_generation; /* that in which the change began */
};

enum {
  PROP_0,
  PROP_RUNNING,
  PROP_PROGRESS,
  PROP_UNDO_LABEL,
  PROP_REDO_LABEL,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];
static guint changed_signal;

G_DEFINE_FINAL_TYPE (AdduceUiCorpusEdits, adduce_ui_corpus_edits, G_TYPE_OBJECT)

static const char *
get_label (GPtrArray *stack)
{
  return stack->len > 0 ? adduce_corpus_edit_get_label (stack->pdata[stack->len - 1]) : NULL;
}

static void
adduce_ui_corpus_edits_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  AdduceUiCorpusEdits *self = ADDUCE_UI_CORPUS_EDITS (object);

  switch (prop_id)
    {
    case PROP_RUNNING:
      g_value_set_boolean (value, self->running != NULL);
      break;
    case PROP_PROGRESS:
      g_value_set_double (value, self->progress);
      break;
    case PROP_UNDO_LABEL:
      g_value_set_string (value, get_label (self->undo));
      break;
    case PROP_REDO_LABEL:
      g_value_set_string (value, get_label (self->redo));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
adduce_ui_corpus_edits_finalize (GObject *object)
{
  AdduceUiCorpusEdits *self = ADDUCE_UI_CORPUS_EDITS (object);

  g_clear_weak_pointer (&self->context);
  g_ptr_array_unref (self->undo);
  g_ptr_array_unref (self->redo);
  g_clear_object (&self->running);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (adduce_ui_corpus_edits_parent_class)->finalize (object);
}

static void
adduce_ui_corpus_edits_class_init (AdduceUiCorpusEditsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = adduce_ui_corpus_edits_get_property;
  object_class->finalize = adduce_ui_corpus_edits_finalize;

  properties[PROP_RUNNING] = g_param_spec_boolean ("running", NULL, NULL, FALSE, flags);
  properties[PROP_PROGRESS] = g_param_spec_double ("progress", NULL, NULL, 0, 1, 0, flags);
  properties[PROP_UNDO_LABEL] = g_param_spec_string ("undo-label", NULL, NULL, NULL, flags);
  properties[PROP_REDO_LABEL] = g_param_spec_string ("redo-label", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_STRV);
}

static void
adduce_ui_corpus_edits_init (AdduceUiCorpusEdits *self)
{
  self->undo = g_ptr_array_new_with_free_func (g_object_unref);
  self->redo = g_ptr_array_new_with_free_func (g_object_unref);
}

static void
notify_labels (AdduceUiCorpusEdits *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNDO_LABEL]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REDO_LABEL]);
}

static void
set_progress (AdduceUiCorpusEdits *self, double progress)
{
  self->progress = progress;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROGRESS]);
}

/* What was done goes to the stack from which it is taken back. */
static void
note_done (AdduceUiCorpusEdits *self, AdduceCorpusEdit *edit)
{
  GPtrArray *to = self->way == UNDO ? self->redo : self->undo;

  if (self->way == DO)
    g_ptr_array_set_size (self->redo, 0);
  else
    g_ptr_array_set_size (self->way == UNDO ? self->undo : self->redo,
                          (self->way == UNDO ? self->undo : self->redo)->len - 1);
  if (adduce_corpus_edit_get_n_changed (edit) > 0)
    g_ptr_array_add (to, adduce_corpus_edit_invert (edit));
}

static void
tell_done (AdduceUiCorpusEdits *self, AdduceCorpusEdit *edit)
{
  guint n = adduce_corpus_edit_get_n_changed (edit), n_missing = adduce_corpus_edit_get_n_missing (edit);
  g_autofree char *claims = g_strdup_printf (g_dngettext (NULL, "%u claim", "%u claims", n), n);
  g_autofree char *text = self->way == UNDO
                            /* translators: what was undone, like “Make Claims”; of how many claims, like “2 claims” */
                            ? g_strdup_printf (_("Undone: %s (%s)"), adduce_corpus_edit_get_label (edit), claims)
                            /* translators: what was done, like “Make Claims”; with how many claims, like “2 claims” */
                            : g_strdup_printf (_("%s: %s"), adduce_corpus_edit_get_label (edit), claims);
  g_autofree char *missing
    = g_strdup_printf (g_dngettext (NULL, "%u was no longer there", "%u were no longer there", n_missing), n_missing);
  g_autofree char *both = n_missing > 0 ? g_strdup_printf ("%s; %s", text, missing) : NULL;

  _adduce_ui_context_message (self->context, both != NULL ? both : text, self->way != UNDO && n > 0);
}

/* Callbacks */

static void
free_thread (GTask *task, gpointer source, gpointer edit, GCancellable *cancellable)
{
  g_object_unref (edit);
}

/* A hundred thousand claims are not thrown away between two frames. */
static gboolean
free_cb (gpointer edit)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);

  g_task_set_source_tag (task, free_cb);
  g_task_set_task_data (task, edit, NULL);
  g_task_run_in_thread (task, free_thread);
  return G_SOURCE_REMOVE;
}

static void
run_done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AdduceUiCorpusEdits) self = data;
  AdduceCorpusEdit *edit = g_steal_pointer (&self->running);
  g_autoptr (GError) error = NULL;
  gboolean done = adduce_corpus_edit_run_finish (edit, result, &error);
  g_auto (GStrv) paths = adduce_corpus_edit_dup_paths (edit);

  /* When the run that has it is gone, too. */
  g_idle_add_full (G_PRIORITY_LOW, free_cb, edit, NULL);
  g_clear_object (&self->cancellable);
  if (self->context == NULL)
    return;

  if (done)
    {
      if (self->running_generation == self->generation)
        note_done (self, edit);
      tell_done (self, edit);
    }
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    _adduce_ui_context_message (self->context, _("Stopped; nothing was changed"), FALSE);
  else
    _adduce_ui_context_message (self->context, error->message, FALSE);

  _adduce_ui_context_check_sessions (self->context);
  g_signal_emit (self, changed_signal, 0, paths);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
  notify_labels (self);
}

static void
progress_cb (guint n_done, guint n_all, gpointer data)
{
  AdduceUiCorpusEdits *self = data;

  if (self->running != NULL)
    set_progress (self, n_all > 0 ? n_done / (double) n_all : 0);
}

static void
run (AdduceUiCorpusEdits *self, AdduceCorpusEdit *edit, Way way)
{
  if (self->running != NULL)
    {
      _adduce_ui_context_message (self->context, _("Another change is being made; wait for it, or stop it"), FALSE);
      return;
    }
  /* What is on the screen is what the change was decided on. */
  adduce_ui_context_flush (self->context);
  self->running = g_object_ref (edit);
  self->cancellable = g_cancellable_new ();
  self->way = way;
  self->running_generation = self->generation;
  set_progress (self, 0);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
  adduce_corpus_edit_run_async (edit, progress_cb, self->cancellable, run_done_cb, g_object_ref (self));
}

/* --- public --- */

AdduceUiCorpusEdits *
adduce_ui_corpus_edits_new (AdduceUiContext *context)
{
  AdduceUiCorpusEdits *self = g_object_new (ADDUCE_UI_TYPE_CORPUS_EDITS, NULL);

  g_set_weak_pointer (&self->context, context);
  return self;
}

gboolean
adduce_ui_corpus_edits_get_running (AdduceUiCorpusEdits *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_CORPUS_EDITS (self), FALSE);

  return self->running != NULL;
}

double
adduce_ui_corpus_edits_get_progress (AdduceUiCorpusEdits *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_CORPUS_EDITS (self), 0);

  return self->progress;
}

const char *
adduce_ui_corpus_edits_get_undo_label (AdduceUiCorpusEdits *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_CORPUS_EDITS (self), NULL);

  return get_label (self->undo);
}

const char *
adduce_ui_corpus_edits_get_redo_label (AdduceUiCorpusEdits *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_CORPUS_EDITS (self), NULL);

  return get_label (self->redo);
}

void
adduce_ui_corpus_edits_perform (AdduceUiCorpusEdits *self, AdduceCorpusEdit *edit)
{
  g_return_if_fail (ADDUCE_UI_IS_CORPUS_EDITS (self));
  g_return_if_fail (ADDUCE_IS_CORPUS_EDIT (edit));

  run (self, edit, DO);
}

void
adduce_ui_corpus_edits_add_undo (AdduceUiCorpusEdits *self, AdduceCorpusEdit *edit)
{
  g_return_if_fail (ADDUCE_UI_IS_CORPUS_EDITS (self));
  g_return_if_fail (ADDUCE_IS_CORPUS_EDIT (edit));

  /* While one is taken back it is the last of these, and goes from there. */
  g_ptr_array_insert (self->undo, self->running != NULL ? 0 : -1, g_object_ref (edit));
  if (self->running == NULL)
    g_ptr_array_set_size (self->redo, 0);
  notify_labels (self);
}

void
adduce_ui_corpus_edits_cancel (AdduceUiCorpusEdits *self)
{
  g_return_if_fail (ADDUCE_UI_IS_CORPUS_EDITS (self));

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

void
adduce_ui_corpus_edits_undo (AdduceUiCorpusEdits *self)
{
  g_return_if_fail (ADDUCE_UI_IS_CORPUS_EDITS (self));

  if (self->undo->len > 0)
    run (self, self->undo->pdata[self->undo->len - 1], UNDO);
}

void
adduce_ui_corpus_edits_redo (AdduceUiCorpusEdits *self)
{
  g_return_if_fail (ADDUCE_UI_IS_CORPUS_EDITS (self));

  if (self->redo->len > 0)
    run (self, self->redo->pdata[self->redo->len - 1], REDO);
}

typedef struct {
  char *folder;
  guint generation;
  guint n_changed;
} Recovery;

static void
recovery_free (gpointer data)
{
  g_free (((Recovery *) data)->folder);
  g_free (data);
}

static void
recover_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Recovery *recovery = data;
  GError *error = NULL;

  if (adduce_corpus_edit_recover (recovery->folder, &recovery->n_changed, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
recover_done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  const Recovery *recovery = g_task_get_task_data (G_TASK (result));
  g_autoptr (AdduceUiCorpusEdits) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  if (self->context == NULL || self->generation != recovery->generation)
    return;
  if (error != NULL)
    {
      _adduce_ui_context_message (self->context, error->message, FALSE);
      return;
    }
  if (recovery->n_changed == 0)
    return;
  text = g_strdup_printf (g_dngettext (NULL, "A change that was interrupted is complete: %u claim",
                                       "A change that was interrupted is complete: %u claims", recovery->n_changed),
                          recovery->n_changed);
  _adduce_ui_context_check_sessions (self->context);
  _adduce_ui_context_message (self->context, text, FALSE);
}

void
adduce_ui_corpus_edits_set_folder (AdduceUiCorpusEdits *self, const char *folder)
{
  g_autoptr (GTask) task = NULL;
  Recovery *recovery;

  g_return_if_fail (ADDUCE_UI_IS_CORPUS_EDITS (self));

  self->generation++;
  g_ptr_array_set_size (self->undo, 0);
  g_ptr_array_set_size (self->redo, 0);
  notify_labels (self);
  if (folder == NULL)
    return;

  recovery = g_new0 (Recovery, 1);
  recovery->folder = g_strdup (folder);
  recovery->generation = self->generation;
  task = g_task_new (NULL, NULL, recover_done_cb, g_object_ref (self));
  g_task_set_source_tag (task, adduce_ui_corpus_edits_set_folder);
  g_task_set_task_data (task, recovery, recovery_free);
  g_task_run_in_thread (task, recover_thread);
}
